"""Importar: send a spreadsheet, see what each line would do, confirm."""

from typing import IO, Any, cast

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from seiva.core.erros import Conflito, RegraViolada
from seiva.core.modelos import chave
from seiva.core.paginacao import Ordem, paginar
from seiva.organizacao.acoes.importar import (
    conferir_planilha,
    confirmar_planilha,
    descartar_planilha,
    receber_planilha,
)
from seiva.organizacao.models import LinhaDePlanilha, Planilha
from seiva.organizacao.planilhas.leitura import MAIOR_ARQUIVO, MEGA
from seiva.organizacao.planilhas.modelos import modelo as fazer_modelo
from seiva.organizacao.regras.colunas import COLUNAS
from seiva.organizacao.regras.planilhas import MAIOR
from seiva.web.acesso import Requisicao, exigir_ato, servidor
from seiva.web.atos import tentar
from seiva.web.forms.gente import EnvioDePlanilha
from seiva.web.gente.andamento import ler_aviso, trabalho_de
from seiva.web.paginas import cursores, vizinhas

POR_PAGINA = 100
RECENTES = 10
_ENVELOPE = MEGA  # field names and boundaries around the file
_ORDEM = (Ordem("numero"),)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@servidor
def importar(requisicao: Requisicao) -> HttpResponse:
    """The two kinds, their models, and the sending of one.

    The token of the form is in the body, which is read only after its declared length was
    accepted: hence exempt here and protected inside.
    """
    exigir_ato(requisicao, "receber_planilha")
    if requisicao.method != "POST":
        especie = requisicao.GET.get("especie", "")
        return _tela(requisicao, EnvioDePlanilha(initial={"especie": especie}))
    declarado = requisicao.headers.get("Content-Length", "")
    if not declarado.isdecimal() or int(declarado[:18]) > MAIOR_ARQUIVO + _ENVELOPE:
        mensagem = f"A planilha passa de {MAIOR_ARQUIVO // MEGA} MB. Divida-a em partes."
        return render(requisicao, "erros/413.html", {"mensagem": mensagem}, status=413)
    com_token: Any = csrf_protect(_receber)
    resposta: HttpResponse = com_token(requisicao)
    return resposta


def _receber(requisicao: Requisicao) -> HttpResponse:
    formulario = EnvioDePlanilha(requisicao.POST, requisicao.FILES)
    if formulario.is_valid():
        enviado = formulario.cleaned_data["arquivo"]
        planilha = tentar(
            formulario,
            lambda: receber_planilha(
                requisicao.ator,
                especie=formulario.cleaned_data["especie"],
                nome=enviado.name or "",
                arquivo=cast(IO[bytes], enviado.file),
            ),
        )
        if planilha is not None:
            return redirect("planilha", requisicao.instituicao.slug, planilha.pk)
    return _tela(requisicao, formulario, status=422)


def _tela(requisicao: Requisicao, formulario: EnvioDePlanilha, status: int = 200) -> HttpResponse:
    contexto = {
        "secao": "administracao",
        "form": formulario,
        "especies": [
            {
                "chave": chave,
                "nome": nome,
                "exigidas": ", ".join(c.titulo for c in COLUNAS[chave] if c.exigida),
                "outras": ", ".join(c.titulo for c in COLUNAS[chave] if not c.exigida),
            }
            for chave, nome in Planilha.Especie.choices
        ],
        "recentes": Planilha.objects.recentes()[:RECENTES],
        "na_hora": settings.PLANILHA_NA_HORA,
        "dias": settings.PLANILHA_DIAS,
        "maior": MAIOR,
        "mega": MAIOR_ARQUIVO // MEGA,
    }
    return render(requisicao, "gente/importar.html", contexto, status=status)


@require_safe
@servidor
def modelo(requisicao: Requisicao, modelo: str) -> HttpResponse:
    """A model to fill, as CSV or XLSX."""
    exigir_ato(requisicao, "receber_planilha")
    corpo, tipo = fazer_modelo(modelo)
    resposta = HttpResponse(corpo, content_type=tipo)
    resposta["Content-Disposition"] = f'attachment; filename="modelo-{modelo}"'
    return resposta


