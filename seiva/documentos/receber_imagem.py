"""Pictures for the text of a document: checked by content and written again."""

from io import BytesIO

from PIL import Image

from seiva.core.erros import RegraViolada
from seiva.documentos.armazenamento import conferir_espaco
from seiva.documentos.arquivos import guardar_arquivo
from seiva.documentos.models import Arquivo

MAXIMO = 2 * 1024 * 1024
PIXELS = 24_000_000
_NOMES = {"PNG": "png", "JPEG": "jpg"}


def guardar_imagem(conteudo: bytes) -> Arquivo:
    """Store a PNG or JPEG of up to 2 MB, re-encoded: no metadata, nothing hidden after the end.

    Raises `RegraViolada` saying what is wrong with it.
    """
    if len(conteudo) > MAXIMO:
        raise RegraViolada("imagem_grande", "A imagem passa de 2 MB. Reduza-a e tente de novo.")
    formato, novo = _escrever_de_novo(conteudo)
    conferir_espaco(len(novo))
    return guardar_arquivo(
        [novo], nome=f"imagem.{_NOMES[formato]}", tipo_mime=f"image/{formato.lower()}"
    )


def _escrever_de_novo(conteudo: bytes) -> tuple[str, bytes]:
    try:
        with Image.open(BytesIO(conteudo), formats=list(_NOMES)) as imagem:
            if imagem.width * imagem.height > PIXELS:
                raise RegraViolada(
                    "imagem_de_muitos_pixels",
                    "A imagem tem pontos demais. Reduza-a para até 24 megapixels.",
                )
            imagem.load()
            formato = str(imagem.format)
            saida = BytesIO()
            if formato == "JPEG":
                _direita(imagem).convert("L" if imagem.mode == "L" else "RGB").save(
                    saida, "JPEG", quality=88
                )
            else:
                tem_alfa = "A" in imagem.getbands() or "transparency" in imagem.info
                imagem.convert("RGBA" if tem_alfa else "RGB").save(saida, "PNG", optimize=True)
            return formato, saida.getvalue()
    except RegraViolada:
        raise
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as erro:
        raise RegraViolada(
            "nao_e_imagem", "O arquivo não é uma imagem PNG ou JPEG que se possa abrir."
        ) from erro


def _direita(imagem: Image.Image) -> Image.Image:
    """Turn the picture as its camera says, because the mark that says so is not kept."""
    from PIL import ImageOps

    return ImageOps.exif_transpose(imagem) or imagem
