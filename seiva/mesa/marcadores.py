"""Labels of the unit in the mesa: the choice of the filter and the chips of a page, in one question."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import CharField, OuterRef, Value
from django.db.models.functions import Cast, Concat

from seiva.core.ator import Ator
from seiva.core.preparadas import Preparada, UmDe
from seiva.mesa.linhas import Linha
from seiva.processos.models import Marca, Marcador


@dataclass(frozen=True)
class MarcadorDaMesa:
    """One label of the unit, to choose among."""

    pk: int
    nome: str
    cor: str
    ativo: bool


def _com_os_da_pagina(ator: Ator, *, processos: Any) -> Any:
    """Each label of the unit with `processo:texto` of where it is, among the ones of the page."""
    onde = Marca.objects.filter(UmDe("processo_id", processos), marcador=OuterRef("pk"))
    em_texto = Concat(Cast("processo_id", CharField()), Value(":"), "texto")
    marcadores = Marcador.objects.da_unidade(ator)
    return marcadores.annotate(
        onde=ArraySubquery(onde.order_by("pk").annotate(dito=em_texto).values("dito"))
    ).values_list("pk", "nome", "cor", "ativo", "onde")


_perguntar = Preparada(_com_os_da_pagina)


def marcar_linhas(ator: Ator, linhas: Sequence[Linha]) -> list[MarcadorDaMesa]:
    """Put in each row the labels that the unit gave its process; answer all labels of the unit."""
    por_processo: dict[int, list[Linha]] = {}
    for linha in linhas:
        por_processo.setdefault(linha.processo.pk, []).append(linha)
    todos: list[MarcadorDaMesa] = []
    for pk, nome, cor, ativo, onde in _perguntar(ator, processos=list(por_processo)):
        todos.append(MarcadorDaMesa(pk, nome, cor, ativo))
        for dito in onde:
            processo, _, texto = dito.partition(":")
            for linha in por_processo[int(processo)]:
                linha.marcadores.append({"nome": nome, "cor": cor, "texto": texto})
    return todos
