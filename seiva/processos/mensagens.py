"""Messages about processes."""

from seiva.organizacao.correio import Especie, Variavel, declarar_mensagem

DA_CREDENCIAL = (
    Variavel("nome", "Como se chama a pessoa que recebeu a credencial.", "Ana Souza"),
    Variavel("unidade", "A sigla da unidade em que a credencial vale.", "RH"),
)

CREDENCIAL = declarar_mensagem(
    Especie(
        "credencial",
        "Credencial de acesso a processo sigiloso",
        "Vai a quem recebe credencial. Por sigilo, nenhuma variável diz de que processo se trata.",
        "Você recebeu uma credencial de acesso",
        """{{ nome }},

Você recebeu credencial de acesso a um processo sigiloso de {{ instituicao }}, na unidade {{ unidade }}.

Entre no sistema e abra a mesa dessa unidade: o processo está entre os não lidos, e pede a sua senha para abrir.

Por sigilo, esta mensagem não diz de que processo se trata.
""",
        DA_CREDENCIAL,
    )
)
