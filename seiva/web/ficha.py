"""A process with what its pages must know before anything else, in one question.

Each mark is a fact of the moment of reading, for one page: acts lock and read the process again,
without marks. Most processes have no relations, attachments, releases or returns due, and then
nothing else is asked about them.
"""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Subquery, Value
from django.db.models.functions import Concat

from seiva.core.ator import Ator
from seiva.core.erros import NaoEncontrado
from seiva.core.modelos import chave
from seiva.core.preparadas import PreparadaDeObjetos
from seiva.documentos.models import Liberacao, Movido
from seiva.intimacoes.models import Intimacao
from seiva.processos.models import (
    Anexacao,
    Anotacao,
    Destino,
    Marca,
    Observacao,
    Processo,
    Relacao,
)
from seiva.web.acesso import Requisicao

_ESTE = OuterRef("pk")


def _do_quadro(ator: Ator) -> dict[str, Any]:
    """For every page of a process: what its acts depend on."""
    liberacoes = Liberacao.objects.para(ator.unidade_id or 0).filter(processo=_ESTE)
    return {
        "_anexacoes": Exists(Anexacao.objects.que_envolvem(_ESTE)),
        "_liberacoes": Exists(liberacoes),
        "_intimacoes": Exists(Intimacao.objects.filter(processo=_ESTE)),
    }


def _marcas(ator: Ator) -> Any:
    """The labels of the unit, each as `colour:name` and, in the next line on, its text."""
    deste = Marca.objects.da_unidade(ator).filter(processo=_ESTE).order_by("marcador__nome", "pk")
    dito = Concat("marcador__cor", Value(":"), "marcador__nome", Value("\n"), "texto")
    return deste.annotate(dito=dito).values("dito")


def _do_painel(ator: Ator) -> dict[str, Any]:
    """For the page with the tree and the side panel."""
    observacao = Observacao.objects.da_unidade(ator).filter(processo=_ESTE).order_by("pk")
    return {
        "_observacao": Subquery(observacao.values("texto")[:1]),
        "_nota": Exists(Anotacao.objects.da_unidade(ator).filter(processo=_ESTE)),
        "_marcas": ArraySubquery(_marcas(ator)),
        "_relacoes": Exists(Relacao.objects.do_processo(_ESTE)),
        "_movidos": Exists(Movido.objects.que_sairam_de(_ESTE)),
        "_devolucoes": Exists(Destino.objects.devolucoes_devidas().filter(processo=_ESTE)),
    }


def _marcado(ator: Ator, com_painel: bool, *, processo: int) -> Any:
    achado = Processo.objects.marcados_por(ator).filter(pk=processo)
    achado = achado.com_interessados(4).annotate(**_do_quadro(ator))
    if com_painel:
        achado = achado.com_assuntos().annotate(**_do_painel(ator))
    return achado.select_related("tipo", "hipotese", "unidade_geradora", "autor")


_por_chave = PreparadaDeObjetos(_marcado)


def buscar(requisicao: Requisicao, pk: int, *, com_painel: bool = False) -> Processo:
    """The process, when the actor may know that it exists, marked `_legivel` and the rest."""
    achados = _por_chave(requisicao.ator, com_painel, processo=chave(pk))
    if not achados:
        raise NaoEncontrado
    processo: Processo = achados[0]
    processo.instituicao = requisicao.instituicao
    return processo
