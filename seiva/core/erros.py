"""What can go wrong in an act, in words that a clerk understands.

Doors translate these once: a form error, HTTP 422, a SOAP Fault.
"""

from dataclasses import dataclass


class ErroDaCasa(Exception):
    """Base of every expected refusal."""


class EscopoAusente(ErroDaCasa):
    """A tenant table was touched outside a tenant scope: a defect, never a user's error."""


@dataclass
class RegraViolada(ErroDaCasa):
    """A rule of the domain refused the act.

    `codigo` is stable and machine-readable; `mensagem` is Portuguese and says what to do;
    `campo` names the form field concerned, when there is one; `norma` cites the source.
    """

    codigo: str
    mensagem: str
    campo: str | None = None
    norma: str | None = None

    def __str__(self) -> str:
        return self.mensagem


class SemPermissao(RegraViolada):
    """The actor lacks the authority that the act declares."""


class Conflito(RegraViolada):
    """Somebody else changed the same thing first."""


@dataclass
class Indisponivel(ErroDaCasa):
    """The institution does not answer for now; `mensagem` says why and until when."""

    mensagem: str

    def __str__(self) -> str:
        return self.mensagem


class NaoEncontrado(ErroDaCasa):
    """Absent and forbidden look the same."""
