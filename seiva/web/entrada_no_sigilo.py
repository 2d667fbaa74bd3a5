"""The page that asks for the password of what is under sigilo: a process, or one document."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.hashers import check_password
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from seiva.core.limites import contar, devolver
from seiva.web import senha
from seiva.web.acesso import Requisicao
from seiva.web.forms.sigilo import SenhaDoSigilo

TENTATIVAS = {"maximo": 10, "segundos": 300}


def pedir_a_senha(
    requisicao: Requisicao,
    modelo: str,
    contexto: dict[str, Any],
    *,
    destino: str,
    abrir: Callable[[], None],
) -> HttpResponse:
    """Show the form of the page `modelo`; with the right password, `abrir` and go to `destino`."""
    formulario = SenhaDoSigilo(requisicao.POST or None)
    if formulario.is_valid():
        if _confere(requisicao, formulario.cleaned_data["senha"]):
            abrir()
            return redirect(destino)
        formulario.add_error("senha", "A senha não confere.")
    contexto = contexto | {"form": formulario, "proxima": destino, "minutos": senha.minutos()}
    codigo = 422 if formulario.is_bound else 200
    return render(requisicao, modelo, contexto, status=codigo)


def _confere(requisicao: Requisicao, digitada: str) -> bool:
    """Only wrong passwords add up, as at login. A refusal is an answer: its count is committed."""
    quem = str(requisicao.conta.pk)
    contar("sigilo", quem, **TENTATIVAS)
    # Django's function, not the account's method: kept anew here, it would end the session.
    confere = check_password(digitada, requisicao.conta.password)
    if confere:
        devolver("sigilo", quem, segundos=TENTATIVAS["segundos"])
    return confere


def para_onde(requisicao: Requisicao, padrao: str) -> str:
    """The address that was asked for, only in this site; else `padrao`."""
    pedido = requisicao.POST.get("proxima") or requisicao.GET.get("proxima", "")
    seguro = url_has_allowed_host_and_scheme(
        pedido, allowed_hosts={requisicao.get_host()}, require_https=requisicao.is_secure()
    )
    return pedido if seguro else padrao
