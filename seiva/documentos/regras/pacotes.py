"""Office files made of a ZIP package: OpenDocument and Office Open XML, and plain ZIP.

Sources: OpenDocument 1.3, part 2 (packages); ECMA-376, part 2 (Open Packaging Conventions).
"""

import re
import zipfile
import zlib
from collections.abc import Callable
from typing import IO

from lxml import etree

from seiva.documentos.regras.recusa_de_arquivo import ArquivoRecusado

MAIS_PARTES = 10_000
MAIOR_SOMA = 1024 * 1024 * 1024  # bytes after decompression
MAIOR_RAZAO = 200  # a document compresses about ten times; a bomb, thousands
MAIOR_XML = 20 * 1024 * 1024  # parts above it are only checked by their CRC
_PEDACO = 1024 * 1024
# Until OpenDocument 1.2, OpenOffice wrote an empty list of shortcuts in every file: those are
# good. From 1.3 on a part named XML is XML, and an empty one was lost on the way.
_VAZIAS_DE_ANTES = ("Configurations2/",)
_SALVE_PDF = "Abra-o no seu computador, salve como PDF e envie o PDF."
_CONFIRA = "Confira se escolheu o arquivo certo ou salve-o de novo no programa em que foi feito."

Exame = Callable[[IO[bytes]], str]


def examinar_zip(arquivo: IO[bytes]) -> str:
    """A ZIP whose parts can all be read, of a size that will not fill a disk."""
    with _abrir(arquivo) as pacote:
        _conferir_partes(pacote, xml=False)
    return "application/zip"


def examinar_odf(tipo: str) -> Exame:
    """An OpenDocument package of the media type `tipo`."""

    def examinar(arquivo: IO[bytes]) -> str:
        with _abrir(arquivo) as pacote:
            nomes = set(pacote.namelist())
            declarado = _ler(pacote, "mimetype", 200).decode("ascii", "replace").strip()
            if declarado != tipo:
                raise ArquivoRecusado("não é do tipo que o nome diz.", _CONFIRA)
            if not {"content.xml", "META-INF/manifest.xml"} <= nomes:
                raise ArquivoRecusado("está incompleto.", _SALVE_PDF)
            manifesto = _ler(pacote, "META-INF/manifest.xml", MAIOR_XML)
            if b"encryption-data" in manifesto:
                raise ArquivoRecusado(
                    "está protegido por senha.", "Salve uma cópia sem senha e envie a cópia."
                )
            atual = re.search(rb'manifest:version="(?:1\.[3-9]|[2-9])', manifesto)
            _conferir_partes(pacote, xml=True, vazias=() if atual else _VAZIAS_DE_ANTES)
        return tipo

    return examinar


def examinar_ooxml(sufixo: str, pasta: str) -> Exame:
    """An Office Open XML package whose main part is of the media type that ends in `sufixo`."""
    tipo = f"application/vnd.openxmlformats-officedocument.{sufixo}"

    def examinar(arquivo: IO[bytes]) -> str:
        inicio = arquivo.read(8)
        arquivo.seek(0)
        if inicio.startswith(b"\xd0\xcf\x11\xe0"):  # ECMA-376 packages are encrypted inside OLE
            raise ArquivoRecusado(
                "está protegido por senha ou é de uma versão antiga do Office.",
                "Salve uma cópia sem senha, no formato atual ou em PDF, e envie a cópia.",
            )
        with _abrir(arquivo) as pacote:
            tipos = _ler(pacote, "[Content_Types].xml", MAIOR_XML)
            if f"{tipo}.main+xml".encode() not in tipos or not any(
                nome.startswith(pasta) for nome in pacote.namelist()
            ):
                raise ArquivoRecusado("não é do tipo que o nome diz.", _CONFIRA)
            _conferir_partes(pacote, xml=True)
        return tipo

    return examinar


def _abrir(arquivo: IO[bytes]) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(arquivo)
    except (zipfile.BadZipFile, ValueError, OSError, RuntimeError) as erro:
        raise ArquivoRecusado(
            "está danificado ou não é do tipo que o nome diz.", _CONFIRA
        ) from erro


def _ler(pacote: zipfile.ZipFile, nome: str, maximo: int) -> bytes:
    try:
        with pacote.open(nome) as parte:
            return parte.read(maximo)
    except (KeyError, zipfile.BadZipFile, zlib.error, OSError, RuntimeError, EOFError) as erro:
        raise ArquivoRecusado("não é do tipo que o nome diz.", _CONFIRA) from erro


def _conferir_partes(pacote: zipfile.ZipFile, *, xml: bool, vazias: tuple[str, ...] = ()) -> None:
    """Read every part to its end (the CRC is checked there); parts named XML must be XML.

    An empty or malformed part makes converters and readers fail long after, so the package is
    refused while who has the original can still export it as PDF. `vazias`: folders where an
    empty part is usual.
    """
    partes = pacote.infolist()
    soma = sum(parte.file_size for parte in partes)
    comprimido = max(1, sum(parte.compress_size for parte in partes))
    if len(partes) > MAIS_PARTES or soma > MAIOR_SOMA or soma > comprimido * MAIOR_RAZAO:
        raise ArquivoRecusado("se expande demais ao ser aberto.", _CONFIRA)
    for parte in partes:
        if parte.is_dir():
            continue
        if parte.flag_bits & 1:
            raise ArquivoRecusado(
                "está protegido por senha.", "Salve uma cópia sem senha e envie a cópia."
            )
        try:
            with pacote.open(parte) as aberta:
                usual = not parte.file_size and parte.filename.startswith(vazias)
                if xml and parte.filename.endswith((".xml", ".rels")) and not usual:
                    _conferir_xml(aberta, parte)
                while aberta.read(_PEDACO):
                    pass
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError) as erro:
            raise ArquivoRecusado("está danificado.", _SALVE_PDF) from erro


def _conferir_xml(aberta: IO[bytes], parte: zipfile.ZipInfo) -> None:
    if parte.file_size > MAIOR_XML:
        return
    analisador = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        etree.fromstring(aberta.read(), analisador)
    except (etree.XMLSyntaxError, ValueError) as erro:
        raise ArquivoRecusado(
            f"está danificado por dentro (parte {parte.filename}).", _SALVE_PDF
        ) from erro
