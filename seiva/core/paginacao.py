"""Keyset pagination: every page costs the same, however deep, and rows never repeat.

The cursor is the position of the first or last row of the page in the order of the list; it
carries values that the reader already sees, so it is neither signed nor secret. A cursor that
does not read is taken for the first page.
"""

import base64
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any, Generic, TypeVar

from django.db.models import F, Q, QuerySet
from django.utils.dateparse import parse_date, parse_datetime

M = TypeVar("M", bound=Any)


@dataclass(frozen=True)
class Ordem:
    """One key of the order; the last key must be unique. `campo` is a field or annotation,
    never null."""

    campo: str
    decrescente: bool = False


@dataclass(frozen=True)
class Pagina(Generic[M]):
    """Rows of a page and the cursors of its neighbours, "" when there is none."""

    linhas: list[M]
    anterior: str
    proxima: str


def _ler_valor(valor: Any) -> Any:
    """Dates travel as `d:…` and instants as `t:…`, so that a text is never taken for one."""
    if not isinstance(valor, str):
        return valor
    marca, _, resto = valor.partition(":")
    leitores: dict[str, Callable[[str], Any]] = {"d": parse_date, "t": parse_datetime, "s": str}
    lido = leitores[marca](resto)
    if lido is None:
        raise ValueError(valor)
    return lido


def _escrever_valor(valor: Any) -> Any:
    if isinstance(valor, datetime):
        return f"t:{valor.isoformat()}"
    if isinstance(valor, date):
        return f"d:{valor.isoformat()}"
    return f"s:{valor}" if isinstance(valor, str) else valor


def _cursor(linha: Any, ordens: Sequence[Ordem]) -> str:
    valores = [_escrever_valor(_valor(linha, ordem.campo)) for ordem in ordens]
    bruto = json.dumps(valores, separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(bruto).decode().rstrip("=")


def _valor(linha: Any, campo: str) -> Any:
    if isinstance(linha, dict):
        return linha[campo]
    for parte in campo.split("__"):
        linha = getattr(linha, parte)
    return linha


def _ler_cursor(texto: str, ordens: Sequence[Ordem]) -> list[Any] | None:
    try:
        valores = json.loads(base64.urlsafe_b64decode(texto + "=" * (-len(texto) % 4)))
        lidos = [_ler_valor(valor) for valor in valores]
    except (ValueError, KeyError, TypeError):
        return None
    certo = len(lidos) == len(ordens) and all(isinstance(v, str | int | date) for v in lidos)
    return lidos if certo else None


def _alem(ordens: Sequence[Ordem], valores: Sequence[Any]) -> Q:
    """Rows after `valores` in the order: a chain of ties, under a bound an index can use."""
    condicao, iguais = Q(), Q()
    for ordem, valor in zip(ordens, valores, strict=True):
        sinal = "lt" if ordem.decrescente else "gt"
        condicao |= iguais & Q(**{f"{ordem.campo}__{sinal}": valor})
        iguais &= Q(**{ordem.campo: valor})
    primeira = ordens[0]
    limite = {f"{primeira.campo}__{'lte' if primeira.decrescente else 'gte'}": valores[0]}
    return Q(**limite) & condicao


def em_ordem(linhas: QuerySet[Any], ordens: Sequence[Ordem]) -> QuerySet[Any]:
    """The same rows in this order."""
    return linhas.order_by(
        *(F(o.campo).desc() if o.decrescente else F(o.campo).asc() for o in ordens)
    )


def primeira_pagina(achadas: list[M], ordens: Sequence[Ordem], *, tamanho: int) -> Pagina[M]:
    """The first page, from rows already read in order: one more than fits, if there are."""
    sobrou, achadas = len(achadas) > tamanho, achadas[:tamanho]
    return Pagina(achadas, "", _cursor(achadas[-1], ordens) if sobrou else "")


def paginar(
    linhas: QuerySet[Any],
    ordens: Sequence[Ordem],
    *,
    tamanho: int,
    depois: str = "",
    antes: str = "",
) -> Pagina[Any]:
    """One page of `linhas`: after the cursor `depois`, or before `antes`, or the first."""
    voltando = bool(antes) and not depois
    if voltando:
        ordens_da_consulta = [Ordem(o.campo, not o.decrescente) for o in ordens]
    else:
        ordens_da_consulta = list(ordens)
    inicio = _ler_cursor(antes if voltando else depois, ordens) if antes or depois else None
    if inicio is None:
        voltando, ordens_da_consulta = False, list(ordens)
    else:
        linhas = linhas.filter(_alem(ordens_da_consulta, inicio))
    achadas = list(em_ordem(linhas, ordens_da_consulta)[: tamanho + 1])
    sobrou = len(achadas) > tamanho
    achadas = achadas[:tamanho]
    if voltando:
        achadas.reverse()
    ha_antes, ha_depois = (sobrou, True) if voltando else (inicio is not None, sobrou)
    return Pagina(
        achadas,
        _cursor(achadas[0], ordens) if achadas and ha_antes else "",
        _cursor(achadas[-1], ordens) if achadas and ha_depois else "",
    )


def juntar(
    paginas: Sequence[Pagina[M]], ordens: Sequence[Ordem], *, tamanho: int, antes: str = ""
) -> Pagina[M]:
    """One page of lists that were read apart, each by `paginar` with the same order, size and
    cursor; `antes` is the cursor when the reader goes back."""
    voltando = bool(antes) and _ler_cursor(antes, ordens) is not None
    todas = [linha for pagina in paginas for linha in pagina.linhas]
    for ordem in reversed(ordens):
        todas.sort(key=partial(_valor, campo=ordem.campo), reverse=ordem.decrescente)
    sobrou = len(todas) > tamanho
    ficam = todas[-tamanho:] if voltando else todas[:tamanho]
    ha_antes = (voltando and sobrou) or any(pagina.anterior for pagina in paginas)
    ha_depois = (sobrou and not voltando) or any(pagina.proxima for pagina in paginas)
    return Pagina(
        ficam,
        _cursor(ficam[0], ordens) if ficam and ha_antes else "",
        _cursor(ficam[-1], ordens) if ficam and ha_depois else "",
    )
