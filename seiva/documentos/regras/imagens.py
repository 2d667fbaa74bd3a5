"""Addresses of stored images: `arquivo:<sha256>` in what is kept, a page of the site on screen."""

import re
from collections.abc import Callable

from seiva.documentos.regras.texto import ETIQUETA

_GUARDADA = re.compile(r'(?<=\ssrc=")arquivo:([0-9a-f]{64})(?=")')
_SERVIDA = re.compile(
    r'(?<=\ssrc=")(?:https?://[^"/]*)?/[\w-]+/documentos/\d+/imagem/([0-9a-f]{64})/'
    r'(?:\?[^"]*)?(?=")'
)
_FONTE = re.compile(r'\ssrc="([^"]*)"')


def mostrar(html: str, endereco: Callable[[str], str]) -> str:
    """Replace `arquivo:<sha256>` in the images of `html` by `endereco(sha256)`."""
    return _nas_imagens(html, _GUARDADA, lambda achado: endereco(achado[1]))


def guardar(html: str) -> str:
    """Replace the addresses under which images were shown by `arquivo:<sha256>`.

    A picture copied from a page of the house and pasted into a text comes back like this.
    """
    return _nas_imagens(html, _SERVIDA, lambda achado: f"arquivo:{achado[1]}")


def fontes(html: str) -> list[str]:
    """Addresses of the images of `html`, each once, in order."""
    achadas = (
        fonte[1]
        for etiqueta in ETIQUETA.finditer(html)
        if etiqueta[0].startswith("<img") and (fonte := _FONTE.search(etiqueta[0]))
    )
    return list(dict.fromkeys(achadas))


def _nas_imagens(html: str, procura: re.Pattern[str], troca: Callable[[re.Match[str]], str]) -> str:
    def _etiqueta(achado: re.Match[str]) -> str:
        texto = achado[0]
        return procura.sub(troca, texto) if texto.startswith("<img") else texto

    return ETIQUETA.sub(_etiqueta, html)
