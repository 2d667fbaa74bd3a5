"""One piece of the export as a PDF that can be joined: read, checked and made harmless.

Runs in the workshop (`montador`): files come from outside, and whatever they do to the
libraries that read them happens there.
"""

from __future__ import annotations

import io
import zlib
from contextlib import suppress
from dataclasses import dataclass
from typing import BinaryIO

import pikepdf
from PIL import Image, ImageOps, ImageSequence

from seiva.autos.pdf.reparo import DEFEITOS, foi_refeito, reparar

SENHA, DANIFICADO, GRANDE, VAZIO = "senha", "danificado", "grande", "vazio"
MAIS_PAGINAS = 5000
MAIS_OBJETOS = 400_000
MAIS_PIXELS = 80_000_000
_LADO_MAIOR = 4000  # pixels of an image that is encoded again
_A4 = (595.28, 841.89)
_MARGEM = 34.0
_SO_OLHAR = {"/URI", "/GoTo"}


class Recusada(Exception):
    """A piece that cannot become pages; the argument is one of the reasons above."""


@dataclass(frozen=True)
class Aberta:
    """A piece that can be joined; `refeita` when its pages come from a repaired copy."""

    pdf: pikepdf.Pdf
    refeita: bool = False


def abrir(tipo: str, entrada: BinaryIO) -> Aberta:
    """The piece as an open PDF, at least one page long, while `entrada` stays open.

    Raises `Recusada`.
    """
    if tipo == "imagem":
        return Aberta(_de_imagem(entrada))
    if tipo == "html":
        return _de_html(entrada)
    return _de_pdf(entrada)


def _de_pdf(entrada: BinaryIO) -> Aberta:
    with suppress(*DEFEITOS):
        try:
            pdf = _preparar(pikepdf.open(entrada, suppress_warnings=True))
        except pikepdf.PasswordError as erro:
            raise Recusada(SENHA) from erro
        if not foi_refeito(pdf):
            return Aberta(pdf)
    with suppress(*DEFEITOS):
        if reparado := reparar(entrada):
            return Aberta(_preparar(reparado), refeita=True)
    raise Recusada(DANIFICADO)


def _preparar(pdf: pikepdf.Pdf) -> pikepdf.Pdf:
    """The file, measured and made harmless. Raises `Recusada` and `DEFEITOS`."""
    if int(pdf.trailer.get("/Size", 0)) > MAIS_OBJETOS:
        raise Recusada(GRANDE)
    paginas = len(pdf.pages)
    if not paginas:
        raise Recusada(VAZIO)
    if paginas > MAIS_PAGINAS:
        raise Recusada(GRANDE)
    _desarmar(pdf)
    return pdf


def _desarmar(pdf: pikepdf.Pdf) -> None:
    """Fields and stamps become drawing; what acts by itself goes away, plain links stay."""
    pdf.flatten_annotations("all")
    for pagina in pdf.pages:
        objeto = pagina.obj
        if "/AA" in objeto:
            del objeto["/AA"]
        notas = objeto.get("/Annots")
        if isinstance(notas, pikepdf.Array):
            objeto["/Annots"] = pikepdf.Array([nota for nota in notas if _inofensiva(nota)])


def _inofensiva(nota: pikepdf.Object) -> bool:
    if not isinstance(nota, pikepdf.Dictionary):
        return False
    if nota.get("/Subtype") != pikepdf.Name.Link:
        return False
    acao = nota.get("/A")
    return "/AA" not in nota and (acao is None or str(acao.get("/S")) in _SO_OLHAR)


