"""Entrar, sair, and choosing the unit for which the person acts."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from seiva.organizacao.acesso import OndeAtuo, onde_atua
from seiva.organizacao.models import Conta
from seiva.organizacao.seguranca import govbr, tentativas
from seiva.organizacao.seguranca.fatores import tem_segundo_fator
from seiva.portas.acesso import endereco_de
from seiva.portas.sessao import abrir_sessao, limitada_a, nivel_da_sessao
from seiva.web.acesso import escolher_unidade
from seiva.web.entrada import depois_de_entrar, proxima
from seiva.web.forms.registro import FormularioDeEntrada
from seiva.web.retomada import esquecer_quem, esteve_aqui, ha_o_que_retomar
from seiva.web.seguranca.pendente import guardar_pendente


@transaction.non_atomic_requests
@never_cache
def entrar(requisicao: HttpRequest) -> HttpResponse:
    """Login. Wrong passwords add up to a limit by address and by login; right ones do not.

    Outside the usual transaction of a request: each attempt counts at once, and a whole town
    hall behind one address does not wait in line while passwords are checked.
    """
    formulario = FormularioDeEntrada(requisicao, requisicao.POST or None)
    if requisicao.method == "POST":
        quem = requisicao.POST.get("username", "").strip().lower()
        de_onde = endereco_de(requisicao)
        tentativas.contar_tentativa(quem, de_onde)
        if formulario.is_valid() and formulario.conta is not None:
            tentativas.acertou(quem, de_onde)
            return _entrou(requisicao, formulario.conta)
    expirada = requisicao.method == "GET" and bool(requisicao.GET.get("next"))
    contexto = {
        "form": formulario,
        "next": proxima(requisicao, ""),
        "govbr_url": reverse("entrar_govbr") if govbr.configurado() else "",
        "sessao_expirada": expirada and esteve_aqui(requisicao),
    }
    codigo = 422 if requisicao.method == "POST" else 200
    return render(requisicao, "registro/entrar.html", contexto, status=codigo)


def _entrou(requisicao: HttpRequest, conta: Conta) -> HttpResponse:
    """The password was right: in, or to the second factor of who has one."""
    destino, sem_scripts = proxima(requisicao), bool(requisicao.POST.get("sem_scripts"))
    if tem_segundo_fator(conta):
        guardar_pendente(requisicao, conta, destino, sem_scripts)
        return redirect("entrar_confirmar")
    abrir_sessao(requisicao, conta, forma="senha")
    return depois_de_entrar(requisicao, conta, destino, sem_scripts=sem_scripts)


@require_POST
def sair(requisicao: HttpRequest) -> HttpResponse:
    """Logout, here and at gov.br when it opened the session; then the login page."""
    com_govbr = bool(nivel_da_sessao(requisicao)) and govbr.configurado()
    logout(requisicao)
    if not com_govbr:
        messages.success(requisicao, "Você saiu.")
    resposta = redirect("sair_govbr" if com_govbr else "entrar")
    esquecer_quem(resposta)
    return resposta


@login_required
@never_cache
def unidade(requisicao: Any) -> HttpResponse:
    """Choose the institution and unit to act for; switch at any time."""
    onde = _onde(requisicao)
    if requisicao.method == "POST":
        achada = _achar(onde, requisicao.POST.get("unidade", ""))
        if achada is not None:
            casa, lotacao = achada
            escolher_unidade(requisicao, casa.instituicao.pk, lotacao.unidade_id)
            if ha_o_que_retomar(requisicao, requisicao.user):
                return redirect("retomar")
            padrao = f"/{casa.instituicao.slug}/mesa/"
            return redirect(_destino(proxima(requisicao, padrao), casa.instituicao.slug, padrao))
        messages.error(requisicao, "Escolha uma unidade em que você tem lotação.")
    contexto = {"onde": onde, "proximo": proxima(requisicao, "")}
    return render(requisicao, "registro/unidade.html", contexto)


def _onde(requisicao: Any) -> list[OndeAtuo]:
    """Where the person acts, in this session."""
    so_em = limitada_a(requisicao)
    return [o for o in onde_atua(requisicao.user) if so_em in (None, o.instituicao.pk)]


def _destino(proxima: str, slug: str, padrao: str) -> str:
    """Stay on the page only when it belongs to the institution chosen and is not a single case.

    What was open for one unit may not exist for another: cases go back to the mesa.
    """
    partes = proxima.split("?")[0].strip("/").split("/")
    if partes[0] != slug or any(parte.isdigit() for parte in partes):
        return padrao
    return proxima


def _achar(onde: list[OndeAtuo], valor: str) -> tuple[OndeAtuo, Any] | None:
    for casa in onde:
        for lotacao in casa.lotacoes:
            if str(lotacao.unidade_id) == valor:
                return casa, lotacao
    return None
