"""A real SMTP server on this machine, for tests: takes messages, refuses or drops them when told."""

from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from aiosmtpd.controller import Controller
from django.conf import settings

from seiva.local.portas import porta_livre


class Caixa:
    """What arrived, in order. With `recusar`, the server answers that it cannot, for now.

    With `pasta`, each message also becomes a file there, whole at once, for who reads it while the
    server works in another thread.
    """

    def __init__(self, pasta: Path | None = None) -> None:
        self.pasta = pasta
        self.cartas: list[EmailMessage] = []
        self.recusar = False
        self.porta = porta_livre()
        self._servidor = Controller(self, hostname="127.0.0.1", port=self.porta)

    async def handle_DATA(self, _servidor: Any, _sessao: Any, envelope: Any) -> str:  # noqa: N802
        if self.recusar:
            return "451 4.3.0 Tente mais tarde"
        carta = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(carta, EmailMessage)
        self.cartas.append(carta)
        if self.pasta is not None:
            self._deixar(self.pasta, envelope.content.replace(b"\r\n", b"\n"))
        return "250 OK"

    def _deixar(self, pasta: Path, conteudo: bytes) -> None:
        pasta.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=pasta.parent, delete=False) as parcial:
            parcial.write(conteudo)
        Path(parcial.name).replace(pasta / f"{len(self.cartas):05}.eml")

    @property
    def endereco(self) -> str:
        """As `SEIVA_SMTP_URL` takes it."""
        return f"smtp://127.0.0.1:{self.porta}"

    def abrir(self) -> None:
        self._servidor.start()

    def fechar(self) -> None:
        self._servidor.stop()

    def como_ajuste(self) -> dict[str, Any]:
        """Settings that make the house send here."""
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "EMAIL_HOST": "127.0.0.1",
            "EMAIL_PORT": self.porta,
            "EMAIL_TIMEOUT": settings.EMAIL_TIMEOUT,
        }


def corpo(carta: EmailMessage, qual: str = "plain") -> str:
    """The text or the HTML of a message."""
    parte = carta.get_body((qual,))
    assert parte is not None
    escrito: str = parte.get_content()
    return escrito
