"""Messages to who gives powers, and to who receives or loses them."""

from seiva.organizacao.correio import Especie, Variavel, declarar_mensagem
from seiva.organizacao.mensagens import NOME

_REPRESENTANTE = Variavel("representante", "Quem representa.", "Bruno Reis")
_REPRESENTADA = Variavel("representada", "Quem é representado.", "Padaria Modelo Ltda.")
_LINK = Variavel(
    "link",
    "A página das representações da pessoa.",
    "https://seiva.exemplo.example/exemplo/meus/representacoes/",
    obrigatoria=True,
)

DADA = declarar_mensagem(
    Especie(
        "procuracao-dada",
        "Procuração dada",
        "Vai a quem deu a procuração e a quem a recebeu.",
        "Procuração de {{ representada }} para {{ representante }}",
        """Olá, {{ nome }}.

{{ representante }} recebeu procuração para representar {{ representada }} em {{ instituicao }}.

Poderes:
{{ poderes }}

Validade: {{ prazo }}

Veja o documento, revogue ou renuncie em:

{{ link }}

Se você não reconhece esta procuração, entre agora e encerre-a.
""",
        (
            NOME,
            _REPRESENTANTE,
            _REPRESENTADA,
            Variavel("poderes", "Os poderes, um por linha.", "- Ver os processos e os documentos"),
            Variavel("prazo", "Até quando vale.", "até 31/12/2027"),
            _LINK,
        ),
    )
)

ENCERRADA = declarar_mensagem(
    Especie(
        "representacao-encerrada",
        "Representação encerrada",
        "Vai às duas partes, quando alguém revoga os poderes ou renuncia a eles.",
        "{{ representante }} não representa mais {{ representada }}",
        """Olá, {{ nome }}.

{{ representante }} não representa mais {{ representada }} em {{ instituicao }}. {{ como }}

O que foi feito antes continua valendo. Veja o documento em:

{{ link }}
""",
        (
            NOME,
            _REPRESENTANTE,
            _REPRESENTADA,
            Variavel("como", "Como terminou, e quando.", "Revogada em 23/11/2026 às 18:00."),
            _LINK,
        ),
    )
)

DECIDIDA = declarar_mensagem(
    Especie(
        "representacao-decidida",
        "Representação de empresa conferida",
        "Vai a quem declarou que representa uma empresa, quando a instituição aprova ou recusa.",
        "Sua representação de {{ representada }}",
        """Olá, {{ nome }}.

{{ instituicao }} conferiu a sua declaração de que representa {{ representada }}. {{ decisao }}

Veja em:

{{ link }}
""",
        (
            NOME,
            _REPRESENTADA,
            Variavel("decisao", "O que foi decidido.", "Foi aprovada."),
            _LINK,
        ),
    )
)