def buscar(requisicao: Requisicao, planilha: int) -> Planilha:
    """The spreadsheet, for who may administer. Absent first: the same answer for all."""
    achada: Planilha = Planilha.objects.select_related("conta").um(pk=chave(planilha))
    exigir_ato(requisicao, "receber_planilha")
    return achada


@require_safe
@servidor
def planilha(requisicao: Requisicao, planilha: int) -> HttpResponse:
    """What each line would do, or did: problems first, by pages."""
    alvo = buscar(requisicao, planilha)
    ler_aviso(requisicao.ator, alvo)
    if alvo.em_curso:
        contexto = {"planilha": alvo, "trabalho": trabalho_de(requisicao, alvo)}
        return render(requisicao, "gente/planilha_em_curso.html", contexto)
    situacoes = dict(LinhaDePlanilha.Situacao.choices)
    padrao = "problema" if alvo.com_problema else ""
    ver = requisicao.GET.get("ver", padrao)
    linhas = LinhaDePlanilha.objects.filter(planilha=alvo)
    if ver in situacoes:
        linhas = linhas.filter(situacao=ver)
    pagina = paginar(linhas, _ORDEM, tamanho=POR_PAGINA, **cursores(requisicao.GET))
    contexto = {
        "secao": "administracao",
        "planilha": alvo,
        "visoes": _visoes(alvo, ver),
        "colunas": _titulos(alvo),
        "linhas": pagina.linhas,
        "pagina": vizinhas(pagina, f"?ver={ver if ver in situacoes else 'tudo'}"),
    }
    return render(requisicao, "gente/planilha.html", contexto)


def _visoes(alvo: Planilha, ver: str) -> list[dict[str, Any]]:
    """The ways of filtering, each with its count."""
    pares = [
        ("problema", "Com problema", alvo.com_problema),
        ("nova", "Novas", alvo.novas),
        ("muda", "Mudam", alvo.mudam),
        ("igual", "Iguais", alvo.iguais),
    ]
    visoes = [{"chave": c, "nome": n, "total": t, "atual": c == ver} for c, n, t in pares]
    todas = not any(visao["atual"] for visao in visoes)
    return [*visoes, {"chave": "tudo", "nome": "Todas", "total": alvo.total, "atual": todas}]


def _titulos(alvo: Planilha) -> dict[str, str]:
    return {coluna.chave: coluna.titulo for coluna in COLUNAS[alvo.especie]}


@require_POST
@servidor
def confirmar(requisicao: Requisicao, planilha: int) -> HttpResponse:
    """Import. Confirming again leads to the same report."""
    alvo = buscar(requisicao, planilha)
    try:
        if confirmar_planilha(requisicao.ator, planilha=alvo).importada:
            messages.success(requisicao, "Planilha importada.")
        else:
            messages.info(requisicao, "Importação pedida. O andamento aparece nesta página.")
    except Conflito as erro:
        messages.error(requisicao, erro.mensagem)
        conferir_planilha(requisicao.ator, planilha=alvo)
    except RegraViolada as erro:
        feita = erro.codigo in {"ja_importada", "planilha_em_curso"}
        nivel = messages.INFO if feita else messages.ERROR
        messages.add_message(requisicao, nivel, erro.mensagem)
    return redirect("planilha", requisicao.instituicao.slug, alvo.pk)


@require_POST
@servidor
def conferir(requisicao: Requisicao, planilha: int) -> HttpResponse:
    """Check the same lines again."""
    alvo = buscar(requisicao, planilha)
    if not conferir_planilha(requisicao.ator, planilha=alvo).em_curso:
        messages.success(requisicao, "Planilha conferida de novo.")
    return redirect("planilha", requisicao.instituicao.slug, alvo.pk)


@require_POST
@servidor
def descartar(requisicao: Requisicao, planilha: int) -> HttpResponse:
    """Throw it away."""
    alvo = buscar(requisicao, planilha)
    descartar_planilha(requisicao.ator, planilha=alvo)
    messages.success(requisicao, "Planilha descartada. Nada foi importado.")
    return redirect(reverse("importar", args=[requisicao.instituicao.slug]))
