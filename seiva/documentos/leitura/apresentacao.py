"""Words of presentations, slide by slide (PPTX, ODP), and of drawings (ODG)."""

import re
import zipfile
from html import escape
from typing import IO

from seiva.documentos.leitura.xml import parte

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_NS = "urn:oasis:names:tc:opendocument:xmlns:"
_PAGINA, _P, _H = (
    f"{{{_NS}drawing:1.0}}page",
    f"{{{_NS}text:1.0}}p",
    f"{{{_NS}text:1.0}}h",
)
MAIS_SLIDES = 1000


def slides_do_pptx(arquivo: IO[bytes]) -> list[str]:
    """Text of each slide, one paragraph a line, in the order of their files."""
    with zipfile.ZipFile(arquivo) as pacote:
        achados = {
            int(numero[1]): nome
            for nome in pacote.namelist()
            if (numero := re.fullmatch(r"ppt/slides/slide(\d{1,6})\.xml", nome))
        }
    slides = []
    for posicao in sorted(achados)[:MAIS_SLIDES]:
        paragrafos = parte(arquivo, achados[posicao]).iter(f"{_A}p")
        linhas = ("".join(t.text or "" for t in p.iter(f"{_A}t")) for p in paragrafos)
        slides.append("\n".join(linha for linha in linhas if linha.strip()))
    return slides


def paginas_do_odf(arquivo: IO[bytes]) -> list[str]:
    """Text of each page of an ODP or ODG."""
    paginas = list(parte(arquivo, "content.xml").iter(_PAGINA))[:MAIS_SLIDES]
    return [
        "\n".join(
            linha
            for paragrafo in pagina.iter(_P, _H)
            if (linha := "".join(str(t) for t in paragrafo.itertext())).strip()
        )
        for pagina in paginas
    ]


def secoes(slides: list[str], nome: str = "Slide") -> list[tuple[str, str]]:
    """Slides as (title, HTML), for when there is no way to draw them."""
    return [
        (
            f"{nome} {numero}",
            "".join(f"<p>{escape(linha)}</p>" for linha in texto.split("\n") if linha)
            or "<p><em>Sem texto.</em></p>",
        )
        for numero, texto in enumerate(slides, 1)
    ]
