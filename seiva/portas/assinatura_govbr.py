"""Signing with gov.br, for the pages: off to gov.br for one thing, and back to the same page.

What is to be signed stays where it was; the session keeps what was asked, and then the secret of
the proof. The address of return is the one of the entry, for it is registered at gov.br.
"""

import time
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.timezone import localtime

from seiva.core.erros import RegraViolada
from seiva.core.limites import contar
from seiva.core.relogio import agora
from seiva.organizacao.models import Conta, NivelGovBr, VinculoGovBr
from seiva.organizacao.seguranca import govbr, oidc
from seiva.organizacao.seguranca.prova_govbr import guardar_prova

_PEDIDO, _IDA, _PROVA = "govbr_a_assinar", "govbr_assinando", "govbr_prova"
CANCELOU = "Você cancelou no gov.br. Nada foi enviado, e nada se perdeu."
PERDIDA = "Esta confirmação do gov.br não vale mais. Comece de novo: nada se perdeu."


@dataclass(frozen=True)
class ProvaEmMaos:
    """A proof that this session holds for what is on the page."""

    nivel: str
    ate: datetime


def oferecer_govbr(conta: Conta, *, pedido: bool = False) -> bool:
    """Whether the page offers to sign with gov.br: to who entered with it once, and to anybody
    when what is asked for demands it (`pedido`)."""
    if not govbr.configurado():
        return False
    return pedido or VinculoGovBr.objects.filter(conta=conta).exists()


def pedir_prova(requisicao: HttpRequest, *, finalidade: str, alvo: str, volta: str) -> str:
    """Note what will be signed and where to come back; the address where the way begins.

    `alvo` as `resumo_do_alvo`; `volta` is an address of ours, never what a person typed.
    """
    requisicao.session[_PEDIDO] = {"finalidade": finalidade, "alvo": alvo, "volta": volta}
    return reverse("assinar_govbr")


def partir(requisicao: Any) -> HttpResponse:
    """Off to gov.br, where the person proves again who they are."""
    pedido: dict[str, Any] | None = requisicao.session.pop(_PEDIDO, None)
    if pedido is None:
        return redirect("meus_processos")
    contar("govbr-assinar", str(requisicao.user.pk), maximo=30, segundos=600)
    try:
        if not govbr.configurado():
            raise RegraViolada("sem_govbr", "Esta instalação não usa gov.br.")
        destino, ida = oidc.comecar(govbr.cliente(_retorno()), de_novo=True)
    except RegraViolada as erro:
        messages.error(requisicao, f"{erro.mensagem} Nada se perdeu.")
        return redirect(pedido["volta"])
    requisicao.session[_IDA] = pedido | {
        "oidc": asdict(ida),
        "conta": requisicao.user.pk,
        "desde": time.time(),
    }
    return redirect(destino)


def esta_assinando(requisicao: HttpRequest, de_entrada: Any) -> bool:
    """Whether who comes back from gov.br went there to sign. `de_entrada`: what the session keeps
    of somebody who went there to log in, or None."""
    if _IDA not in requisicao.session:
        return False
    return not de_entrada or de_entrada["estado"] != requisicao.GET.get("state")


def voltar(requisicao: Any) -> HttpResponse:
    """Back from gov.br: keep the proof, or say why there is none; then, the page of before."""
    ida: dict[str, Any] = requisicao.session.pop(_IDA)
    try:
        if not requisicao.user.is_authenticated or requisicao.user.pk != ida["conta"]:
            raise RegraViolada("prova_de_outra_sessao", PERDIDA)
        quem = govbr.ler(_fatos(requisicao, ida))
        with transaction.atomic():
            conta = Conta.objects.select_for_update().get(pk=ida["conta"])
            feita, segredo = guardar_prova(
                conta, quem, finalidade=ida["finalidade"], alvo=ida["alvo"]
            )
    except RegraViolada as erro:
        messages.error(requisicao, erro.mensagem)
        return redirect(ida["volta"])
    requisicao.session[_PROVA] = {
        "segredo": segredo,
        "alvo": feita.alvo,
        "nivel": feita.nivel,
        "ate": feita.vence_em.isoformat(),
    }
    return redirect(ida["volta"])


def prova_em_maos(requisicao: HttpRequest, alvo: str) -> ProvaEmMaos | None:
    """The proof of this session for what is on the page, while it lasts."""
    guardada: dict[str, Any] = requisicao.session.get(_PROVA) or {}
    ate = parse_datetime(guardada.get("ate", ""))
    if guardada.get("alvo") != alvo or ate is None or ate <= agora():
        return None
    return ProvaEmMaos(str(NivelGovBr(guardada["nivel"]).label), localtime(ate))


def segredo_da_prova(requisicao: HttpRequest) -> str:
    """The secret that this session holds; "" for none. The act says what it is worth."""
    return str((requisicao.session.get(_PROVA) or {}).get("segredo", ""))


def largar_prova(requisicao: HttpRequest) -> None:
    """Forget a proof that was used."""
    requisicao.session.pop(_PROVA, None)


def _fatos(requisicao: HttpRequest, ida: dict[str, Any]) -> dict[str, Any]:
    pedido = oidc.Pedido(**ida["oidc"])
    if requisicao.GET.get("error"):
        recusou = requisicao.GET["error"] == "access_denied"
        raise RegraViolada("govbr_recusada", CANCELOU if recusou else oidc.FORA)
    try:
        fatos = oidc.terminar(
            govbr.cliente(_retorno()),
            pedido,
            estado=requisicao.GET.get("state", ""),
            codigo=requisicao.GET.get("code", ""),
        )
    except RegraViolada as erro:
        if erro.codigo == "entrada_expirada":
            raise RegraViolada("prova_perdida", PERDIDA) from erro
        raise
    oidc.conferir_de_novo(fatos, desde=float(ida["desde"]))
    return fatos


def _retorno() -> str:
    return settings.URL_BASE + reverse("govbr_retorno")
