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
from seiva.portas.assinatura_govbr import (
    IR,
    formas_de_assinar,
    guardado,
    largar_prova,
    levar,
    oferecer_govbr,
    segredo_da_prova,
)
from seiva.portas.atos import tentar
from seiva.representacao.acoes.declarar import declarar_representacao, preparar_declaracao
from seiva.representacao.acoes.outorgar import outorgar_procuracao, preparar_outorga
from seiva.representacao.consulta import empresas_de
from seiva.representacao.prova import FINALIDADE, alvo_do_texto


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
    """To whom, what and until when; then the text and the signature."""
    ator = requisicao.ator
    formulario = NovaProcuracao(_enviado(requisicao), ator=ator, empresas=empresas_de(ator))
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
    """Which company and as what; then the declaration and the signature."""
    ator = requisicao.ator
    formulario = NovaEmpresa(_enviado(requisicao))
    passos = _Passos(
        "representacoes/empresa.html",
        "Declaração",
        "Declaração enviada. A instituição vai conferir e avisar você por e-mail.",
        lambda: preparar_declaracao(ator, formulario.declaracao()),
        lambda **resto: declarar_representacao(ator, declaracao=formulario.declaracao(), **resto),
    )
    return _em_passos(requisicao, formulario, passos)


def _enviado(requisicao: RequisicaoDoCidadao) -> Any:
    """What was filled in: now, or before the person went to gov.br; None on the first page."""
    return requisicao.POST if requisicao.method == "POST" else guardado(requisicao)


def _em_passos(requisicao: RequisicaoDoCidadao, formulario: Any, passos: _Passos) -> HttpResponse:
    """The form; once it holds, its text to sign; once signed, the list."""
    if not formulario.is_bound:
        return render(requisicao, passos.pagina, {"form": formulario})
    if requisicao.method == "POST":
        contar_assinatura(requisicao)
    senha = _assinatura(requisicao, formulario)
    if formulario.is_valid() and senha.is_valid():
        # The act first: a form sent twice finds what it did before.
        prova = senha.prova(segredo_da_prova(requisicao))
        do_texto = {nome: senha.cleaned_data[nome] for nome in ("chave", "lido")}
        feita = tentar(senha, lambda: passos.assinar(**do_texto, **prova))
        if feita is not None:
            largar_prova(requisicao)
            messages.success(requisicao, passos.feito)
            return redirect("representacoes", requisicao.instituicao.slug)
    pronta = tentar(formulario, passos.preparar) if formulario.is_valid() else None
    if pronta is None or "corrigir" in requisicao.POST:
        codigo = 422 if formulario.errors else 200
        return render(requisicao, passos.pagina, {"form": formulario}, status=codigo)
    return _texto(requisicao, formulario, senha, pronta, passos.titulo)


def _assinatura(requisicao: RequisicaoDoCidadao, formulario: Any) -> AssinarTexto:
    """The form of the signature: bound when it came signed; else with the key that it has."""
    dados = formulario.data
    if requisicao.method == "POST" and IR not in dados and ("senha" in dados or "com" in dados):
        return AssinarTexto(dados)
    return AssinarTexto(initial={"chave": dados["chave"]} if "chave" in dados else None)


def _texto(
    requisicao: RequisicaoDoCidadao, formulario: Any, senha: AssinarTexto, pronta: Any, titulo: str
) -> HttpResponse:
    """The page of the text with the ways to sign it; or off to gov.br, for exactly that text."""
    chave = senha["chave"].value()
    alvo = alvo_do_texto(requisicao.ator, chave, pronta.resumo)
    if IR in requisicao.POST and oferecer_govbr(requisicao.conta):
        return levar(requisicao, finalidade=FINALIDADE, alvo=alvo)
    contexto = {
        "form": formulario,
        "senha": senha,
        "pronta": pronta,
        "titulo": titulo,
        "formas": formas_de_assinar(requisicao, requisicao.conta, alvo),
    }
    codigo = 422 if senha.errors else 200
    return render(requisicao, "representacoes/assinar.html", contexto, status=codigo)
