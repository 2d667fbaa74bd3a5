"""One page for each person: lotações, cargos, and what changed in them."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from seiva.core.erros import RegraViolada
from seiva.core.modelos import chave
from seiva.organizacao.acoes.convidar import convidar_de_novo
from seiva.organizacao.acoes.dar_cargo import dar_cargo, encerrar_titularidade
from seiva.organizacao.acoes.lotar import (
    alterar_lotacao,
    desligar_servidor,
    encerrar_lotacao,
    lotar_servidor,
)
from seiva.organizacao.gente import achar_gente, ficha_completa
from seiva.organizacao.models import Conta, Lotacao, Titularidade
from seiva.organizacao.regras.documentos_pessoais import mascarar_cpf
from seiva.web.acesso import Requisicao, servidor
from seiva.web.administracao.comum import endereco, exigir_administrador
from seiva.web.atos import tentar
from seiva.web.forms.servidores import DeCargo, DeLotacao, MudancaDeLotacao


def _achar(requisicao: Requisicao, conta: int) -> Conta:
    """The person of the address; then whether who asks administers."""
    achada = achar_gente(conta)
    exigir_administrador(requisicao)
    return achada


@require_http_methods(["GET", "HEAD", "POST"])
@servidor
def servidor_(requisicao: Requisicao, conta: int) -> HttpResponse:
    """Everything that the institution keeps of a person; POST gives a lotação or a cargo."""
    alvo = _achar(requisicao, conta)
    o_que = requisicao.POST.get("o_que", "")
    lotacao = DeLotacao(
        requisicao.POST if o_que == "lotacao" else None,
        casa=requisicao.instituicao,
        prefix="lotacao",
    )
    cargo = DeCargo(requisicao.POST if o_que == "cargo" else None, prefix="cargo")
    atos: list[tuple[forms.Form, Callable[..., Any]]] = [
        (lotacao, lotar_servidor), (cargo, dar_cargo),
    ]  # fmt: skip
    for formulario, ato in atos:
        if formulario.is_valid() and _dar(requisicao, alvo, formulario, ato):
            return redirect(endereco(requisicao, "servidor", conta=alvo.pk))
    status = 422 if requisicao.method == "POST" else 200
    return _tela(requisicao, alvo, lotacao, cargo, status)


def _dar(
    requisicao: Requisicao, alvo: Conta, formulario: forms.Form, ato: Callable[..., Any]
) -> bool:
    dados = formulario.cleaned_data
    if tentar(formulario, lambda: ato(requisicao.ator, conta=alvo, **dados)) is None:
        return False
    messages.success(requisicao, "Salvo.")
    return True


def _tela(
    requisicao: Requisicao, alvo: Conta, lotacao: DeLotacao, cargo: DeCargo, status: int
) -> HttpResponse:
    contexto = {
        "secao": "administracao",
        "ficha": ficha_completa(alvo),
        "cpf": mascarar_cpf(alvo.cpf),
        "form_lotacao": lotacao,
        "form_cargo": cargo,
    }
    return render(requisicao, "gente/servidor.html", contexto, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@servidor
def lotacao(requisicao: Requisicao, lotacao: int) -> HttpResponse:
    """Another profile or period for a lotação."""
    lotacoes = Lotacao.objects.select_related("conta", "unidade", "perfil")
    alvo: Lotacao = lotacoes.um(pk=chave(lotacao))
    exigir_administrador(requisicao)
    formulario = MudancaDeLotacao(alvo, requisicao.instituicao, requisicao.POST or None)
    if formulario.is_valid():
        dados = formulario.cleaned_data
        if tentar(formulario, lambda: alterar_lotacao(requisicao.ator, lotacao=alvo, **dados)):
            messages.success(requisicao, "Lotação alterada.")
            return redirect(endereco(requisicao, "servidor", conta=alvo.conta_id))
    contexto = {"secao": "administracao", "form": formulario, "lotacao": alvo}
    codigo = 422 if formulario.is_bound else 200
    return render(requisicao, "gente/lotacao.html", contexto, status=codigo)


@require_POST
@servidor
def lotacao_encerrar(requisicao: Requisicao, lotacao: int) -> HttpResponse:
    """End a lotação now."""
    alvo: Lotacao = Lotacao.objects.um(pk=chave(lotacao))
    exigir_administrador(requisicao)
    _fazer(
        requisicao,
        lambda: encerrar_lotacao(requisicao.ator, lotacao=alvo),
        "Lotação encerrada: o acesso por ela acabou agora.",
    )
    return redirect(endereco(requisicao, "servidor", conta=alvo.conta_id))


@require_POST
@servidor
def titularidade_encerrar(requisicao: Requisicao, titularidade: int) -> HttpResponse:
    """End a cargo now."""
    alvo: Titularidade = Titularidade.objects.um(pk=chave(titularidade))
    exigir_administrador(requisicao)
    _fazer(
        requisicao,
        lambda: encerrar_titularidade(requisicao.ator, titularidade=alvo),
        "Cargo encerrado.",
    )
    return redirect(endereco(requisicao, "servidor", conta=alvo.conta_id))


@require_POST
@servidor
def convidar(requisicao: Requisicao, conta: int) -> HttpResponse:
    """Another invitation to who has not chosen a password."""
    alvo = _achar(requisicao, conta)
    _fazer(
        requisicao,
        lambda: convidar_de_novo(requisicao.ator, conta=alvo),
        f"Convite a caminho de {alvo.email}.",
    )
    return redirect(endereco(requisicao, "servidor", conta=alvo.pk))


@require_http_methods(["GET", "HEAD", "POST"])
@servidor
def desligar(requisicao: Requisicao, conta: int) -> HttpResponse:
    """What it does, and then: end everything that the person has here."""
    alvo = _achar(requisicao, conta)
    if requisicao.method == "POST":
        _fazer(
            requisicao,
            lambda: desligar_servidor(requisicao.ator, conta=alvo),
            f"{alvo.nome} não tem mais acesso à instituição.",
        )
        return redirect(endereco(requisicao, "servidor", conta=alvo.pk))
    contexto = {"secao": "administracao", "ficha": ficha_completa(alvo)}
    return render(requisicao, "gente/desligar.html", contexto)


def _fazer(requisicao: Requisicao, ato: Callable[[], Any], dito: str) -> None:
    """Run an act that has no form of its own; the refusal is told on the next page."""
    try:
        with transaction.atomic():
            ato()
        messages.success(requisicao, dito)
    except RegraViolada as erro:
        messages.error(requisicao, erro.mensagem)
