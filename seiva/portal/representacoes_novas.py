"""Giving a procuração and declaring a company: fill in, read the text, sign."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from seiva.portal.acesso import RequisicaoDoCidadao, cidadao_em
from seiva.portal.forms_representacoes import AssinarTexto, NovaEmpresa, NovaProcuracao
from seiva.portal.representacoes import contar_assinatura
from seiva.portas.atos import tentar
from seiva.representacao.acoes.declarar import declarar_representacao, preparar_declaracao
from seiva.representacao.acoes.outorgar import outorgar_procuracao, preparar_outorga
from seiva.representacao.consulta import empresas_de


@dataclass(frozen=True)
class _Passos:
    """The two pages of one document: `preparar` writes the text out of what was filled in, and
    `assinar` does the act."""

    pagina: str
    titulo: str
    feito: str
    preparar: Callable[[], Any]
    assinar: Callable[..., Any]


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@cidadao_em
def nova_procuracao(requisicao: RequisicaoDoCidadao) -> HttpResponse:
    """To whom, what and until when; then the text and the password."""
    ator, enviado = requisicao.ator, requisicao.POST if requisicao.method == "POST" else None
    formulario = NovaProcuracao(enviado, ator=ator, empresas=empresas_de(ator))
    passos = _Passos(
        "representacoes/nova.html",
        "Procuração",
        "Procuração assinada. As duas partes recebem um aviso por e-mail.",
        lambda: preparar_outorga(ator, formulario.outorga()),
        lambda **resto: outorgar_procuracao(ator, outorga=formulario.outorga(), **resto),
    )
    return _em_passos(requisicao, formulario, passos)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@cidadao_em
def nova_empresa(requisicao: RequisicaoDoCidadao) -> HttpResponse:
    """Which company and as what; then the declaration and the password."""
    ator = requisicao.ator
    formulario = NovaEmpresa(requisicao.POST if requisicao.method == "POST" else None)
    passos = _Passos(
        "representacoes/empresa.html",
        "Declaração",
        "Declaração enviada. A instituição vai conferir e avisar você por e-mail.",
        lambda: preparar_declaracao(ator, formulario.declaracao()),
        lambda **resto: declarar_representacao(ator, declaracao=formulario.declaracao(), **resto),
    )
    return _em_passos(requisicao, formulario, passos)


def _em_passos(requisicao: RequisicaoDoCidadao, formulario: Any, passos: _Passos) -> HttpResponse:
    """The form; once it holds, its text to sign; once signed, the list."""
    if requisicao.method != "POST":
        return render(requisicao, passos.pagina, {"form": formulario})
    contar_assinatura(requisicao)
    senha = AssinarTexto(requisicao.POST if "senha" in requisicao.POST else None)
    if formulario.is_valid() and senha.is_valid():
        # The act first: a form sent twice finds what it did before.
        feita = tentar(senha, lambda: passos.assinar(**senha.cleaned_data))
        if feita is not None:
            messages.success(requisicao, passos.feito)
            return redirect("representacoes", requisicao.instituicao.slug)
    pronta = tentar(formulario, passos.preparar) if formulario.is_valid() else None
    if pronta is None or "corrigir" in requisicao.POST:
        codigo = 422 if formulario.errors else 200
        return render(requisicao, passos.pagina, {"form": formulario}, status=codigo)
    contexto = {"form": formulario, "senha": senha, "pronta": pronta, "titulo": passos.titulo}
    return render(
        requisicao, "representacoes/assinar.html", contexto, status=422 if senha.errors else 200
    )
