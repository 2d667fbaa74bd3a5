"""Neighbours of a page of a list, as addresses."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from seiva.core.paginacao import Pagina


def cursores(valores: Mapping[str, Any]) -> dict[str, str]:
    """Place in the list, from the address of the page."""
    return {nome: str(valores.get(nome, "")) for nome in ("depois", "antes")}


def vizinhas(pagina: Pagina[Any], url: str) -> dict[str, str]:
    """Addresses of the previous and next pages, "" when there is none."""

    def com(nome: str, cursor: str) -> str:
        return f"{url}&{urlencode({nome: cursor})}" if cursor else ""

    return {"anteriores": com("antes", pagina.anterior), "proximos": com("depois", pagina.proxima)}
