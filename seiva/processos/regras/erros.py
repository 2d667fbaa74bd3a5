"""Refusals of the pure rules of this module.

They carry a stable code and a sentence that a clerk understands; actions turn
them into the house's ``RegraViolada`` at one place.
"""

from __future__ import annotations


class RecusaDeRegra(ValueError):
    """A pure rule refused its input.

    Attributes:
        codigo: stable machine-readable code in snake_case.
        mensagem: sentence in Brazilian Portuguese saying what to do.
    """

    def __init__(self, codigo: str, mensagem: str) -> None:
        super().__init__(mensagem)
        self.codigo = codigo
        self.mensagem = mensagem


class MascaraInvalida(RecusaDeRegra):
    """The numbering mask written by the administrator cannot number processes."""


class ContextoInvalido(RecusaDeRegra):
    """The codes or the year given do not fit the mask."""


class SequenciaEsgotada(RecusaDeRegra):
    """The sequence of the year no longer fits the width set in the mask."""


class NumeroInvalido(RecusaDeRegra):
    """A typed process number breaks the format or the check digit of the mask."""
