"""Messages about adoption, that the institution that runs the service sends to who asks to come in."""

from seiva.organizacao.correio import Especie, Variavel, declarar_mensagem

_FIM = """
Acompanhe o pedido por este endereço:

    {{ acompanhar }}

{{ instituicao }}
"""

_TEXTOS: dict[str, tuple[str, str]] = {
    "confirmar": (
        "Confirme o seu e-mail: pedido de adesão {{ protocolo }}",
        """{{ nome }},

Recebemos a manifestação de interesse de {{ ente }}, com o protocolo {{ protocolo }}.

Para que ela seja examinada, confirme que este e-mail é seu até {{ prazo }}:

    {{ confirmar }}

Se não foi você, ignore esta mensagem: sem a confirmação, nada acontece.

{{ instituicao }}
""",
    ),
    "recebida": (
        "Pedido de adesão {{ protocolo }} recebido",
        """{{ nome }},

Seu e-mail está confirmado e o pedido de {{ ente }} foi recebido, com o protocolo {{ protocolo }}.

O próximo passo é nosso: preparar o termo de adesão, que {{ autoridade }} vai receber por e-mail para assinar.
"""
        + _FIM,
    ),
    "juntada": (
        "Pedido de adesão {{ protocolo }}: junto a outro em andamento",
        """{{ nome }},

Seu e-mail está confirmado. Já havia um pedido de {{ ente }} em andamento: o seu, com o protocolo {{ protocolo }}, foi juntado a ele, no mesmo processo, e você pode acompanhá-lo.

Nada mais é preciso fazer. Combine com quem fez o primeiro pedido, na sua instituição.
"""
        + _FIM,
    ),
    "termo": (
        "Termo de adesão de {{ ente }} enviado para assinatura",
        """{{ nome }},

O termo de adesão de {{ ente }} foi assinado por nós e enviado ao e-mail de {{ autoridade }}, que o lê e assina pelo endereço que está na mensagem.
"""
        + _FIM,
    ),
    "aprovada": (
        "{{ ente }}: seu ambiente está pronto",
        """{{ nome }},

A adesão de {{ ente }} foi aprovada e o ambiente está criado, na fase piloto:

    {{ endereco }}

Você é a pessoa que o administra. {{ como }}
"""
        + _FIM,
    ),
    "recusada": (
        "Pedido de adesão {{ protocolo }}: não aprovado",
        """{{ nome }},

O pedido de adesão de {{ ente }} não foi aprovado. Motivo:

{{ motivo }}

Resolvido o motivo, um novo pedido pode ser feito.
"""
        + _FIM,
    ),
    "desistencia": (
        "Pedido de adesão {{ protocolo }}: desistência registrada",
        """{{ nome }},

Registramos a desistência de {{ ente }}. Motivo:

{{ motivo }}

Um novo pedido pode ser feito a qualquer tempo.
"""
        + _FIM,
    ),
}

_TITULOS = {
    "confirmar": ("Adesão: confirmar o e-mail", "Vai a quem faz um pedido de adesão."),
    "recebida": ("Adesão: pedido recebido", "Vai a quem confirmou o e-mail do pedido."),
    "juntada": (
        "Adesão: pedido junto a outro",
        "Vai a quem confirmou um pedido de um ente que já tem outro em andamento.",
    ),
    "termo": ("Adesão: termo para assinatura", "Vai a quem pediu, quando o termo sai assinado."),
    "aprovada": ("Adesão: ambiente pronto", "Vai a quem administra o ambiente criado."),
    "recusada": ("Adesão: pedido não aprovado", "Vai a quem pediu, com o motivo."),
    "desistencia": ("Adesão: desistência", "Vai a quem pediu, com o motivo."),
}
_ACOMPANHAR = Variavel(
    "acompanhar",
    "O endereço em que se acompanha o pedido.",
    "https://seiva.exemplo.example/adesao/acompanhar/exemplo/",
    obrigatoria=True,
)
_COMUNS = (
    Variavel("nome", "O nome do responsável pelo pedido.", "Ana Souza"),
    Variavel("ente", "O ente que pede adesão.", "Município de Campo Alto"),
    Variavel("protocolo", "O protocolo do pedido.", "AD-2026-000001"),
)
_AUTORIDADE = Variavel("autoridade", "A autoridade que assina o termo.", "Sílvio Prado")
_MOTIVO = Variavel("motivo", "O motivo, como foi escrito.", "Falta a delegação.", obrigatoria=True)
_PROPRIAS: dict[str, tuple[Variavel, ...]] = {
    "confirmar": (
        Variavel("prazo", "Até quando se confirma o e-mail.", "30/11/2026 às 18:00"),
        Variavel(
            "confirmar",
            "O endereço em que se confirma o e-mail.",
            "https://seiva.exemplo.example/adesao/confirmar/exemplo/",
            obrigatoria=True,
        ),
    ),
    "recebida": (_AUTORIDADE, _ACOMPANHAR),
    "juntada": (_ACOMPANHAR,),
    "termo": (_AUTORIDADE, _ACOMPANHAR),
    "aprovada": (
        Variavel("endereco", "O endereço do ambiente.", "https://seiva.exemplo.example/exemplo/"),
        Variavel(
            "como",
            "Como entrar pela primeira vez, com os endereços.",
            "Entre com o seu CPF e a senha que você já tem:\n\n"
            "    https://seiva.exemplo.example/entrar/",
            obrigatoria=True,
        ),
        _ACOMPANHAR,
    ),
    "recusada": (_MOTIVO, _ACOMPANHAR),
    "desistencia": (_MOTIVO, _ACOMPANHAR),
}

CARTAS: dict[str, Especie] = {
    nome: declarar_mensagem(
        Especie(
            f"adesao-{nome}",
            *_TITULOS[nome],
            *textos,
            variaveis=_COMUNS + _PROPRIAS[nome],
            da_plataforma=True,
        )
    )
    for nome, textos in _TEXTOS.items()
}
