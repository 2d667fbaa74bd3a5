"""What a document may load while it becomes PDF: nothing from network or disk.

Only three kinds of address exist: ``seiva:…`` (our fonts, the institution's coat of arms),
``arquivo:<sha256>`` (stored images) — both answered by a function of the caller — and ``data:``
images. Everything else is refused and remembered, and the renderer then refuses the document: a
page that silently lost an image is not what the signer read.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable
from email.message import EmailMessage
from io import BytesIO
from urllib.parse import unquote_to_bytes

from PIL import Image
from weasyprint.urls import URLFetcher, URLFetcherResponse

from .fontes import arquivo_da_fonte

Recursos = Callable[[str], bytes | None]

MAX_BYTES_IMAGEM = 10 * 1024 * 1024
MAX_BYTES_SVG = 512 * 1024
MAX_BYTES_TOTAL = 60 * 1024 * 1024
MAX_PIXELS = 40_000_000
_FORMATOS = ("PNG", "JPEG", "GIF", "WEBP")
_ENDERECO = re.compile(r"(?:seiva:[a-z0-9/_-]{1,100}|arquivo:[0-9a-f]{64})")
_DATA = re.compile(r"data:image/(?:png|jpeg|gif|webp)(?:;base64)?,", re.IGNORECASE)

_MINUTA = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 210 297">'
    b'<text x="105" y="160" transform="rotate(-50 105 148)" text-anchor="middle" font-size="46" '
    b'font-family="Papel" font-weight="bold" letter-spacing="4" fill="#ececec">MINUTA</text></svg>'
)


class RecursoRecusado(ValueError):
    """An address that the document may not load, or bytes that are not an acceptable image."""


def nenhum_recurso(_endereco: str) -> bytes | None:
    """Answer for documents without stored images."""
    return None


class Buscador(URLFetcher):
    """Fetcher of WeasyPrint without any protocol handler: it cannot open sockets or files.

    ``recusas`` lists what was refused, in order, as sentences for the clerk.
    """

    def __init__(self, recursos: Recursos) -> None:
        super().__init__(allowed_protocols=frozenset(), allow_redirects=False)
        self.handlers: list[
            object
        ] = []  # no handler at all, in case a base class method is reached
        self.recusas: list[str] = []
        self._recursos = recursos
        self._total = 0

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        """Answer a resource. Raises RecursoRecusado, which WeasyPrint logs and goes on."""
        try:
            corpo, tipo = self._obter(url)
        except RecursoRecusado as erro:
            self.recusas.append(str(erro))
            raise
        cabecalhos = EmailMessage()
        cabecalhos["Content-Type"] = tipo
        return URLFetcherResponse(url, BytesIO(corpo), cabecalhos, 200)

    def open(self, url: object, data: object = None, timeout: object = None) -> URLFetcherResponse:
        """Every road of the base class ends in `fetch`."""
        return self.fetch(getattr(url, "full_url", None) or str(url))

    def _obter(self, url: str) -> tuple[bytes, str]:
        if url.startswith("seiva:fonte/"):
            fonte = arquivo_da_fonte(url.removeprefix("seiva:fonte/"))
            if fonte is None:
                raise RecursoRecusado("Fonte desconhecida.")
            return fonte, "font/ttf"
        if url == "seiva:minuta":
            return _MINUTA, "image/svg+xml"
        if _DATA.match(url):
            return self._imagem(_bytes_de_data(url), "imagem embutida", aceita_svg=False)
        if not _ENDERECO.fullmatch(url):
            raise RecursoRecusado(f"Endereço não permitido no documento: {_curto(url)}")
        bruto = self._recursos(url)
        if bruto is None:
            raise RecursoRecusado(f"Imagem não encontrada: {_curto(url)}")
        return self._imagem(bruto, _curto(url), aceita_svg=True)

    def _imagem(self, bruto: bytes, nome: str, *, aceita_svg: bool) -> tuple[bytes, str]:
        self._total += len(bruto)
        if len(bruto) > MAX_BYTES_IMAGEM or self._total > MAX_BYTES_TOTAL:
            raise RecursoRecusado(f"Imagem grande demais: {nome}")
        if aceita_svg and _parece_svg(bruto):
            if len(bruto) > MAX_BYTES_SVG or b"<!ENTITY" in bruto.upper():
                raise RecursoRecusado(f"Imagem SVG não aceita: {nome}")
            return bruto, "image/svg+xml"
        return normalizar_imagem(bruto, nome)


def normalizar_imagem(bruto: bytes, nome: str = "imagem") -> tuple[bytes, str]:
    """Check a raster image and bring it to what PDF/A with an sRGB intent accepts.

    Returns bytes and media type. RGB and grey JPEG and PNG pass untouched; other modes (CMYK,
    16 bits) and other formats are converted. Raises RecursoRecusado for anything else.
    """
    try:
        with Image.open(BytesIO(bruto), formats=_FORMATOS) as imagem:
            imagem.verify()  # WeasyPrint makes Pillow tolerate cut images; this does not
        with Image.open(BytesIO(bruto), formats=_FORMATOS) as imagem:
            if imagem.width * imagem.height > MAX_PIXELS:
                raise RecursoRecusado(f"Imagem com pixels demais: {nome}")
            imagem.load()
            formato = imagem.format or ""
            if formato in {"PNG", "JPEG"} and imagem.mode in {"RGB", "RGBA", "L", "LA", "P", "1"}:
                return bruto, f"image/{formato.lower()}"
            com_alfa = "A" in imagem.getbands() or "transparency" in imagem.info
            saida = BytesIO()
            imagem.convert("RGBA" if com_alfa else "RGB").save(saida, format="PNG")
            return saida.getvalue(), "image/png"
    except RecursoRecusado:
        raise
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as erro:
        raise RecursoRecusado(f"Arquivo que não é imagem válida: {nome}") from erro


def _parece_svg(bruto: bytes) -> bool:
    inicio = bruto[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return inicio.startswith(b"<svg") or (inicio.startswith(b"<?xml") and b"<svg" in inicio)


def _bytes_de_data(url: str) -> bytes:
    cabecalho, _, corpo = url.partition(",")
    dados = unquote_to_bytes(corpo)
    if not cabecalho.lower().endswith(";base64"):
        return dados
    try:
        return base64.b64decode(dados, validate=False)
    except binascii.Error as erro:
        raise RecursoRecusado("Imagem embutida malformada.") from erro


def _curto(url: str) -> str:
    return url if len(url) <= 80 else f"{url[:77]}…"
