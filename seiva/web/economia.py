"""Savings, volumes, times and flow of the institution, for who works in it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from seiva.catalogo.models import TipoProcesso
from seiva.core.erros import NaoEncontrado, RegraViolada, SemPermissao
from seiva.core.relogio import hoje
from seiva.estatisticas import consulta, economia
from seiva.estatisticas.acoes.ajustar import ajustar_parametros
from seiva.estatisticas.consulta import Recorte
from seiva.estatisticas.economia import Preco
from seiva.estatisticas.fluxo import PainelDoFluxo, fluxo
from seiva.estatisticas.paineis import Painel, desempenho
from seiva.estatisticas.regras.economia import REPORTADO, Economia
from seiva.estatisticas.regras.gargalos import REGRA
from seiva.estatisticas.tarefas import pedir_atualizacao
from seiva.organizacao.models import Unidade
from seiva.portas.numeros import (
    FiltroDeNumeros,
    FormularioDeParametros,
    achar,
    arquivo_de,
    consulta_de,
)
from seiva.web.acesso import Requisicao, servidor
from seiva.web.avaliacoes import LER

ABAS = (
    ("economia", "Economia"),
    ("economia_desempenho", "Desempenho"),
    ("economia_fluxo", "Onde o tempo é gasto"),
)
ADMINISTRAR = "instituicao.administrar"


def _filtro(requisicao: Requisicao) -> FiltroDeNumeros:
    tipos = [
        (pk, nome) for pk, nome in TipoProcesso.objects.order_by("nome").values_list("pk", "nome")
    ]
    unidades = Unidade.objects.order_by("sigla").values_list("pk", "sigla", "nome")
    lista = [(pk, f"{sigla} · {nome}") for pk, sigla, nome in unidades]
    return FiltroDeNumeros(requisicao.GET, tipos=tipos, unidades=lista)


def _moldura(requisicao: Requisicao, filtro: FiltroDeNumeros, rota: str) -> dict[str, Any]:
    """What the three pages share. The first visit asks for the counts."""
    slug, feita = requisicao.instituicao.slug, consulta.situacao()
    pronta = feita is not None and feita.atualizado_em is not None
    if not pronta:
        pedir_atualizacao()
    valido = filtro.is_valid()
    recorte = filtro.recorte()
    busca = consulta_de(recorte)
    return {
        "secao": "economia",
        "filtro": filtro,
        "recorte": recorte,
        "consulta": busca,
        "filtrado": bool(requisicao.GET),
        "aqui": reverse(rota, args=[slug]),
        "abas": [
            {"rotulo": nome, "url": f"{reverse(r, args=[slug])}?{busca}", "atual": r == rota}
            for r, nome in ABAS
        ]
        + _avaliacoes(requisicao),
        "pronta": pronta,
        "atualizado_em": feita.atualizado_em if feita else None,
        "administra": requisicao.ator.pode(ADMINISTRAR),
        "status": 200 if valido else 422,
    }


def _avaliacoes(requisicao: Requisicao) -> list[dict[str, Any]]:
    """What people wrote of the service, for who takes care of it."""
    if not requisicao.ator.pode(LER):
        return []
    url = reverse("avaliacoes_comentarios", args=[requisicao.instituicao.slug])
    return [{"rotulo": "Avaliações", "url": url, "atual": False}]


def _responder(requisicao: Requisicao, modelo: str, contexto: dict[str, Any]) -> HttpResponse:
    return render(requisicao, f"numeros/{modelo}.html", contexto, status=contexto["status"])


@require_safe
@servidor
def inicio(requisicao: Requisicao) -> HttpResponse:
    """What moved from paper to electronic, and what that saved."""
    contexto = _moldura(requisicao, _filtro(requisicao), "economia")
    painel, feita, precos = _economia(contexto["recorte"])
    contexto |= {"painel": painel, "feita": feita, "precos": precos, "reportado": REPORTADO}
    return _responder(requisicao, "economia", contexto)


def _economia(recorte: Recorte) -> tuple[Painel, Economia, list[Preco]]:
    valores, precos = economia.precos()
    contado = economia.contado_em(consulta.por_mes(recorte))
    painel, feita = economia.painel(contado, valores)
    return painel, feita, precos


@require_safe
@servidor
def ver_desempenho(requisicao: Requisicao) -> HttpResponse:
    """Volumes, backlog, deadlines, and times by type and unit."""
    contexto = _moldura(requisicao, _filtro(requisicao), "economia_desempenho")
    contexto["paineis"] = desempenho(contexto["recorte"], hoje())
    contexto["pesquisa_url"] = reverse("pesquisa", args=[requisicao.instituicao.slug])
    return _responder(requisicao, "desempenho", contexto)


@require_safe
@servidor
def ver_fluxo(requisicao: Requisicao) -> HttpResponse:
    """Where time is spent: the graph of the units."""
    contexto = _moldura(requisicao, _filtro(requisicao), "economia_fluxo")
    contexto |= {"painel": _fluxo(requisicao, contexto["recorte"]), "regra": REGRA}
    return _responder(requisicao, "fluxo", contexto)


def _fluxo(requisicao: Requisicao, recorte: Recorte) -> PainelDoFluxo:
    aqui = reverse("economia_fluxo", args=[requisicao.instituicao.slug])

    def url(unidade: int) -> str:
        return f"{aqui}?{consulta_de(Recorte(recorte.periodo, recorte.tipo, unidade))}"

    return fluxo(recorte, url)


@require_safe
@servidor
def exportar(requisicao: Requisicao, painel: str, formato: str) -> HttpResponse:
    """One panel as CSV or PNG, with the same filters."""
    if formato not in ("csv", "png"):
        raise NaoEncontrado
    filtro = _filtro(requisicao)
    filtro.is_valid()
    recorte = filtro.recorte()
    if painel == "economia":
        paineis = [_economia(recorte)[0]]
    elif painel == "fluxo":
        paineis = [_fluxo(requisicao, recorte)]
    else:
        paineis = desempenho(recorte, hoje())
    return arquivo_de(achar(paineis, painel), formato, hoje())


@require_POST
@servidor
def atualizar(requisicao: Requisicao) -> HttpResponse:
    """Ask for the counting now, for who administers."""
    _exigir(requisicao)
    pedir_atualizacao()
    messages.success(requisicao, "A contagem foi pedida. Os números mudam em instantes.")
    return redirect("economia", requisicao.instituicao.slug)


@servidor
def parametros(requisicao: Requisicao) -> HttpResponse:
    """The prices of the institution: empty takes the one suggested."""
    _exigir(requisicao)
    slug = requisicao.instituicao.slug
    formulario = FormularioDeParametros(requisicao.POST or None, instance=economia.proprios())
    if requisicao.method == "POST" and formulario.is_valid():
        try:
            ajustar_parametros(requisicao.ator, valores=formulario.valores())
            messages.success(requisicao, "Preços da economia guardados.")
            return redirect("economia", slug)
        except RegraViolada as recusa:
            formulario.add_error(recusa.campo or None, recusa.mensagem)
    contexto = {
        "secao": "economia",
        "form": formulario,
        "precos": economia.precos()[1],
        "voltar": reverse("economia", args=[slug]),
    }
    status = 422 if formulario.errors else 200
    return render(requisicao, "numeros/parametros.html", contexto, status=status)


def _exigir(requisicao: Requisicao) -> None:
    if not requisicao.ator.pode(ADMINISTRAR):
        raise SemPermissao(
            "sem_permissao",
            "Quem ajusta os preços e pede a contagem é quem administra a instituição.",
        )
