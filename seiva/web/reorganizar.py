"""The reorganisation wizard: choose, see what would happen, confirm, follow."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from seiva.core.erros import NaoEncontrado
from seiva.reorganizacao.acoes.reorganizar import retomar_reorganizacao
from seiva.reorganizacao.models import Reorganizacao
from seiva.reorganizacao.parada import Parada, parada
from seiva.reorganizacao.previa import relatorio
from seiva.reorganizacao.simular import simular
from seiva.web.acesso import Requisicao, exigir_ato, servidor
from seiva.web.atos import tentar
from seiva.web.forms.reorganizar import PASSOS, QualUnidade, Reorganizar

QUANTAS = 30


@require_safe
@servidor
def inicio(requisicao: Requisicao) -> HttpResponse:
    """What may be done, and what was done."""
    exigir_ato(requisicao, "reorganizar_unidades")
    feitas = list(Reorganizacao.objects.recentes()[:QUANTAS])
    paradas = [f.pk for f in feitas if not f.concluida and parada(f) is not None]
    contexto = {"passos": PASSOS, "feitas": feitas, "paradas": paradas}
    return render(requisicao, "reorganizar/inicio.html", contexto)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@servidor
def escolher(requisicao: Requisicao, como: str) -> HttpResponse:
    """Form, preview and confirmation of one kind of reorganisation, at one address."""
    exigir_ato(requisicao, "reorganizar_unidades")
    if como not in PASSOS:
        raise NaoEncontrado
    unidade = None
    if como == "dividir":
        qual = QualUnidade(requisicao.GET if "unidade" in requisicao.GET else None)
        if not qual.is_valid():
            codigo = 422 if qual.is_bound else 200
            return render(requisicao, "reorganizar/qual.html", {"form": qual}, status=codigo)
        unidade = qual.cleaned_data["unidade"]
    formulario = PASSOS[como](
        requisicao.POST or None, unidade=unidade, initial={"unidade": requisicao.GET.get("unidade")}
    )
    if formulario.is_valid() and (resposta := _passo(requisicao, formulario)) is not None:
        return resposta
    recusado = formulario.is_bound and not formulario.is_valid()
    contexto = {"form": formulario, "como": como, "unidade": unidade}
    return render(requisicao, "reorganizar/form.html", contexto, status=422 if recusado else 200)


def _passo(requisicao: Requisicao, formulario: Reorganizar) -> HttpResponse | None:
    """Preview or confirmation of a form that was filled in well; None to fill it in again."""
    ator = requisicao.ator
    if "confirmar" in requisicao.POST:
        feita = tentar(formulario, lambda: formulario.confirmar(ator))
        if feita is not None:
            messages.success(requisicao, f"{feita.rotulo}: confirmada.")
            return redirect("reorganizacao", requisicao.instituicao.slug, feita.pk)
        return None
    if "mudar" in requisicao.POST:
        return None
    previa = tentar(formulario, lambda: simular(ator, formulario.plano(), formulario.confirmar))
    if previa is None:
        return None
    contexto = {"form": formulario, "previa": previa}
    return render(requisicao, "reorganizar/previa.html", contexto)


@require_safe
@never_cache
@servidor
def andamento(requisicao: Requisicao, reorganizacao: int) -> HttpResponse:
    """How far it went, and what was done. May be left: the work goes on."""
    feita = Reorganizacao.objects.um(pk=reorganizacao)
    exigir_ato(requisicao, "reorganizar_unidades")
    falha = parada(feita)
    contexto = {"feita": feita, "trabalho": _trabalho(requisicao, feita, falha), "parada": falha}
    if requisicao.headers.get("HX-Request"):
        return render(requisicao, "componentes/progresso.html", contexto)
    contexto |= {"linhas": relatorio(feita), "unidades": feita.unidades.order_by("pk")}
    return render(requisicao, "reorganizar/feita.html", contexto)


def _trabalho(requisicao: Requisicao, feita: Reorganizacao, falha: Parada | None) -> dict[str, Any]:
    url = reverse("reorganizacao", args=[requisicao.instituicao.slug, feita.pk])
    return {
        "titulo": "Processos e o que há neles",
        "porcento": round(100 * feita.vistos / feita.total) if feita.total else None,
        "texto": f"{feita.vistos} de {feita.total} processos.",
        "url": url,
        "pronto": feita.concluida,
        "falhou": _como_parou(falha) if falha else None,
        "link": {"url": url, "rotulo": "Ver o relatório"},
    }


def _como_parou(falha: Parada) -> str:
    """What a page that was following the work shows instead of the bar."""
    depois = "Será tentado de novo sozinho." if falha.de_novo_em else "Não será tentado sozinho."
    return f"Parou em {falha.o_que}. {depois}"


@require_http_methods(["POST"])
@servidor
def retomar(requisicao: Requisicao, reorganizacao: int) -> HttpResponse:
    """Ask for the next lot again, should the work have stopped."""
    feita = Reorganizacao.objects.um(pk=reorganizacao)
    retomar_reorganizacao(requisicao.ator, reorganizacao=feita)
    messages.info(requisicao, "O lote foi pedido de novo: em instantes se vê se andou.")
    return redirect("reorganizacao", requisicao.instituicao.slug, feita.pk)
