"""Is a file what its extension says? Read by content, in pieces, and never executed.

Each check answers the media type or raises `ArquivoRecusado`, whose sentence says what is wrong
and what to do. Nothing here opens a network or reads more memory than one piece of the file
(parsers of PDF, ZIP and images read from the open file by themselves, within limits).
"""

import codecs
import email
import email.policy
import logging
import re
from collections.abc import Callable
from typing import IO, Any, BinaryIO, cast

import olefile
import pikepdf
import puremagic
from PIL import Image, UnidentifiedImageError

from seiva.documentos.regras.pacotes import examinar_odf, examinar_ooxml, examinar_zip
from seiva.documentos.regras.recusa_de_arquivo import ArquivoRecusado

PEDACO = 1024 * 1024
PIXELS = 250_000_000  # an A3 page at 1200 dpi
_CABECALHO = 4096
_MARCAS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_PROGRAMAS = frozenset({".exe", ".dll", ".msi", ".elf", ".so", ".o", ".class", ".jar", ".apk"})

Exame = Callable[[IO[bytes]], str]


def examinar(arquivo: IO[bytes], extensao: str) -> str:
    """Media type of an open, seekable file whose name ends in `extensao` (without the dot).

    The position is back at the start afterwards. Raises `ArquivoRecusado`.
    """
    arquivo.seek(0)
    try:
        return _EXAMES.get(extensao, _desconhecido(extensao))(arquivo)
    finally:
        arquivo.seek(0)


def _pdf(arquivo: IO[bytes]) -> str:
    """A PDF from its first byte on (ISO 32000-1, 7.5.2), openable without a password."""
    inicio = arquivo.read(_CABECALHO)
    if not inicio.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"%PDF-"):
        raise ArquivoRecusado("não é um PDF, embora o nome diga que é.", _CONFIRA)
    if b"%%EOF" not in _fim(arquivo):
        raise ArquivoRecusado(
            "é um PDF incompleto: falta o fim do arquivo.", "Copie-o de novo da origem e envie."
        )
    arquivo.seek(0)
    registro = logging.getLogger("pikepdf")
    antes, registro.disabled = registro.disabled, True  # its warnings are not for the log
    try:
        with pikepdf.open(
            cast(BinaryIO, arquivo), attempt_recovery=True, suppress_warnings=True
        ) as pdf:
            paginas = len(pdf.pages)
    except pikepdf.PasswordError as erro:
        raise ArquivoRecusado(
            "está protegido por senha.", "Salve uma cópia sem senha e envie a cópia."
        ) from erro
    except (pikepdf.PdfError, ValueError, OSError, RuntimeError) as erro:
        if not _da_para_recompor(arquivo):
            raise ArquivoRecusado(
                "é um PDF danificado, que não se consegue abrir.", _REFACA
            ) from erro
        paginas = 1
    finally:
        registro.disabled = antes
    if not paginas:
        raise ArquivoRecusado("é um PDF sem nenhuma página.", _REFACA)
    return "application/pdf"


def _fim(arquivo: IO[bytes]) -> bytes:
    """The last bytes, where a whole PDF ends (ISO 32000-1, 7.5.5)."""
    arquivo.seek(0, 2)
    arquivo.seek(max(0, arquivo.tell() - _CABECALHO))
    return arquivo.read()


def _da_para_recompor(arquivo: IO[bytes]) -> bool:
    """Whether a PDF whose index is broken has its trailer and its pages in place.

    Readers rebuild the index of such files, and what somebody signed elsewhere is received as it
    came: correcting it would destroy the signatures.
    """
    if b"startxref" not in _fim(arquivo):
        return False
    arquivo.seek(0)
    anterior = b""
    while pedaco := arquivo.read(PEDACO):
        if re.search(rb"/Type\s*/Page\b", anterior + pedaco):
            return True
        anterior = pedaco[-64:]
    return False


def _imagem(formato: str, tipo: str) -> Exame:
    def examinar_imagem(arquivo: IO[bytes]) -> str:
        try:
            with Image.open(arquivo, formats=[formato]) as imagem:
                if imagem.width * imagem.height > PIXELS:
                    raise ArquivoRecusado(
                        "tem pontos demais para ser mostrada.", "Reduza a imagem e envie de novo."
                    )
                imagem.verify()
        except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as erro:
            raise ArquivoRecusado(
                f"não é uma imagem {formato} que se possa abrir.", _REFACA
            ) from erro
        except Image.DecompressionBombError as erro:
            raise ArquivoRecusado(
                "tem pontos demais.", "Reduza a imagem e envie de novo."
            ) from erro
        return tipo

    return examinar_imagem


def _texto(tipo: str) -> Exame:
    def examinar_texto(arquivo: IO[bytes]) -> str:
        inicio = arquivo.read(3)
        arquivo.seek(0)
        if any(inicio.startswith(marca) for marca in _MARCAS[1:]):
            codificacoes = ["utf-16"]
        else:
            codificacoes = ["utf-8-sig", "cp1252"]
        for codificacao in codificacoes:
            if _decifra(arquivo, codificacao):
                return tipo
        raise ArquivoRecusado("não é um arquivo de texto.", _CONFIRA)

    return examinar_texto


def _decifra(arquivo: IO[bytes], codificacao: str) -> bool:
    """Does the whole file decode, and read as text?"""
    decodificador = codecs.getincrementaldecoder(codificacao)()
    arquivo.seek(0)
    try:
        while pedaco := arquivo.read(PEDACO):
            if _tem_controles(decodificador.decode(pedaco)):
                return False
        return not _tem_controles(decodificador.decode(b"", final=True))
    except UnicodeDecodeError:
        return False


