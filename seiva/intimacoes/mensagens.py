"""Messages to who is served notice. None of them says what the documents say."""

from seiva.organizacao.correio import Especie, Variavel, declarar_mensagem

_NOME = Variavel("nome", "O nome da pessoa intimada.", "Sílvio Prado")
_PROCESSO = Variavel("processo", "O número do processo.", "0001.000123/2026-11")
_PRAZO = Variavel("prazo", "O último dia do prazo.", "segunda-feira, 30/11/2026")
_LINK = Variavel(
    "link",
    "A página da intimação, que pede a conta da pessoa.",
    "https://seiva.exemplo.example/exemplo/meus/intimacoes/1/",
    obrigatoria=True,
)
_TODAS = (_NOME, _PROCESSO, _PRAZO, _LINK)

EXPEDIDA = declarar_mensagem(
    Especie(
        "intimacao-expedida",
        "Intimação: aviso a quem foi intimado",
        "Vai a cada pessoa, logo que a unidade a intima.",
        "Você recebeu uma intimação de {{ instituicao }}",
        """{{ nome }},

{{ instituicao }} enviou uma intimação a você, no processo {{ processo }}.

Abra-a até {{ prazo }}:

{{ link }}

Se ninguém a abrir até esse dia, a lei considera que você já sabe dela, e o prazo para responder começa a correr.
""",
        _TODAS,
    )
)
CUMPRIDA = declarar_mensagem(
    Especie(
        "intimacao-cumprida",
        "Intimação: prazo para responder",
        "Vai à pessoa intimada quando ela abre a intimação, ou quando o prazo para abrir termina.",
        "Intimação do processo {{ processo }}: prazo até {{ prazo }}",
        """{{ nome }},

A intimação do processo {{ processo }} foi cumprida: você já se considera avisado dela.

O prazo para responder termina em {{ prazo }}, às 23h59min59s, no horário de Brasília.

Veja os documentos, e por que o prazo termina nesse dia:

{{ link }}
""",
        _TODAS,
    )
)
PRORROGADA = declarar_mensagem(
    Especie(
        "intimacao-prorrogada",
        "Intimação: prazo prorrogado",
        "Vai à pessoa intimada quando o prazo de resposta passa para outro dia, porque o sistema "
        "ficou fora do ar.",
        "Processo {{ processo }}: seu prazo passou para {{ prazo }}",
        """{{ nome }},

O sistema ficou fora do ar no último dia do seu prazo. Por isso, o prazo para responder à intimação do processo {{ processo }} passou para {{ prazo }}.

{{ link }}
""",
        _TODAS,
    )
)
LEMBRETE_DE_ABRIR = declarar_mensagem(
    Especie(
        "intimacao-lembrete-abrir",
        "Intimação: lembrete de abrir",
        "Vai uma vez à pessoa que ainda não abriu a intimação, três dias antes de o prazo terminar.",
        "Lembrete: intimação por abrir até {{ prazo }}",
        """{{ nome }},

Você tem uma intimação por abrir no processo {{ processo }}, de {{ instituicao }}. O prazo para abri-la termina em {{ prazo }}.

{{ link }}
""",
        _TODAS,
    )
)
LEMBRETE_DE_RESPONDER = declarar_mensagem(
    Especie(
        "intimacao-lembrete-responder",
        "Intimação: lembrete de responder",
        "Vai uma vez à pessoa que ainda não respondeu a uma intimação que exige resposta, três dias "
        "antes de o prazo terminar.",
        "Lembrete: responda até {{ prazo }}",
        """{{ nome }},

A intimação do processo {{ processo }}, de {{ instituicao }}, exige a sua resposta até {{ prazo }}, às 23h59min59s, no horário de Brasília.

{{ link }}
""",
        _TODAS,
    )
)
