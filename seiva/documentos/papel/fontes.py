"""Fonts of the paper: Lato and PT Serif, TrueType files that ``fontpkg`` packages ship.

The federal drafting manual asks for Calibri or Carlito; Carlito is Lato with Calibri's widths, so
Lato is its free parent, and coming from a Python package it is the same on every machine: the
rendering never depends on what fontconfig finds, except for symbols that Lato does not draw.
PT Serif is for the institutions that choose a face with serifs; what it does not draw, Lato does.

Norma: Manual de Redação da Presidência da República, 3ª edição (2018), item 5.2.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from pathlib import Path

import fontpkg_lato
import fontpkg_pt_serif
from fontTools.ttLib import TTFont

FAMILIA = "Papel"
FAMILIA_COM_SERIFA = "PapelSerifa"
_PASTA = Path(fontpkg_lato.ROOT) / "files"
_COM_SERIFA = Path(fontpkg_pt_serif.ROOT) / "files"
# resource name → (file, CSS weight, CSS style)
_VARIANTES = {
    "regular": ("Lato-Regular.ttf", 400, "normal"),
    "italico": ("Lato-Italic.ttf", 400, "italic"),
    "negrito": ("Lato-Bold.ttf", 700, "normal"),
    "negrito-italico": ("Lato-BoldItalic.ttf", 700, "italic"),
}
_VARIANTES_COM_SERIFA = {
    "serifa-regular": ("PT_Serif-Web-Regular.ttf", 400, "normal"),
    "serifa-italico": ("PT_Serif-Web-Italic.ttf", 400, "italic"),
    "serifa-negrito": ("PT_Serif-Web-Bold.ttf", 700, "normal"),
    "serifa-negrito-italico": ("PT_Serif-Web-BoldItalic.ttf", 700, "italic"),
}
_FAMILIAS = (
    (FAMILIA, _PASTA, _VARIANTES),
    (FAMILIA_COM_SERIFA, _COM_SERIFA, _VARIANTES_COM_SERIFA),
)


def css_das_fontes() -> str:
    """``@font-face`` rules that name the font files as ``seiva:fonte/<variant>``."""
    return "\n".join(
        f"@font-face{{font-family:{familia};font-weight:{peso};font-style:{estilo};"
        f"src:url(seiva:fonte/{nome})}}"
        for familia, _, variantes in _FAMILIAS
        for nome, (_, peso, estilo) in variantes.items()
    )


@lru_cache(maxsize=len(_VARIANTES) + len(_VARIANTES_COM_SERIFA))
def arquivo_da_fonte(nome: str) -> bytes | None:
    """Bytes of a variant, or None when there is no such variant."""
    for _, pasta, variantes in _FAMILIAS:
        if nome in variantes:
            return (pasta / variantes[nome][0]).read_bytes()
    return None


@lru_cache(maxsize=1)
def caracteres_com_glifo() -> frozenset[int]:
    """Code points that both the regular and the bold face draw."""
    conjuntos = [
        set(TTFont(_PASTA / _VARIANTES[nome][0], lazy=True).getBestCmap())
        for nome in ("regular", "negrito")
    ]
    return frozenset(conjuntos[0] & conjuntos[1])


def so_com_glifo(texto: str, substituto: str = "?") -> str:
    """Text that is safe to draw in a stamp on any machine.

    Composed (NFC), one line, without control or direction characters; what the font cannot draw
    becomes `substituto`, because PDF/A forbids the empty glyph (ISO 19005-2, 6.2.11.8). The exact
    text always travels in the signed declaration.
    """
    composto = " ".join(unicodedata.normalize("NFC", texto).split())
    visiveis = (c for c in composto if unicodedata.category(c) not in {"Cc", "Cf", "Cs"})
    cobertos = caracteres_com_glifo()
    return "".join(c if ord(c) in cobertos else substituto for c in visiveis)