def _tem_controles(texto: str) -> bool:
    return any(c < " " and c not in "\t\n\r\f\x1a\x1b" for c in texto)


def _email(arquivo: IO[bytes]) -> str:
    """An Internet message: headers at the start (RFC 5322)."""
    cabecalhos = email.message_from_bytes(arquivo.read(256 * 1024), policy=email.policy.compat32)
    if not any(cabecalhos.get(nome) for nome in ("From", "Received", "Return-Path")):
        raise ArquivoRecusado("não é uma mensagem de e-mail.", _CONFIRA)
    return "message/rfc822"


def _marca(tipo: str, *marcas: bytes, posicao: int = 0) -> Exame:
    """A file known by its first bytes."""

    def examinar_marca(arquivo: IO[bytes]) -> str:
        inicio = arquivo.read(_CABECALHO)[posicao:]
        if not any(inicio.startswith(marca) for marca in marcas):
            raise ArquivoRecusado("não é do tipo que o nome diz.", _CONFIRA)
        return tipo

    return examinar_marca


def _antigo(tipo: str, *partes: str) -> Exame:
    """An OLE compound file with the stream that the program writes (MS-CFB)."""

    def examinar_antigo(arquivo: IO[bytes]) -> str:
        try:
            with olefile.OleFileIO(arquivo) as pacote:
                if pacote.exists("EncryptedPackage"):
                    raise ArquivoRecusado(
                        "está protegido por senha.", "Salve uma cópia sem senha e envie a cópia."
                    )
                if any(pacote.exists(parte) for parte in partes):
                    return tipo
        except (OSError, ValueError, IndexError, TypeError, AttributeError) as erro:
            raise ArquivoRecusado("não é do tipo que o nome diz.", _CONFIRA) from erro
        raise ArquivoRecusado("não é do tipo que o nome diz.", _CONFIRA)

    return examinar_antigo


def _desconhecido(extensao: str) -> Exame:
    """An extension that the institution accepts and nobody here knows: programs are refused."""

    def examinar_desconhecido(arquivo: IO[bytes]) -> str:
        inicio = arquivo.read(_CABECALHO)
        try:
            palpites: list[Any] = puremagic.magic_string(inicio)
        except (puremagic.PureError, ValueError):
            palpites = []
        if any(p.extension.lower() in _PROGRAMAS for p in palpites):
            raise ArquivoRecusado(f"é um programa, embora o nome termine em .{extensao}.", _CONFIRA)
        return "application/octet-stream"

    return examinar_desconhecido


_CONFIRA = "Confira se escolheu o arquivo certo ou salve-o de novo no programa em que foi feito."
_REFACA = "Abra-o no seu computador, salve de novo como PDF e envie a cópia."
_EXAMES: dict[str, Exame] = {
    "pdf": _pdf,
    "png": _imagem("PNG", "image/png"),
    "jpg": _imagem("JPEG", "image/jpeg"),
    "jpeg": _imagem("JPEG", "image/jpeg"),
    "gif": _imagem("GIF", "image/gif"),
    "webp": _imagem("WEBP", "image/webp"),
    "bmp": _imagem("BMP", "image/bmp"),
    "tif": _imagem("TIFF", "image/tiff"),
    "tiff": _imagem("TIFF", "image/tiff"),
    "odt": examinar_odf("application/vnd.oasis.opendocument.text"),
    "ods": examinar_odf("application/vnd.oasis.opendocument.spreadsheet"),
    "odp": examinar_odf("application/vnd.oasis.opendocument.presentation"),
    "odg": examinar_odf("application/vnd.oasis.opendocument.graphics"),
    "docx": examinar_ooxml("wordprocessingml.document", "word/"),
    "xlsx": examinar_ooxml("spreadsheetml.sheet", "xl/"),
    "pptx": examinar_ooxml("presentationml.presentation", "ppt/"),
    "zip": examinar_zip,
    "doc": _antigo("application/msword", "WordDocument"),
    "xls": _antigo("application/vnd.ms-excel", "Workbook", "Book"),
    "ppt": _antigo("application/vnd.ms-powerpoint", "PowerPoint Document"),
    "msg": _antigo("application/vnd.ms-outlook", "__properties_version1.0"),
    "rtf": _marca("application/rtf", b"{\\rtf"),
    "dwg": _marca("image/vnd.dwg", b"AC10", b"MC0.0"),
    "mp3": _marca("audio/mpeg", b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2", b"\xff\xfa"),
    "mp4": _marca("video/mp4", b"ftyp", posicao=4),
    "m4a": _marca("audio/mp4", b"ftyp", posicao=4),
    "ogg": _marca("audio/ogg", b"OggS"),
    "opus": _marca("audio/ogg", b"OggS"),
    "wav": _marca("audio/wav", b"WAVE", posicao=8),
    "webm": _marca("video/webm", b"\x1a\x45\xdf\xa3"),
    "txt": _texto("text/plain"),
    "csv": _texto("text/csv"),
    "md": _texto("text/plain"),
    "json": _texto("application/json"),
    "xml": _texto("application/xml"),
    "html": _texto("text/html"),
    "htm": _texto("text/html"),
    "svg": _texto("image/svg+xml"),
    "eml": _email,
}
# Looked at by reading bytes alone, without a parser that a file could attack.
SEM_ANALISADOR = frozenset(
    [
        "txt",
        "csv",
        "md",
        "json",
        "xml",
        "html",
        "htm",
        "svg",
        "rtf",
        "dwg",
        "mp3",
        "mp4",
        "m4a",
        "ogg",
        "opus",
        "wav",
        "webm",
    ]
)
