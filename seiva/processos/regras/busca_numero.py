"""Telling a process number from other search texts."""

from __future__ import annotations

import re


def apenas_digitos(texto: str) -> str:
    """Keep only the ASCII decimal digits of a text."""
    return "".join(c for c in texto if "0" <= c <= "9")


_ROTULO = re.compile(
    r"^\s*(?:processo|proc\.?|protocolo|nup)?\s*(?:n[º°o]?\.?)?\s*:?\s*(?=\d)", re.IGNORECASE
)
_FORMA_DE_NUMERO = re.compile(r"\d[\d./\-\s\u2013]*")
_FORMAS_DE_OUTRA_COISA = (
    re.compile(r"\d{3}\.\d{3}\.\d{3}-\d{2}"),  # CPF
    re.compile(r"\d{2}\.\d{3}\.\d{3}/\d{4}-\d{2}"),  # CNPJ
    re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-](?:\d{2}|\d{4})"),  # date
)
_MENOR_PEDACO = 3


def normalizar_busca(texto: str) -> str | None:
    """Recognise that a search text is a process number, or a piece of one.

    Returns the digits to look for inside the stored digits of the numbers, or
    ``None`` when the text reads as something else (words, a CPF or CNPJ written with
    its marks, a date, fewer than three digits). Labels before the number, such as
    "Processo nº", are ignored.
    """
    candidato = _ROTULO.sub("", texto, count=1).strip().rstrip("./-\u2013 ")
    if not _FORMA_DE_NUMERO.fullmatch(candidato):
        return None
    if any(forma.fullmatch(candidato) for forma in _FORMAS_DE_OUTRA_COISA):
        return None
    digitos = apenas_digitos(candidato)
    return digitos if len(digitos) >= _MENOR_PEDACO else None
