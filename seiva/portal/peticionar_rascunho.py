"""The draft that an address names, for the pages of the wizard."""

import functools
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from seiva.core.erros import NaoEncontrado
from seiva.peticionamento.acoes.rascunhos import atualizar_rascunho
from seiva.peticionamento.models import Protocolo, Rascunho
from seiva.peticionamento.vigencia import versao_vigente
from seiva.portal.acesso import RequisicaoDoCidadao, cidadao_em

PASSOS = (
    ("dados", "Dados"),
    ("documentos", "Documentos"),
    ("conferir", "Conferir"),
    ("assinar", "Assinar"),
)
MUDOU = (
    "A instituição mudou o que este serviço pede. O que você já tinha respondido e ainda serve foi "
    "mantido: confira e complete."
)
Passo = Callable[[RequisicaoDoCidadao, Rascunho], HttpResponseBase]


def com_rascunho(visao: Passo) -> Any:
    """View of one step: the person's own draft, in the version of the service that is in force.

    What was already sent leads to its receipt; a service that left the Carta says so.
    """

    @cidadao_em
    @functools.wraps(visao)
    def abrir(requisicao: RequisicaoDoCidadao, rascunho: UUID) -> HttpResponseBase:
        meus = Rascunho.objects.de_quem(requisicao.ator).com_o_que_mostra()
        meu = meus.filter(chave=rascunho).first()
        if meu is None:
            return _ja_enviado(requisicao, rascunho)
        if meu.versao is not None and versao_vigente(meu) is None:
            contexto = {"rascunho": meu, "titulo": titulo_de(meu)}
            return render(requisicao, "peticionar/retirado.html", contexto, status=409)
        if meu.versao is not None and atualizar_rascunho(requisicao.ator, rascunho=meu):
            messages.warning(requisicao, MUDOU)
            return ir(requisicao, meu, "dados")
        return visao(requisicao, meu)

    return abrir


def ir(requisicao: RequisicaoDoCidadao, rascunho: Rascunho, passo: str) -> HttpResponse:
    return redirect(f"peticionar_{passo}", requisicao.instituicao.slug, rascunho.chave)


def titulo_de(rascunho: Rascunho) -> str:
    if rascunho.versao is not None:
        return str(rascunho.versao.titulo)
    if rascunho.destinatario_id is not None:
        return f"Resposta à intimação no processo {rascunho.processo.numero}"
    return f"Documentos para o processo {rascunho.processo.numero}"


def contexto_do_passo(
    requisicao: RequisicaoDoCidadao, rascunho: Rascunho, passo: str
) -> dict[str, Any]:
    """What every step shows: the name, the steps and which one this is."""
    slug = requisicao.instituicao.slug
    passos = [
        {
            "nome": nome,
            "url": reverse(f"peticionar_{chave}", args=[slug, rascunho.chave]),
            "atual": chave == passo,
        }
        for chave, nome in PASSOS
    ]
    return {"rascunho": rascunho, "titulo": titulo_de(rascunho), "passos": passos}


def _ja_enviado(requisicao: RequisicaoDoCidadao, chave: UUID) -> HttpResponse:
    enviados = Protocolo.objects.de_quem(requisicao.ator).com_chave(chave)
    if not enviados.exists():
        raise NaoEncontrado
    messages.info(requisicao, "Este pedido já tinha sido enviado. Este é o recibo.")
    return redirect("peticionar_recibo", requisicao.instituicao.slug, chave)
