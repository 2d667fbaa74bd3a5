"""What every way of logging in does before and after."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from seiva.organizacao.models import Conta
from seiva.web.retomada import esquecer, ha_o_que_retomar, lembrar_quem


def proxima(requisicao: HttpRequest, padrao: str = "/") -> str:
    """Where to go afterwards: only inside this site."""
    nomes = ("next", "proximo", "proxima")
    campos = [requisicao.POST.get(n) or requisicao.GET.get(n) for n in nomes]
    destino = next((c for c in campos if c), "")
    seguro = url_has_allowed_host_and_scheme(
        destino, allowed_hosts={requisicao.get_host()}, require_https=requisicao.is_secure()
    )
    return destino if seguro else padrao


def depois_de_entrar(
    requisicao: HttpRequest, conta: Conta, destino: str, *, sem_scripts: bool
) -> HttpResponse:
    """Back to where the person was; first, to the form that the end of the session stopped."""
    if not sem_scripts:
        esquecer(requisicao)
    retoma = ha_o_que_retomar(requisicao, conta)
    resposta = redirect("retomar") if retoma else redirect(destino)
    lembrar_quem(resposta, conta)
    return resposta
