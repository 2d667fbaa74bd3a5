"""Texts of one line, as people type or paste them."""

import re
import unicodedata

# Overrides and isolates of direction turn around whatever comes after them on the page
# (Unicode, UAX #9); the other control characters print as nothing.
_DE_DIRECAO = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_ESPACOS = re.compile(r"\s+")


def uma_linha(texto: str) -> str:
    """The text in one line, without control or direction characters, spaces made single."""
    plano = _ESPACOS.sub(" ", texto)
    limpo = (c for c in plano if c not in _DE_DIRECAO and unicodedata.category(c) != "Cc")
    return "".join(limpo).strip()


def sem_acentos(texto: str) -> str:
    """Lower case without accents, to compare forgivingly; the length may change."""
    plano = unicodedata.normalize("NFKD", texto.casefold())
    return "".join(c for c in plano if not unicodedata.combining(c))
