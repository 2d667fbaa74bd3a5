"""Reproduction of a stored file on screen: never a substitute, and the page says so.

Everything passes the same door as the text of documents (`sanear`), so nothing of the file runs
or fetches anything.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import IO
from zipfile import BadZipFile

from lxml import etree

from seiva.core import storage
from seiva.documentos.leitura.correio import ler_mensagem
from seiva.documentos.leitura.docx import html_do_docx
from seiva.documentos.leitura.odt import html_do_odt
from seiva.documentos.leitura.texto import html_da_planilha, html_do_texto
from seiva.documentos.models import Arquivo
from seiva.documentos.regras.html import sanear
from seiva.documentos.regras.vocabulario import ConteudoGrandeDemais

MAIOR = 25 * 1024 * 1024  # a larger file is for the computer that opens it


@dataclass(frozen=True)
class Reproducao:
    """`corpo` is safe HTML; `dados` come before it (sender, date…); `anexos` are names and sizes."""

    corpo: str
    dados: list[tuple[str, str]] = field(default_factory=list)
    anexos: list[tuple[str, int]] = field(default_factory=list)


_LEITORES: dict[str, Callable[[IO[bytes]], str]] = {
    "text/plain": html_do_texto,
    "text/csv": html_da_planilha,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": html_do_docx,
    "application/vnd.oasis.opendocument.text": html_do_odt,
}


def reproduzir(arquivo: Arquivo) -> Reproducao | None:
    """The page of a file, or None when it is of another kind, too large or unreadable."""
    if arquivo.tamanho > MAIOR:
        return None
    try:
        with storage.abrir(arquivo.instituicao_id, arquivo.sha256) as aberto:
            if arquivo.tipo_mime == "message/rfc822":
                mensagem = ler_mensagem(aberto)
                return Reproducao(sanear(mensagem.html), mensagem.cabecalhos, mensagem.anexos)
            leitor = _LEITORES.get(arquivo.tipo_mime)
            return Reproducao(sanear(leitor(aberto))) if leitor else None
    # Files come from outside: whatever cannot be read is offered for download.
    except (ConteudoGrandeDemais, BadZipFile, KeyError, ValueError, OSError, etree.LxmlError):
        return None
