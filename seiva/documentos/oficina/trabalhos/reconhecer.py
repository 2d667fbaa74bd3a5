"""Words in pictures of pages (OCR), by tesseract, in Portuguese."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import IO, Any

import pypdfium2
from PIL import Image, ImageOps

from seiva.documentos.oficina.trabalhos import Ilegivel
from seiva.documentos.oficina.trabalhos.imagens import diminuir, sem_transparencia
from seiva.documentos.oficina.trabalhos.programas import executar

PONTOS = 250 / 72  # scale of the picture of a PDF page: 250 dpi
MAIOR_LADO = 4400
MENOR_LADO = 40  # smaller pictures are bullets and icons
CERTEZA = 35.0  # below it tesseract is guessing at stains
_ORIENTAR = "1"  # page segmentation with detection of how the page is turned


def reconhecer_paginas(
    entrada: IO[bytes],
    saida: IO[bytes],
    *,
    tipo_mime: str,
    numeros: list[int],
    tesseract: str,
    prazo: float,
) -> dict[str, Any]:
    """Text of each page asked for (from 0), in the same order."""
    pagina_a_pagina = _do_pdf if tipo_mime == "application/pdf" else _da_imagem
    textos = []
    for imagem in pagina_a_pagina(entrada, numeros):
        textos.append(_reconhecer(imagem, tesseract, prazo) if imagem else "")
    return {"textos": textos}


def _do_pdf(entrada: IO[bytes], numeros: list[int]) -> Iterator[Image.Image | None]:
    with pypdfium2.PdfDocument(entrada) as pdf:
        for numero in numeros:
            pagina = pdf[numero]
            escala = min(PONTOS, MAIOR_LADO / max(1.0, *pagina.get_size()))
            yield pagina.render(scale=escala, grayscale=True).to_pil()


def _da_imagem(entrada: IO[bytes], numeros: list[int]) -> Iterator[Image.Image | None]:
    try:
        with Image.open(entrada) as imagem:
            for numero in numeros:
                imagem.seek(numero)
                if min(imagem.size) < MENOR_LADO:
                    yield None
                    continue
                yield sem_transparencia(diminuir(imagem, MAIOR_LADO))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as erro:
        raise Ilegivel("A imagem está danificada.") from erro


def _reconhecer(imagem: Image.Image, tesseract: str, prazo: float) -> str:
    ImageOps.autocontrast(imagem.convert("L")).save("pagina.png", compress_level=1)
    comando = [tesseract, "pagina.png", "lido", "-l", "por", "--psm", _ORIENTAR, "--dpi", "250"]
    executar([*comando, "tsv"], prazo)
    tabela = Path("lido.tsv").read_text("utf-8", errors="replace")
    return texto_da_tabela(tabela.splitlines()[1:])


def texto_da_tabela(linhas: Iterable[str]) -> str:
    """Lines of text from tesseract's TSV; words that it doubts are left out."""
    palavras = []
    for linha in linhas:
        campos = linha.split("\t")
        if len(campos) == 12 and campos[0] == "5" and float(campos[10]) >= CERTEZA:
            palavras.append((tuple(campos[2:5]), campos[11].strip()))
    linhas_lidas = groupby(palavras, key=lambda palavra: palavra[0])
    return "\n".join(" ".join(p for _, p in grupo if p) for _, grupo in linhas_lidas)
