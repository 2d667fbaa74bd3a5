"""Words of a PDF, page by page, and which pages are only pictures."""

from dataclasses import dataclass
from typing import IO

import pypdfium2
import pypdfium2.raw as pdfium

MAIS_PAGINAS = 5000
MENOS_LETRAS = 4  # a page number alone does not make a page of text
_OLHADOS = 60  # objects of a page looked at before it is taken for a drawn one


@dataclass(frozen=True)
class PdfLido:
    """`paginas`: text of each page; `figuras`: pages (from 0) without text and with a picture."""

    paginas: list[str]
    figuras: list[int]


def ler_pdf(arquivo: IO[bytes]) -> PdfLido:
    """Read every page. Raises `pypdfium2.PdfiumError` when it is no PDF or wants a password."""
    textos: list[str] = []
    figuras: list[int] = []
    with pypdfium2.PdfDocument(arquivo) as pdf:
        for numero in range(min(len(pdf), MAIS_PAGINAS)):
            try:
                pagina = pdf[numero]
                texto = pagina.get_textpage().get_text_bounded().replace("\r\n", "\n")
            except pypdfium2.PdfiumError:  # one broken page does not hide the others
                textos.append("")
                continue
            textos.append(texto)
            if len(texto.strip()) < MENOS_LETRAS and _tem_figura(pagina):
                figuras.append(numero)
            pagina.close()
    return PdfLido(textos, figuras)


def _tem_figura(pagina: pypdfium2.PdfPage) -> bool:
    """Is there anything that could be read as a picture: an image, or many strokes?"""
    for quantos, objeto in enumerate(pagina.get_objects(max_depth=3), 1):
        if objeto.type == pdfium.FPDF_PAGEOBJ_IMAGE or quantos >= _OLHADOS:
            return True
    return False
