"""Pictures that a browser does not show, or should not have to: bound as PDF, or made smaller."""

from collections.abc import Iterator
from typing import IO, Any

from PIL import Image, ImageOps, ImageSequence

from seiva.documentos.oficina.trabalhos import Ilegivel

MAIOR_LADO = 2600  # points of the reduced copy: an A4 at about 225 dpi
MAIS_PAGINAS = 500
PIXELS = 250_000_000
DPI = 200
_ILEGIVEL = "A imagem está danificada ou é de um tipo desconhecido."

Image.MAX_IMAGE_PIXELS = PIXELS


def reduzir_imagem(entrada: IO[bytes], saida: IO[bytes], *, tipo_mime: str) -> dict[str, Any]:
    """A copy of at most `MAIOR_LADO` points a side, as WebP, turned as the camera said."""
    try:
        with Image.open(entrada) as imagem:
            reduzida = diminuir(imagem)
            modo = "RGBA" if "A" in reduzida.getbands() else "RGB"
            reduzida.convert(modo).save(saida, "WEBP", quality=82)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as erro:
        raise Ilegivel(_ILEGIVEL) from erro
    return {"tipo_mime": "image/webp"}


def encadernar_imagem(entrada: IO[bytes], saida: IO[bytes], *, tipo_mime: str) -> dict[str, Any]:
    """A PDF with one page for each picture of the file (TIFF of many pages, BMP…)."""
    try:
        with Image.open(entrada) as imagem:
            todas = _paginas(imagem)
            primeira = next(todas)
            primeira.save(saida, "PDF", save_all=True, append_images=todas, resolution=DPI)
            paginas = min(getattr(imagem, "n_frames", 1), MAIS_PAGINAS)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as erro:
        raise Ilegivel(_ILEGIVEL) from erro
    return {"tipo_mime": "application/pdf", "paginas": paginas}


def _paginas(imagem: Image.Image) -> Iterator[Image.Image]:
    for numero, quadro in enumerate(ImageSequence.Iterator(imagem)):
        if numero == MAIS_PAGINAS:
            return
        pagina = diminuir(quadro)
        yield pagina if pagina.mode in {"1", "L"} else sem_transparencia(pagina)


def diminuir(imagem: Image.Image, maior_lado: int = MAIOR_LADO) -> Image.Image:
    """Upright and at most `maior_lado` points a side."""
    if max(imagem.size) > maior_lado:
        imagem.draft("RGB", (maior_lado, maior_lado))  # JPEG: decodes less
        imagem = imagem.copy()
        if imagem.mode == "1":
            imagem = imagem.convert("L")
        elif imagem.mode in {"P", "PA"}:
            imagem = imagem.convert("RGBA")
        imagem.thumbnail((maior_lado, maior_lado), reducing_gap=2.0)
    return ImageOps.exif_transpose(imagem) or imagem


def sem_transparencia(imagem: Image.Image) -> Image.Image:
    """RGB over white paper."""
    if "A" in imagem.getbands() or "transparency" in imagem.info:
        com = imagem.convert("RGBA")
        papel = Image.new("RGB", com.size, "white")
        papel.paste(com, mask=com.getchannel("A"))
        return papel
    return imagem.convert("RGB")
