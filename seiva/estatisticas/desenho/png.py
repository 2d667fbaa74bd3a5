"""A drawing as a picture, made on the server: WeasyPrint lays it out, PDFium paints it.

Both are already here, for documents and for reading files; another library of SVG would be one
more to keep (ADR 0028).
"""

import io
import re
from functools import lru_cache
from html import escape
from threading import Lock

import pypdfium2
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from seiva.documentos.papel.fontes import FAMILIA, css_das_fontes
from seiva.documentos.papel.recursos import Buscador, nenhum_recurso

ESCALA = 2.0
MARGEM = 16
_PDFIUM = Lock()


@lru_cache(maxsize=64)
def png(svg: str, titulo: str) -> bytes:
    """Paint a drawing that stands alone (`Tela.svg(sozinho=True)`) on white, at twice its size."""
    medidas = re.search(r'viewBox="0 0 (\d+) (\d+)"', svg)
    assert medidas is not None
    largura, altura = (int(n) + 2 * MARGEM for n in medidas.groups())
    desenho = re.sub(r"sans-serif", FAMILIA, svg)
    fontes = FontConfiguration()
    estilo = (
        f"@page{{size:{largura}px {altura + 40}px;margin:{MARGEM}px}}"
        f"body{{margin:0;background:#fff;font-family:{FAMILIA}}}h1{{font-size:16px;margin:0 0 12px}}"
    )
    html = f"<html><body><h1>{escape(titulo)}</h1>{desenho}</body></html>"
    busca = Buscador(nenhum_recurso)
    pdf = HTML(string=html, url_fetcher=busca).write_pdf(
        stylesheets=[CSS(string=css_das_fontes() + estilo, font_config=fontes, url_fetcher=busca)],
        font_config=fontes,
    )
    saida = io.BytesIO()
    # PDFium is not safe for threads. A page is in points: three of them are four pixels.
    with _PDFIUM, pypdfium2.PdfDocument(pdf) as documento:
        imagem = documento[0].render(scale=ESCALA * 4 / 3).to_pil()
    imagem.save(saida, format="PNG", optimize=True)
    return saida.getvalue()
