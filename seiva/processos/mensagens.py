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

ENVIO = declarar_mensagem(
    Especie(
        "envio-de-processo",
        "Processo recebido pela unidade",
        "Vai ao e-mail da unidade que recebe um processo por envio, se a unidade pediu para ser "
        "avisada no cadastro dela. Processo sigiloso não se envia nem se avisa.",
        "Processo {{ processo }} enviado a {{ unidade }}",
        """O processo {{ processo }} foi enviado por {{ origem }} a {{ unidade }}, em {{ instituicao }}.

Para abrir, entre no sistema:

{{ link }}

Esta unidade pediu para ser avisada de cada processo que recebe. Quem administra a instituição pode desligar o aviso no cadastro da unidade.
""",
        (
            Variavel("unidade", "A sigla da unidade que recebeu.", "TRIB"),
            Variavel("origem", "A sigla da unidade que enviou.", "RH"),
            Variavel("processo", "O número do processo.", "0001.000123/2026-11"),
            Variavel(
                "link",
                "O endereço do processo; só o abre quem pode lê-lo.",
                "https://seiva.exemplo.example/exemplo/processos/1/",
                obrigatoria=True,
            ),
        ),
    )
)
