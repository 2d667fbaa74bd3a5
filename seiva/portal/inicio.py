"""Where people arrive: the home of the platform, and that of each institution.

Who works in an institution goes on to the mesa, as always.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render

from seiva.core.ator import Ator
from seiva.core.preparadas import PreparadaDeObjetos
from seiva.core.relogio import agora
from seiva.organizacao.acesso import OndeAtuo, onde_atua
from seiva.organizacao.models import Instituicao
from seiva.participacao.models import ConsultaPublica
from seiva.pesquisa.regras.consulta import entender
from seiva.portal import consulta_linhas
from seiva.portal.abertas import PUBLICAVEIS, aberta, inteiro, publicavel
from seiva.portal.forms_consulta import Consulta
from seiva.portal.forms_consulta_geral import ConsultaGeral
from seiva.portas.acesso import RequisicaoPublica, publica
from seiva.portas.sessao import limitada_a
from seiva.processos.models import Processo

INSTITUICOES = 12
ULTIMOS = 6
CONSULTAS = 3
POR_MINUTO = 120


def inicio(requisicao: HttpRequest) -> HttpResponseBase:
    """The mesa of the unit in use, or the choice when there is more than one; to who works nowhere,
    what is theirs; to who did not log in, the home of the platform."""
    if not requisicao.user.is_authenticated:
        resposta: HttpResponseBase = _visitante(requisicao)
        return resposta
    onde = _onde(requisicao)
    if not onde and limitada_a(requisicao) is None:
        return redirect("meus_processos")
    escolhidas = requisicao.session.get("unidades", {})
    if len(onde) == 1 and (len(onde[0].lotacoes) == 1 or str(onde[0].instituicao.pk) in escolhidas):
        return redirect("mesa", instituicao=onde[0].instituicao.slug)
    return redirect("unidade")


def casa(requisicao: HttpRequest, instituicao: str) -> HttpResponseBase:
    """The institution's address alone: the mesa of who works in it, its public home for others."""
    if requisicao.user.is_authenticated and requisicao.method in ("GET", "HEAD"):
        trabalha = {onde.instituicao.slug for onde in _onde(requisicao)}
        if instituicao in trabalha:
            return redirect("mesa", instituicao=instituicao)
    resposta: HttpResponseBase = _da_casa(requisicao, instituicao=instituicao)
    return resposta


@aberta("inicio", maximo=POR_MINUTO)
def _visitante(requisicao: HttpRequest) -> HttpResponse:
    casas = Instituicao.objects.filter(**PUBLICAVEIS).order_by("nome", "pk")
    contexto = {
        "form": ConsultaGeral(),
        "casas": list(casas[:INSTITUICOES]),
        "quantas": casas.count(),
        "endereco": inteiro("inicio"),
    }
    return render(requisicao, "consulta/inicio.html", contexto)


def _publicos(ator: Ator) -> Any:
    publicos = Processo.objects.legiveis_por(ator).select_related("tipo", "unidade_geradora")
    return publicos.order_by("-autuado_em", "-pk")[:ULTIMOS]


_ultimos = PreparadaDeObjetos(_publicos)


@aberta("inicio", maximo=POR_MINUTO)
@publica
def _da_casa(requisicao: RequisicaoPublica) -> HttpResponse:
    slug = requisicao.instituicao.slug
    abertas = ConsultaPublica.objects.visiveis_por(requisicao.ator).abertas_em(agora())
    contexto: dict[str, Any] = {
        "form": Consulta({}),
        "processos": consulta_linhas.de_processos(slug, _ultimos(requisicao.ator), entender("")),
        "consultas": list(abertas.order_by("fecha_em", "pk")[:CONSULTAS]),
        "endereco": inteiro("casa", instituicao=slug),
        "fora_dos_buscadores": not publicavel(requisicao.instituicao),
    }
    return render(requisicao, "consulta/casa.html", contexto)


def _onde(requisicao: Any) -> list[OndeAtuo]:
    """Where the person acts, in this session."""
    so_em = limitada_a(requisicao)
    return [o for o in onde_atua(requisicao.user) if so_em in (None, o.instituicao.pk)]
