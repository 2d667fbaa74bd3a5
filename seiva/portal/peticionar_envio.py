"""Peticionar: the signature, and the receipt."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from seiva.core.erros import RegraViolada
from seiva.core.limites import contar
from seiva.peticionamento.acoes.intercorrente import juntar_ao_processo
from seiva.peticionamento.acoes.peticionar import peticionar
from seiva.peticionamento.acoes.responder import responder_intimacao
from seiva.peticionamento.conferencia import faltas, papeis_de
from seiva.peticionamento.models import Protocolo, Rascunho
from seiva.peticionamento.prova import Prova
from seiva.peticionamento.regras.termos import NIVEIS, TERMOS
from seiva.portal.acesso import RequisicaoDoCidadao, cidadao_em
from seiva.portal.forms_peticionar import Assinar
from seiva.portal.peticionar_rascunho import com_rascunho, contexto_do_passo, ir
from seiva.portas.acesso import endereco_de

DEZ_MINUTOS = 600
POR_CONTA, POR_ENDERECO = 10, 40
SEM_ARMAZEM = (
    "Não conseguimos guardar os documentos agora. Nada foi enviado e nada se perdeu: tente de "
    "novo em alguns minutos."
)


@com_rascunho
def assinar(requisicao: RequisicaoDoCidadao, rascunho: Rascunho) -> HttpResponse:
    """Step 4: the declarations and the password; then, the receipt."""
    if faltas(rascunho, papeis_de(rascunho)):
        messages.warning(requisicao, "Antes de assinar, complete o que falta.")
        return ir(requisicao, rascunho, "conferir")
    formulario = Assinar(requisicao.POST or None)
    codigo = 200
    if requisicao.method == "POST":
        contar_envio(requisicao)
        codigo = 422
        if formulario.is_valid():
            try:
                return _enviar(requisicao, rascunho, formulario)
            except RegraViolada as erro:
                formulario.recusar(erro)
            except OSError:
                formulario.add_error(None, SEM_ARMAZEM)
                codigo = 503
    contexto = contexto_do_passo(requisicao, rascunho, "assinar")
    contexto |= {"form": formulario, "termos": TERMOS, "niveis": NIVEIS}
    return render(requisicao, "peticionar/assinar.html", contexto, status=codigo)


def contar_envio(requisicao: RequisicaoDoCidadao) -> None:
    """Passwords tried and petitions sent, by account and by address of the network."""
    contar("peticionar", str(requisicao.conta.pk), maximo=POR_CONTA, segundos=DEZ_MINUTOS)
    contar("peticionar-de", endereco_de(requisicao), maximo=POR_ENDERECO, segundos=DEZ_MINUTOS)


def _enviar(
    requisicao: RequisicaoDoCidadao, rascunho: Rascunho, formulario: Assinar
) -> HttpResponse:
    feito = _ato_de(rascunho)(
        requisicao.ator,
        rascunho=rascunho,
        prova=Prova(**formulario.cleaned_data),
        ip=endereco_de(requisicao),
    )
    return redirect("peticionar_recibo", requisicao.instituicao.slug, feito.chave)


def _ato_de(rascunho: Rascunho) -> Callable[..., Protocolo]:
    if rascunho.destinatario_id is not None:
        return responder_intimacao
    return juntar_ao_processo if rascunho.versao is None else peticionar


@cidadao_em
def recibo(requisicao: RequisicaoDoCidadao, entregue: UUID) -> HttpResponse:
    """What was received, when, and where to follow it."""
    meus = Protocolo.objects.de_quem(requisicao.ator).com_o_que_mostra()
    feito = meus.um(chave=entregue)
    contexto = {"protocolo": feito, "termos": TERMOS, "niveis": NIVEIS}
    return render(requisicao, "peticionar/recibo.html", contexto | _enderecos(requisicao, feito))


def _enderecos(requisicao: RequisicaoDoCidadao, feito: Protocolo) -> dict[str, Any]:
    slug = requisicao.instituicao.slug
    return {
        "acompanhar": reverse("meu_processo", args=[slug, feito.processo.digitos]),
        "pdf": reverse("meu_documento_pdf", args=[slug, feito.recibo.numero]),
    }
