"""Messages about documents: a credential of signature, a link to sign from outside."""

from seiva.organizacao.correio import Especie, Variavel, declarar_mensagem
from seiva.processos.mensagens import DA_CREDENCIAL

CREDENCIAL_DE_ASSINATURA = declarar_mensagem(
    Especie(
        "credencial-de-assinatura",
        "Credencial de assinatura em documento sigiloso",
        "Vai a quem recebe credencial para assinar. Por sigilo, nenhuma variável diz de que "
        "documento se trata.",
        "Você recebeu uma credencial de assinatura",
        """{{ nome }},

Você recebeu credencial para ler e assinar um documento sigiloso de {{ instituicao }}, na unidade {{ unidade }}.

Entre no sistema, nessa unidade, e abra “Para assinar”: o documento está lá, e pede a sua senha para abrir.

Por sigilo, esta mensagem não diz de que documento se trata.
""",
        DA_CREDENCIAL,
    )
)

ASSINATURA_EXTERNA = declarar_mensagem(
    Especie(
        "assinatura-externa",
        "Documento para assinatura de pessoa de fora",
        "Vai à pessoa de fora a quem se pede assinatura, com o endereço em que ela lê e assina.",
        "{{ instituicao }}: documento para a sua assinatura",
        """{{ nome }},

{{ instituicao }} enviou um documento para a sua assinatura:

    {{ documento }} ({{ numero }})

Para ler e assinar, abra este endereço até {{ prazo }}:

    {{ link }}

O endereço é só seu: não o repasse. Na página, o sistema pede o seu CPF e uma senha, que é a sua assinatura (Lei 14.063/2020). Se você não esperava este pedido, ignore esta mensagem.
""",
        (
            Variavel("nome", "O nome da pessoa de fora.", "Sílvio Prado"),
            Variavel("documento", "O nome do documento.", "Termo de Adesão 3"),
            Variavel("numero", "O número do documento.", "0000123"),
            Variavel("prazo", "Até quando o endereço vale.", "30/11/2026 às 18:00"),
            Variavel(
                "link",
                "O endereço, só desta pessoa, em que ela lê e assina.",
                "https://seiva.exemplo.example/assinar/exemplo/",
                obrigatoria=True,
            ),
        ),
    )
)
