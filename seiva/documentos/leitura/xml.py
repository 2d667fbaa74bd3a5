"""Parts of office packages read as XML, without entities, network or huge trees."""

import zipfile
from typing import IO, TypeAlias

from lxml import etree

Elemento: TypeAlias = etree._Element
MAIOR_PARTE = 20 * 1024 * 1024


def parte(arquivo: IO[bytes], nome: str) -> Elemento:
    """Root of one XML part of a package. Raises ValueError when it is too large."""
    with zipfile.ZipFile(arquivo) as pacote:
        if pacote.getinfo(nome).file_size > MAIOR_PARTE:
            raise ValueError("A parte é grande demais para a tela.")
        conteudo = pacote.read(nome)
    return etree.fromstring(
        conteudo, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    )


def marcado(texto: str, marcas: list[str]) -> str:
    """Text inside its marks (`strong`, `em`, `u`), the first outermost."""
    for marca in reversed(marcas):
        texto = f"<{marca}>{texto}</{marca}>"
    return texto
