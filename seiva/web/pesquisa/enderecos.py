"""Addresses of searches: the same one with a filter more, or less."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from seiva.portas.paginas import escrever_pagina, ler_pagina
from seiva.web.pesquisa.formulario import FormularioDePesquisa

__all__ = ["Endereco", "escrever_pagina", "ler_pagina"]

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
