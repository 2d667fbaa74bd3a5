"""Pictures of pages with words on them, and strange ones."""

import io
import struct
import zlib
from pathlib import Path

import fontpkg_lato
from PIL import Image, ImageDraw, ImageFont


def pagina_escrita(texto: str, tamanho: tuple[int, int] = (1240, 600)) -> Image.Image:
    """White paper with large type, as a scanner would see it."""
    fonte = next(Path(fontpkg_lato.__path__[0]).rglob("*Regular*.ttf"))
    imagem = Image.new("L", tamanho, 255)
    letra = ImageFont.truetype(str(fonte), 48)
    ImageDraw.Draw(imagem).text((60, tamanho[1] // 3), texto, fill=0, font=letra)
    return imagem


def em_bytes(imagem: Image.Image, formato: str, **opcoes: object) -> bytes:
    saida = io.BytesIO()
    imagem.save(saida, formato, **opcoes)
    return saida.getvalue()


def png_que_diz_ter(largura: int, altura: int) -> bytes:
    """A tiny PNG whose header claims a size that nobody's memory holds."""

    def parte(nome: bytes, dados: bytes) -> bytes:
        soma = struct.pack(">I", zlib.crc32(nome + dados))
        return struct.pack(">I", len(dados)) + nome + dados + soma

    cabeca = struct.pack(">IIBBBBB", largura, altura, 1, 0, 0, 0, 0)
    dados = parte(b"IDAT", zlib.compress(b"\0" * 10_000))
    return b"\x89PNG\r\n\x1a\n" + parte(b"IHDR", cabeca) + dados + parte(b"IEND", b"")
