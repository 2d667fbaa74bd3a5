"""A PDF whose table of objects is broken, read as readers do, when what it shows is beyond doubt.

The table is made anew on a copy in memory, as qpdf does or, failing that, by `reconstruir`. A copy
is trusted only if PDFium, the library of most browsers, draws every page of it exactly as it draws
the original: the same broken file may read differently in two programs, and be made to.
"""

import io
from collections.abc import Iterator
from contextlib import suppress
from typing import BinaryIO

import pikepdf
import pypdfium2

from seiva.documentos.defora.reconstrucao import reconstruir

MAIOR = 64 * 1024 * 1024
MAIS_PAGINAS = 500
_PONTOS = 600  # of the larger side, in the comparison
DEFEITOS = (pikepdf.PdfError, ValueError, TypeError, RuntimeError, AttributeError, KeyError)


def foi_refeito(pdf: pikepdf.Pdf) -> bool:
    """Whether the library had to make the table anew to open the file."""
    return any("reconstruct" in str(aviso) for aviso in pdf.get_warnings())


def reparar(entrada: BinaryIO) -> pikepdf.Pdf | None:
    """A copy with a right table; None when there is none, or it could show something else."""
    entrada.seek(0)
    original = entrada.read(MAIOR + 1)
    if len(original) > MAIOR:
        return None
    for copia in _copias(original):
        with suppress(pypdfium2.PdfiumError, *DEFEITOS):
            if _mostram_o_mesmo(original, copia):
                return pikepdf.open(io.BytesIO(copia), suppress_warnings=True)
    return None


def _copias(original: bytes) -> Iterator[bytes]:
    with suppress(*DEFEITOS):
        saida = io.BytesIO()
        with pikepdf.open(io.BytesIO(original), suppress_warnings=True) as pdf:
            pdf.save(saida)
        yield saida.getvalue()
    if refeito := reconstruir(original):
        yield refeito


def _mostram_o_mesmo(original: bytes, copia: bytes) -> bool:
    with pypdfium2.PdfDocument(original) as antes, pypdfium2.PdfDocument(copia) as depois:
        if not 0 < len(antes) == len(depois) <= MAIS_PAGINAS:
            return False
        return all(_desenho(antes, i) == _desenho(depois, i) for i in range(len(antes)))


def _desenho(pdf: pypdfium2.PdfDocument, numero: int) -> tuple[int, int, bytes]:
    pagina = pdf[numero]
    imagem = pagina.render(scale=_PONTOS / max(1.0, *pagina.get_size()))
    return imagem.width, imagem.height, bytes(imagem.buffer)
