"""An e-mail message: who, when, what, and the names of what came with it (RFC 5322)."""

import email
import email.policy
import io
from dataclasses import dataclass
from email.message import EmailMessage, Message
from typing import IO, cast

from seiva.core.textos import uma_linha
from seiva.documentos.leitura.texto import decodificar, paragrafos

_CABECALHOS = (
    ("De", "From"),
    ("Para", "To"),
    ("Cópia", "Cc"),
    ("Data", "Date"),
    ("Assunto", "Subject"),
)
_MAIS_ANEXOS = 200

Anexo = tuple[str, bytes]


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
    return [(nome, len(conteudo)) for nome, conteudo in _anexos_com_bytes(mensagem)]


def _anexos_com_bytes(mensagem: EmailMessage) -> list[Anexo]:
    """Parts that carry a file name, in the order in which they came."""
    achados: list[Anexo] = []
    for parte in mensagem.walk():
        nome = _nome(parte)
        if nome and len(achados) < _MAIS_ANEXOS:
            achados.append((nome, _bytes(parte)))
    return achados


def _nome(parte: EmailMessage) -> str:
    try:
        return uma_linha(str(parte.get_filename() or ""))[:200]
    except (ValueError, IndexError, AttributeError, TypeError, KeyError):
        return ""


def _bytes(parte: EmailMessage) -> bytes:
    """Decoded bytes of a part; a message inside the message is its own source."""
    if parte.get_content_type() == "message/rfc822":
        dentro = parte.get_payload()
        partes = dentro if isinstance(dentro, list) else []
        return b"".join(m.as_bytes() for m in partes if isinstance(m, Message))
    bruto = parte.get_payload(decode=True)
    return bruto if isinstance(bruto, bytes) else b""


def anexos_com_bytes(arquivo: IO[bytes]) -> list[Anexo]:
    """Name and bytes of each attachment."""
    return _anexos_com_bytes(email.message_from_binary_file(arquivo, policy=email.policy.default))


def anexo_da_mensagem(arquivo: IO[bytes], numero: int) -> tuple[str, IO[bytes]] | None:
    """Name and content of one attachment, from 0, in the order of `Mensagem.anexos`."""
    anexos = anexos_com_bytes(arquivo)
    if not 0 <= numero < len(anexos):
        return None
    nome, conteudo = anexos[numero]
    return nome, io.BytesIO(conteudo)
