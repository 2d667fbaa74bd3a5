"""The chart of units as a tree."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from seiva.core.relogio import hoje
from seiva.organizacao.models import Lotacao, Unidade
from seiva.web.acesso import Requisicao, servidor
from seiva.web.administracao.comum import exigir_administrador


@dataclass
class No:
    """A unit in the order of the tree: whether units come under it, and how many levels close
    after it."""

    unidade: Unidade
    pessoas: int
    abre: bool
    fecha: range = range(0)


@require_safe
@servidor
def organograma(requisicao: Requisicao) -> HttpResponse:
    """Units in force, each under its superior, with how many people work in it."""
    exigir_administrador(requisicao)
    dia = hoje()
    unidades = Unidade.objects.ativas(dia).select_related("orgao").order_by("sigla")
    lotados = Lotacao.objects.vigentes(dia).values_list("conta_id", "unidade_id").distinct()
    pessoas = Counter(unidade_id for _, unidade_id in lotados)
    contexto = {"secao": "administracao", "nos": _em_arvore(list(unidades), pessoas)}
    return render(requisicao, "gente/organograma.html", contexto)


def _em_arvore(unidades: list[Unidade], pessoas: dict[Any, int]) -> list[No]:
    """Depth first, without recursion: a chart may be as deep as someone made it."""
    presentes = {unidade.pk for unidade in unidades}
    filhas: dict[int | None, list[Unidade]] = {}
    for unidade in reversed(unidades):
        acima = unidade.pai_id if unidade.pai_id in presentes else None
        filhas.setdefault(acima, []).append(unidade)
    nos: list[No] = []
    pilha = [(unidade, 0) for unidade in filhas.get(None, [])]
    while pilha:
        unidade, nivel = pilha.pop()
        dentro = filhas.get(unidade.pk, [])
        no = No(unidade, pessoas.get(unidade.pk, 0), bool(dentro))
        pilha += [(filha, nivel + 1) for filha in dentro]
        if not dentro:
            no.fecha = range(nivel - (pilha[-1][1] if pilha else 0))
        nos.append(no)
    return nos