def _de_imagem(entrada: BinaryIO) -> pikepdf.Pdf:
    Image.MAX_IMAGE_PIXELS = MAIS_PIXELS
    pdf = pikepdf.new()
    try:
        with Image.open(entrada) as imagem:
            if imagem.width * imagem.height > MAIS_PIXELS:
                raise Recusada(GRANDE)
            if imagem.format == "JPEG" and imagem.mode in {"L", "RGB"} and _em_pe(imagem):
                _pagina_com(pdf, imagem.size, _jpeg(pdf, imagem, entrada))
                return pdf
            for quadro in ImageSequence.Iterator(imagem):
                if len(pdf.pages) >= (MAIS_PAGINAS if imagem.format == "TIFF" else 1):
                    break
                pronta = _simplificar(quadro)
                _pagina_com(pdf, pronta.size, _crua(pdf, pronta))
    except Image.DecompressionBombError as erro:
        raise Recusada(GRANDE) from erro
    except (OSError, ValueError, SyntaxError, EOFError, TypeError, ZeroDivisionError) as erro:
        raise Recusada(DANIFICADO) from erro
    if not len(pdf.pages):
        raise Recusada(VAZIO)
    return pdf


def _em_pe(imagem: Image.Image) -> bool:
    return imagem.getexif().get(0x0112, 1) == 1


def _simplificar(quadro: Image.Image) -> Image.Image:
    """Upright, opaque, of at most `_LADO_MAIOR` pixels a side, in one of three modes."""
    imagem: Image.Image = ImageOps.exif_transpose(quadro) or quadro
    if imagem.mode == "1":
        return imagem
    if "A" in imagem.getbands() or "transparency" in imagem.info:
        com_alfa = imagem.convert("RGBA")
        fundo = Image.new("RGBA", com_alfa.size, "white")
        imagem = Image.alpha_composite(fundo, com_alfa).convert("RGB")
    elif imagem.mode != "L":
        imagem = imagem.convert("RGB")
    if max(imagem.size) > _LADO_MAIOR:
        imagem.thumbnail((_LADO_MAIOR, _LADO_MAIOR))
    return imagem


def _jpeg(pdf: pikepdf.Pdf, imagem: Image.Image, entrada: BinaryIO) -> pikepdf.Stream:
    imagem.load()  # cut files fail here, not in the reader of the export
    entrada.seek(0)
    return _xobjeto(pdf, imagem, entrada.read(), pikepdf.Name.DCTDecode)


def _crua(pdf: pikepdf.Pdf, imagem: Image.Image) -> pikepdf.Stream:
    return _xobjeto(pdf, imagem, zlib.compress(imagem.tobytes(), 6), pikepdf.Name.FlateDecode)


def _xobjeto(
    pdf: pikepdf.Pdf, imagem: Image.Image, dados: bytes, filtro: pikepdf.Name
) -> pikepdf.Stream:
    cores = pikepdf.Name.DeviceRGB if imagem.mode == "RGB" else pikepdf.Name.DeviceGray
    fluxo = pikepdf.Stream(pdf, dados)
    fluxo.stream_dict = pikepdf.Dictionary(
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=imagem.width,
        Height=imagem.height,
        ColorSpace=cores,
        BitsPerComponent=1 if imagem.mode == "1" else 8,
        Filter=filtro,
    )
    return fluxo


def _pagina_com(pdf: pikepdf.Pdf, tamanho: tuple[int, int], imagem: pikepdf.Stream) -> None:
    """An A4 page, on its side for wide images, with the image as large as it fits."""
    largura, altura = _A4 if tamanho[1] >= tamanho[0] else _A4[::-1]
    escala = min((largura - 2 * _MARGEM) / tamanho[0], (altura - 2 * _MARGEM) / tamanho[1], 1.0)
    w, h = tamanho[0] * escala, tamanho[1] * escala
    x, y = (largura - w) / 2, altura - _MARGEM - h
    pagina = pdf.add_blank_page(page_size=(largura, altura))
    pagina.obj["/Resources"] = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im=imagem))
    pagina.contents_add(f"q {w:.2f} 0 0 {h:.2f} {x:.2f} {y:.2f} cm /Im Do Q".encode())


def _de_html(entrada: BinaryIO) -> Aberta:
    """Sanitised HTML of a text, letter or message, printed without network and without files."""
    from seiva.documentos.papel.render import renderizar

    try:
        feito = renderizar(entrada.read().decode("utf-8"), titulo="Reprodução")
    except (ValueError, OverflowError, RuntimeError, RecursionError) as erro:
        raise Recusada(DANIFICADO) from erro
    return _de_pdf(io.BytesIO(feito.pdf))
