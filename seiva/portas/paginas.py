"""Pages of a list, as addresses: places by cursor, and numbers of a search drawn at an instant."""

from collections.abc import Callable, Mapping
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


def numeradas(
    numero: int, total: int, *, tamanho: int, endereco: Callable[[str], str], quando: datetime
) -> dict[str, str]:
    """Addresses of the pages beside page `numero` of `total` things found, as `vizinhas` gives
    those of a list, and which of them it shows ("21 a 40").

    `endereco` writes the address of the search with this value of `pagina`; `quando` is the
    instant at which its first page was drawn.
    """
    primeiro = (numero - 1) * tamanho
    ultimo = min(primeiro + tamanho, total)
    return {
        "anteriores": endereco(escrever_pagina(numero - 1, quando)) if numero > 1 else "",
        "proximos": endereco(escrever_pagina(numero + 1, quando)) if ultimo < total else "",
        "resumo": f"{primeiro + 1} a {ultimo}" if ultimo > primeiro else "",
    }


def quantos(total: int, *, truncado: bool) -> str:
    """How many were found, as honestly as it is known: "1.234", or "mais de 10.000"."""
    escrito = f"{total:,}".replace(",", ".")
    return f"mais de {escrito}" if truncado else escrito
