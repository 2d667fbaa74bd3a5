"""An e-mail message: who, when, what, and the names of what came with it (RFC 5322)."""

import email
import email.policy
from dataclasses import dataclass
from email.message import EmailMessage
from typing import IO, cast

from seiva.documentos.leitura.texto import decodificar, paragrafos

_CABECALHOS = (
    ("De", "From"),
    ("Para", "To"),
    ("Cópia", "Cc"),
    ("Data", "Date"),
    ("Assunto", "Subject"),
)
_MAIS_ANEXOS = 200


@dataclass(frozen=True)
class Mensagem:
    """`html` is as it came: who shows it must sanitise it. `anexos`: name and size in bytes."""

    cabecalhos: list[tuple[str, str]]
    html: str
    anexos: list[tuple[str, int]]


def ler_mensagem(arquivo: IO[bytes]) -> Mensagem:
    """Parse a message. Damaged headers become empty text, never an error."""
    mensagem = email.message_from_binary_file(arquivo, policy=email.policy.default)
    cabecalhos = [
        (rotulo, " ".join(str(valor).split()))
        for rotulo, nome in _CABECALHOS
        if (valor := _cabecalho(mensagem, nome))
    ]
    return Mensagem(cabecalhos, _corpo(mensagem), _anexos(mensagem))


def _cabecalho(mensagem: EmailMessage, nome: str) -> str:
    # The parser of structured headers fails on malformed ones in several ways.
    try:
        return str(mensagem.get(nome, ""))
    except (ValueError, IndexError, AttributeError, TypeError):
        return ""


def _corpo(mensagem: EmailMessage) -> str:
    try:
        parte = mensagem.get_body(preferencelist=("html", "plain"))
    except (ValueError, AttributeError, KeyError):
        parte = None
    if parte is None:
        return "<p><em>A mensagem não tem texto.</em></p>"
    texto = _texto(cast(EmailMessage, parte))
    return texto if parte.get_content_type() == "text/html" else paragrafos(texto)


def _texto(parte: EmailMessage) -> str:
    try:
        return str(parte.get_content())
    except (LookupError, ValueError, UnicodeError):
        bruto = parte.get_payload(decode=True)
        return decodificar(bruto if isinstance(bruto, bytes) else b"")


def _anexos(mensagem: EmailMessage) -> list[tuple[str, int]]:
    achados: list[tuple[str, int]] = []
    for parte in mensagem.walk():
        nome = parte.get_filename()
        if nome and len(achados) < _MAIS_ANEXOS:
            bruto = parte.get_payload(decode=True)
            achados.append((str(nome), len(bruto) if isinstance(bruto, bytes) else 0))
    return achados
