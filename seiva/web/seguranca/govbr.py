"""Logging in and out with gov.br."""

from dataclasses import asdict
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from seiva.core.erros import RegraViolada
from seiva.core.limites import contar
from seiva.organizacao.seguranca import govbr as servico
from seiva.organizacao.seguranca import oidc
from seiva.organizacao.seguranca.fatores import tem_segundo_fator
from seiva.portas import assinatura_govbr
from seiva.portas.acesso import endereco_de
from seiva.portas.sessao import abrir_sessao
from seiva.web.entrada import depois_de_entrar, proxima
from seiva.web.seguranca.pendente import guardar_pendente

_PEDIDO = "govbr_pedido"
DEVOLVIDA = (
    "Alguém tinha aberto uma conta com o seu CPF e outro e-mail. Ela agora é sua: a senha e o "
    "e-mail de antes deixaram de valer. Crie uma senha em Minha conta."
)


@require_safe
@transaction.non_atomic_requests
@never_cache
def ir(requisicao: HttpRequest) -> HttpResponse:
    """Off to gov.br."""
    if not servico.configurado():
        messages.info(requisicao, "Esta instalação não usa gov.br.")
        return redirect("entrar")
    contar("govbr-endereco", endereco_de(requisicao), maximo=60, segundos=300)
    try:
        destino, pedido = oidc.comecar(servico.cliente(_volta()))
    except RegraViolada as erro:
        messages.error(requisicao, erro.mensagem)
        return redirect("entrar")
    requisicao.session[_PEDIDO] = asdict(pedido) | {"proxima": proxima(requisicao)}
    return redirect(destino)


@require_safe
@transaction.non_atomic_requests
@never_cache
def voltar(requisicao: HttpRequest) -> HttpResponse:
    """Back from gov.br: who it says that the person is, checked; then away from the code."""
    guardado: dict[str, Any] | None = requisicao.session.get(_PEDIDO)
    if assinatura_govbr.esta_assinando(requisicao, guardado):
        return assinatura_govbr.voltar(requisicao)
    requisicao.session.pop(_PEDIDO, None)
    if guardado is None or not servico.configurado():
        messages.info(requisicao, "Esta entrada não vale mais. Comece de novo.")
        return redirect("entrar")
    destino = guardado.pop("proxima")
    try:
        quem = _quem(requisicao, guardado)
        feita = servico.entrar(quem)
    except RegraViolada as erro:
        messages.error(requisicao, erro.mensagem)
        return redirect("entrar")
    if feita.devolvida:
        messages.warning(requisicao, DEVOLVIDA)
    if tem_segundo_fator(feita.conta) and not quem.dois_fatores:
        guardar_pendente(requisicao, feita.conta, destino, False, govbr=quem.nivel)
        return redirect("entrar_confirmar")
    fatores = quem.dois_fatores
    abrir_sessao(requisicao, feita.conta, forma="gov.br", dois_fatores=fatores, govbr=quem.nivel)
    return depois_de_entrar(requisicao, feita.conta, destino, sem_scripts=False)


def _quem(requisicao: HttpRequest, guardado: dict[str, Any]) -> servico.Identidade:
    if requisicao.GET.get("error"):
        recusou = requisicao.GET["error"] == "access_denied"
        raise RegraViolada("govbr_recusada", servico.RECUSADA if recusou else oidc.FORA)
    fatos = oidc.terminar(
        servico.cliente(_volta()),
        oidc.Pedido(**guardado),
        estado=requisicao.GET.get("state", ""),
        codigo=requisicao.GET.get("code", ""),
    )
    return servico.ler(fatos)


@require_safe
@never_cache
def sair(requisicao: HttpRequest) -> HttpResponse:
    """The session here ended; the browser ends the one at gov.br and comes back.

    By a header, because a redirect that follows a form may not leave the site (form-action).
    """
    if not servico.configurado():
        return redirect("entrar")
    destino = servico.endereco_de_saida(settings.URL_BASE + reverse("entrar"))
    resposta = render(requisicao, "seguranca/saindo_do_govbr.html", {"destino": destino})
    resposta["Refresh"] = f"0; url={destino}"
    return resposta


def _volta() -> str:
    return settings.URL_BASE + reverse("govbr_retorno")
