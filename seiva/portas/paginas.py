"""Pages of a list, as addresses: places by cursor, and numbers of a search drawn at an instant."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from seiva.core.paginacao import Pagina


def cursores(valores: Mapping[str, Any]) -> dict[str, str]:
    """Place in the list, from the address of the page."""
    return {nome: str(valores.get(nome, "")) for nome in ("depois", "antes")}


def vizinhas(pagina: Pagina[Any], url: str) -> dict[str, str]:
    """Addresses of the previous and next pages, "" when there is none (componentes/paginacao)."""
    junta = "&" if "?" in url else "?"

    def com(nome: str, cursor: str) -> str:
        return f"{url}{junta}{urlencode({nome: cursor})}" if cursor else ""

    return {"anteriores": com("antes", pagina.anterior), "proximos": com("depois", pagina.proxima)}


def ler_pagina(texto: str) -> tuple[int, datetime | None]:
    """Number of the page, from 1, and when the first one was drawn ("2.1763900000")."""
    numero, _, instante = texto.partition(".")
    try:
        lida, quando = int(numero), datetime.fromtimestamp(int(instante), UTC)
    except (ValueError, OverflowError, OSError):
        return 1, None
    return (lida, quando) if 1 <= lida <= 1000 else (1, None)


def escrever_pagina(numero: int, quando: datetime) -> str:
    """The inverse; to the next whole second, so that nothing of the first page is left out."""
    return f"{numero}.{int(quando.timestamp()) + (quando.microsecond > 0)}"
