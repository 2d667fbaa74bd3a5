"""Words of a PDF page and where each is seen.

Every place is a fraction of the page *as it is shown*: turned by /Rotate, cut by the CropBox, from
the top left corner to the right and down. The same fractions hold over a picture of the page, of
any size, and over a page made from that picture. Source: ISO 32000-1, 7.7.3 and 8.3.
"""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

_GRADE = 100_000  # the page is taken for a square of so many points a side
_INVISIVEIS = {3, 7}  # text render modes that draw nothing (ISO 32000-1, 9.3.6)
_QUEBRAS = {"\r", "\n"}
_HIFENS = {"\x02", "\ufffe"}  # a hyphen at the end of a line, as PDFium tells it


@dataclass(frozen=True)
class Caixa:
    """A rectangle of the page: left, top, width and height, from 0 to 1."""

    x: float
    y: float
    largura: float
    altura: float

    def toca(self, outra: "Caixa", folga: float = 0.0) -> bool:
        """Do they share a point, or come closer than `folga`?"""
        return (
            self.x <= outra.x + outra.largura + folga
            and outra.x <= self.x + self.largura + folga
            and self.y <= outra.y + outra.altura + folga
            and outra.y <= self.y + self.altura + folga
        )


@dataclass(frozen=True)
class Palavra:
    """`desenhada` is False for text that is in the page and draws nothing (a layer of OCR)."""

    texto: str
    caixa: Caixa
    desenhada: bool = True


def linhas_da_pagina(pagina: pypdfium2.PdfPage) -> list[list[Palavra]]:
    """Words of the page, line by line, in the order in which the file has them."""
    linhas: list[list[Palavra]] = []
    linha: list[Palavra] = []
    juntas: list[tuple[str, Caixa, bool]] = []

    def fechar_palavra() -> None:
        if juntas:
            texto = "".join(letra for letra, _, _ in juntas)
            caixa = envolver([caixa for _, caixa, _ in juntas])
            linha.append(Palavra(texto, caixa, all(visivel for _, _, visivel in juntas)))
            juntas.clear()

    for letra, caixa, visivel in _letras(pagina):
        if letra.isspace() or letra in _QUEBRAS:
            fechar_palavra()
            if letra in _QUEBRAS and linha:
                linhas.append(list(linha))
                linha.clear()
        else:
            juntas.append(("-" if letra in _HIFENS else letra, caixa, visivel))
    fechar_palavra()
    return [*linhas, linha] if linha else linhas


def envolver(caixas: list[Caixa]) -> Caixa:
    """The smallest rectangle around all of them; there is at least one."""
    x, y = min(c.x for c in caixas), min(c.y for c in caixas)
    direita = max(c.x + c.largura for c in caixas)
    return Caixa(x, y, direita - x, max(c.y + c.altura for c in caixas) - y)


def _letras(pagina: pypdfium2.PdfPage) -> Iterator[tuple[str, Caixa, bool]]:
    texto = pagina.get_textpage()
    try:
        for indice in range(texto.count_chars()):
            codigo = pdfium.FPDFText_GetUnicode(texto.raw, indice)
            if not codigo or 0xD800 <= codigo <= 0xDFFF:
                continue
            yield chr(codigo), _caixa(pagina, texto, indice), _desenha(texto, indice)
    finally:
        texto.close()


def _desenha(texto: pypdfium2.PdfTextPage, indice: int) -> bool:
    objeto = pdfium.FPDFText_GetTextObject(texto.raw, indice)
    return not objeto or pdfium.FPDFTextObj_GetTextRenderMode(objeto) not in _INVISIVEIS


def _caixa(pagina: pypdfium2.PdfPage, texto: pypdfium2.PdfTextPage, indice: int) -> Caixa:
    esquerda, baixo, direita, cima = texto.get_charbox(indice)
    cantos = [_no_quadro(pagina, x, y) for x in (esquerda, direita) for y in (baixo, cima)]
    x, y = min(c[0] for c in cantos), min(c[1] for c in cantos)
    return Caixa(x, y, max(c[0] for c in cantos) - x, max(c[1] for c in cantos) - y)


def _no_quadro(pagina: pypdfium2.PdfPage, x: float, y: float) -> tuple[float, float]:
    """A point of the page's own space, where it is shown: PDFium turns and cuts as it draws."""
    na_tela_x, na_tela_y = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDF_PageToDevice(pagina.raw, 0, 0, _GRADE, _GRADE, 0, x, y, na_tela_x, na_tela_y)
    return na_tela_x.value / _GRADE, na_tela_y.value / _GRADE
