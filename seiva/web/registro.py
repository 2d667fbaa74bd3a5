"""Entrar, sair, and choosing the unit for which the person acts."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import login, logout
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from seiva.core.limites import contar, devolver
from seiva.organizacao.acesso import OndeAtuo, onde_atua
from seiva.organizacao.models import Conta
from seiva.portas.acesso import endereco_de
from seiva.web.acesso import escolher_unidade, servidor
from seiva.web.forms.registro import FormularioDeEntrada
from seiva.web.retomada import esquecer, esquecer_quem, ha_o_que_retomar, lembrar_quem

TENTATIVAS_EM = 300  # seconds


def _proxima(requisicao: HttpRequest, padrao: str = "/") -> str:
    """Where to go afterwards: only inside this site."""
    nomes = ("next", "proximo", "proxima")
    campos = [requisicao.POST.get(n) or requisicao.GET.get(n) for n in nomes]
    destino = next((c for c in campos if c), "")
    seguro = url_has_allowed_host_and_scheme(
        destino, allowed_hosts={requisicao.get_host()}, require_https=requisicao.is_secure()
    )
    return destino if seguro else padrao


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
        contar("entrar-endereco", de_onde, maximo=60, segundos=TENTATIVAS_EM)
        contar("entrar-conta", quem, maximo=10, segundos=TENTATIVAS_EM)
        if formulario.is_valid() and formulario.conta is not None:
            devolver("entrar-endereco", de_onde, segundos=TENTATIVAS_EM)
            devolver("entrar-conta", quem, segundos=TENTATIVAS_EM)
            login(requisicao, formulario.conta)
            return _depois_de_entrar(requisicao, formulario.conta)
    contexto = {
        "form": formulario,
        "next": _proxima(requisicao, ""),
        "sessao_expirada": bool(requisicao.GET.get("next")) and requisicao.method == "GET",
    }
    codigo = 422 if requisicao.method == "POST" else 200
    return render(requisicao, "registro/entrar.html", contexto, status=codigo)


def _depois_de_entrar(requisicao: HttpRequest, conta: Conta) -> HttpResponse:
    """Back to where the person was; first, to the form that the end of the session stopped."""
    if not requisicao.POST.get("sem_scripts"):
        esquecer(requisicao)
    retoma = ha_o_que_retomar(requisicao, conta)
    resposta = redirect("retomar") if retoma else redirect(_proxima(requisicao))
    lembrar_quem(resposta, conta)
    return resposta


@require_POST
def sair(requisicao: HttpRequest) -> HttpResponse:
    """Logout, then the login page."""
    logout(requisicao)
    messages.success(requisicao, "Você saiu.")
    resposta = redirect("entrar")
    esquecer_quem(resposta)
    return resposta


@login_required
def inicio(requisicao: Any) -> HttpResponse:
    """The mesa of the unit in use, or the choice when there is more than one."""
    onde = onde_atua(requisicao.user)
    escolhidas = requisicao.session.get("unidades", {})
    if len(onde) == 1 and (len(onde[0].lotacoes) == 1 or str(onde[0].instituicao.pk) in escolhidas):
        return redirect("mesa", instituicao=onde[0].instituicao.slug)
    return redirect("unidade")


@login_required
@never_cache
def unidade(requisicao: Any) -> HttpResponse:
    """Choose the institution and unit to act for; switch at any time."""
    onde = onde_atua(requisicao.user)
    if requisicao.method == "POST":
        achada = _achar(onde, requisicao.POST.get("unidade", ""))
        if achada is not None:
            casa, lotacao = achada
            escolher_unidade(requisicao, casa.instituicao.pk, lotacao.unidade_id)
            if ha_o_que_retomar(requisicao, requisicao.user):
                return redirect("retomar")
            padrao = f"/{casa.instituicao.slug}/mesa/"
            return redirect(_destino(_proxima(requisicao, padrao), casa.instituicao.slug, padrao))
        messages.error(requisicao, "Escolha uma unidade em que você tem lotação.")
    contexto = {"onde": onde, "proximo": _proxima(requisicao, "")}
    return render(requisicao, "registro/unidade.html", contexto)


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


@servidor
def casa(requisicao: Any) -> HttpResponse:
    """The institution's address alone leads to the mesa."""
    return redirect("mesa", instituicao=requisicao.instituicao.slug)
