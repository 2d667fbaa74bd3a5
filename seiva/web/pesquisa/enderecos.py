"""Addresses of searches: the same one with a filter more, or less."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from seiva.web.pesquisa.formulario import FormularioDePesquisa

_DE_PAGINA = {"depois", "antes", "pagina", "filtros"}
_CAMPOS = tuple(FormularioDePesquisa.base_fields)
_MAIOR_VALOR = 2000


class Endereco:
    """Query string of the page, with known fields alone, none of them empty."""

    def __init__(self, valores: Mapping[str, Any]) -> None:
        self._valores = {
            campo: str(valores[campo])[:_MAIOR_VALOR]
            for campo in _CAMPOS
            if campo not in _DE_PAGINA and valores.get(campo)
        }
        self._escrito: str | None = None

    def __str__(self) -> str:
        if self._escrito is None:
            self._escrito = urlencode(self._valores)
        return self._escrito

    def com(self, **mudancas: Any) -> str:
        """With these fields so; an empty value takes the field away."""
        if not any(campo in self._valores for campo in mudancas) and all(mudancas.values()):
            return f"?{'&'.join(parte for parte in (str(self), urlencode(mudancas)) if parte)}"
        juntos = {k: v for k, v in (self._valores | mudancas).items() if v not in (None, "")}
        return f"?{urlencode(juntos)}"

    def sem(self, *campos: str) -> str:
        return self.com(**dict.fromkeys(campos, ""))

    def tem(self, campo: str, valor: str) -> bool:
        return self._valores.get(campo) == valor

    @property
    def filtros(self) -> dict[str, str]:
        """What narrows, besides the words and where to look."""
        return {k: v for k, v in self._valores.items() if k not in {"q", "em", "ordem"}}


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
