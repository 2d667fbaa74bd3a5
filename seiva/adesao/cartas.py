"""Texts of the messages about adoption: subject and body, by name."""

_FIM = """
Acompanhe o pedido por este endereço:

    {acompanhar}

{plataforma}
"""

CARTAS: dict[str, tuple[str, str]] = {
    "confirmar": (
        "Confirme o seu e-mail: pedido de adesão {protocolo}",
        """{nome},

Recebemos a manifestação de interesse de {ente}, com o protocolo {protocolo}.

Para que ela seja examinada, confirme que este e-mail é seu até {prazo}:

    {confirmar}

Se não foi você, ignore esta mensagem: sem a confirmação, nada acontece.

{plataforma}
""",
    ),
    "recebida": (
        "Pedido de adesão {protocolo} recebido",
        """{nome},

Seu e-mail está confirmado e o pedido de {ente} foi recebido, com o protocolo {protocolo}.

O próximo passo é nosso: preparar o termo de adesão, que {autoridade} vai receber por e-mail para
assinar.
"""
        + _FIM,
    ),
    "juntada": (
        "Pedido de adesão {protocolo}: junto a outro em andamento",
        """{nome},

Seu e-mail está confirmado. Já havia um pedido de {ente} em andamento: o seu, com o protocolo
{protocolo}, foi juntado a ele, no mesmo processo, e você pode acompanhá-lo.

Nada mais é preciso fazer. Combine com quem fez o primeiro pedido, na sua instituição.
"""
        + _FIM,
    ),
    "termo": (
        "Termo de adesão de {ente} enviado para assinatura",
        """{nome},

O termo de adesão de {ente} foi assinado por nós e enviado ao e-mail de {autoridade}, que o lê e
assina pelo endereço que está na mensagem.
"""
        + _FIM,
    ),
    "aprovada": (
        "{ente}: seu ambiente está pronto",
        """{nome},

A adesão de {ente} foi aprovada e o ambiente está criado, na fase piloto:

    {endereco}

Você é a pessoa que o administra. {como}
"""
        + _FIM,
    ),
    "recusada": (
        "Pedido de adesão {protocolo}: não aprovado",
        """{nome},

O pedido de adesão de {ente} não foi aprovado. Motivo:

{motivo}

Resolvido o motivo, um novo pedido pode ser feito.
"""
        + _FIM,
    ),
    "desistencia": (
        "Pedido de adesão {protocolo}: desistência registrada",
        """{nome},

Registramos a desistência de {ente}. Motivo:

{motivo}

Um novo pedido pode ser feito a qualquer tempo.
"""
        + _FIM,
    ),
}
