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
from seiva.documentos.externas import como_assinou
from seiva.documentos.models import Assinatura
from seiva.peticionamento.acoes.intercorrente import juntar_ao_processo
from seiva.peticionamento.acoes.peticionar import peticionar
from seiva.peticionamento.acoes.responder import responder_intimacao
from seiva.peticionamento.conferencia import faltas, papeis_de
from seiva.peticionamento.exigencias import situacao_de
from seiva.peticionamento.models import Protocolo, Rascunho
from seiva.peticionamento.prova import FINALIDADE, Prova, alvo_do
from seiva.peticionamento.regras.termos import NIVEIS, TERMOS
from seiva.portal.acesso import RequisicaoDoCidadao, cidadao_em
from seiva.portal.forms_peticionar import Assinar
from seiva.portal.peticionar_rascunho import com_rascunho, contexto_do_passo, ir
from seiva.portas.acesso import endereco_de
from seiva.portas.assinatura_govbr import (
    largar_prova,
    oferecer_govbr,
    pedir_prova,
    prova_em_maos,
    segredo_da_prova,
)

DEZ_MINUTOS = 600
POR_CONTA, POR_ENDERECO = 10, 40
SEM_ARMAZEM = (
    "Não conseguimos guardar os documentos agora. Nada foi enviado e nada se perdeu: tente de "
    "novo em alguns minutos."
)


@com_rascunho
def assinar(requisicao: RequisicaoDoCidadao, rascunho: Rascunho) -> HttpResponse:
    """Step 4: the declarations, and the password or gov.br; then, the receipt."""
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
    contexto = contexto_do_passo(requisicao, rascunho, "assinar") | _formas(requisicao, rascunho)
    contexto |= {"form": formulario, "termos": TERMOS, "niveis": NIVEIS}
    return render(requisicao, "peticionar/assinar.html", contexto, status=codigo)


@com_rascunho
def assinar_com_govbr(requisicao: RequisicaoDoCidadao, rascunho: Rascunho) -> HttpResponse:
    """Off to gov.br to confirm who signs this draft as it is now, and back to the signature."""
    if faltas(rascunho, papeis_de(rascunho)):
        return ir(requisicao, rascunho, "conferir")
    volta = reverse("peticionar_assinar", args=[requisicao.instituicao.slug, rascunho.chave])
    return redirect(
        pedir_prova(requisicao, finalidade=FINALIDADE, alvo=alvo_do(rascunho), volta=volta)
    )


def _formas(requisicao: RequisicaoDoCidadao, rascunho: Rascunho) -> dict[str, Any]:
    """By which ways the person may sign: password, gov.br, or what gov.br already confirmed."""
    conta = requisicao.conta
    nivel = situacao_de(conta, rascunho.versao) if rascunho.versao else None
    govbr = oferecer_govbr(conta, pedido=nivel is not None)
    so_govbr = nivel is not None and not nivel.cadastrado
    slug = requisicao.instituicao.slug
    return {
        "prova": prova_em_maos(requisicao, alvo_do(rascunho)),
        "com_senha": conta.has_usable_password() and not so_govbr,
        "com_govbr": reverse("peticionar_govbr", args=[slug, rascunho.chave]) if govbr else "",
        "so_govbr": so_govbr,
        "nivel": nivel,
    }


def contar_envio(requisicao: RequisicaoDoCidadao) -> None:
    """Passwords tried and petitions sent, by account and by address of the network."""
    contar("peticionar", str(requisicao.conta.pk), maximo=POR_CONTA, segundos=DEZ_MINUTOS)
    contar("peticionar-de", endereco_de(requisicao), maximo=POR_ENDERECO, segundos=DEZ_MINUTOS)


def _enviar(
    requisicao: RequisicaoDoCidadao, rascunho: Rascunho, formulario: Assinar
) -> HttpResponse:
    dados = formulario.cleaned_data
    # Without a proof in the session the act says that it knows none.
    govbr = (segredo_da_prova(requisicao) or "nenhuma") if formulario.com_govbr else ""
    feito = _ato_de(rascunho)(
        requisicao.ator,
        rascunho=rascunho,
        prova=Prova(senha=dados["senha"], termos=dados["termos"], govbr=govbr),
        ip=endereco_de(requisicao),
    )
    if formulario.com_govbr:
        largar_prova(requisicao)
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
    contexto = {
        "protocolo": feito,
        "termos": TERMOS,
        "niveis": NIVEIS,
        "como": _como_assinou(feito),
    }
    return render(requisicao, "peticionar/recibo.html", contexto | _enderecos(requisicao, feito))


def _como_assinou(feito: Protocolo) -> str:
    """How who sent was proved; "" for what a servant filed at the counter."""
    if feito.atendida_por_id is not None:
        return ""
    dela = Assinatura.objects.filter(documento=feito.peticao, conta=feito.conta_id)
    metodo = dela.order_by("pk").values_list("metodo", flat=True).first()
    return como_assinou(metodo) if metodo else ""


def _enderecos(requisicao: RequisicaoDoCidadao, feito: Protocolo) -> dict[str, Any]:
    slug = requisicao.instituicao.slug
    return {
        "acompanhar": reverse("meu_processo", args=[slug, feito.processo.digitos]),
        "pdf": reverse("meu_documento_pdf", args=[slug, feito.recibo.numero]),
    }
