"""Big spreadsheets: how far the work went, its problems as a file, and those of before."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from seiva.core.ator import Ator
from seiva.core.modelos import chave
from seiva.core.paginacao import Ordem, paginar
from seiva.organizacao.models import LinhaDePlanilha, Planilha
from seiva.organizacao.regras.colunas import COLUNAS
from seiva.portas.em_csv import baixar, em_csv
from seiva.web.acesso import Requisicao, exigir_ato, servidor
from seiva.web.paginas import cursores, vizinhas

POR_PAGINA = 50
_ORDEM = (Ordem("id", decrescente=True),)


def ler_aviso(ator: Ator, planilha: Planilha) -> None:
    """The person sees how it ended: nothing more to tell."""
    if planilha.por_avisar and ator.conta_id == (planilha.confirmada_por_id or planilha.conta_id):
        Planilha.objects.filter(pk=planilha.pk).update(por_avisar=False)


def trabalho_de(requisicao: Requisicao, planilha: Planilha) -> dict[str, Any]:
    """Progress as `componentes/progresso.html` reads it."""
    casa = requisicao.instituicao.slug
    importando = planilha.estado == Planilha.Estado.IMPORTANDO
    return {
        "titulo": "Importação da planilha" if importando else "Conferência da planilha",
        "texto": _texto(planilha, importando),
        "porcento": min(99, 100 * planilha.feitas // planilha.a_fazer)
        if planilha.a_fazer and planilha.feitas
        else None,
        "url": reverse("planilha_andamento", args=[casa, planilha.pk]),
        "pronto": not planilha.em_curso,
        "link": {"url": reverse("planilha", args=[casa, planilha.pk]), "rotulo": "Ver o resultado"},
        "falhou": None,
    }


def _texto(planilha: Planilha, importando: bool) -> str:
    feitas = f"{planilha.feitas:,}".replace(",", ".")
    if not planilha.feitas:
        return "Na fila."
    if not importando:
        return f"{feitas} linhas conferidas."
    if planilha.feitas < planilha.total:
        return f"{feitas} linhas conferidas outra vez. Nada entrou ainda."
    return "Gravando. Tudo entra de uma vez, no fim."


@require_safe
@never_cache
@servidor
def andamento(requisicao: Requisicao, planilha: int) -> HttpResponse:
    """A part of the page for htmx, else the page."""
    alvo = Planilha.objects.um(pk=chave(planilha))  # absent or of another house: 404 before 403
    exigir_ato(requisicao, "receber_planilha")
    if not requisicao.headers.get("HX-Request"):
        return redirect("planilha", requisicao.instituicao.slug, alvo.pk)
    contexto = {"trabalho": trabalho_de(requisicao, alvo)}
    return render(requisicao, "componentes/progresso.html", contexto)


@require_safe
@servidor
def problemas(requisicao: Requisicao, planilha: int) -> StreamingHttpResponse:
    """Every problem, one a line, to mend the spreadsheet beside it."""
    alvo = Planilha.objects.um(pk=chave(planilha))
    exigir_ato(requisicao, "receber_planilha")
    linhas = LinhaDePlanilha.objects.filter(planilha=alvo, situacao="problema").order_by("numero")
    achados = list(linhas.values_list("numero", "problemas"))
    titulos = {coluna.chave: coluna.titulo for coluna in COLUNAS[alvo.especie]}

    def todos() -> Iterator[tuple[Any, ...]]:
        for numero, guardados in achados:
            for coluna, mensagem, *_ in guardados:
                yield numero, titulos.get(coluna, ""), mensagem

    return baixar(em_csv(("Linha", "Coluna", "Problema"), todos()), f"problemas-{alvo.pk}.csv")


@require_safe
@servidor
def importacoes(requisicao: Requisicao) -> HttpResponse:
    """Every spreadsheet that was sent, the newest first: who, when, how many, how it ended."""
    exigir_ato(requisicao, "receber_planilha")
    todas = Planilha.objects.select_related("conta", "confirmada_por")
    pagina = paginar(todas, _ORDEM, tamanho=POR_PAGINA, **cursores(requisicao.GET))
    contexto = {"planilhas": pagina.linhas, "pagina": vizinhas(pagina, "?")}
    return render(requisicao, "gente/importacoes.html", contexto)
