"""A batch of signatures at work: how far it is, what was refused and why, and how to go on."""

import logging
import time
from typing import Any
from urllib.parse import urlencode

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render

from seiva.core.tenancy import escopo
from seiva.documentos.lotes import atender, dar_por_falho, pendentes
from seiva.documentos.models import Documento, LoteDeAssinaturas, PedidoDeAssinatura
from seiva.web.acesso import Requisicao, servidor
from seiva.web.documentos.comum import endereco, endereco_no_processo
from seiva.web.documentos.credenciados import nome_na_fila

_DESCONHECIDO = {"nome": "Documento", "numero": "", "url": ""}
registro = logging.getLogger(__name__)
SEGUNDOS = 4.0  # of work in one request; what is left goes on from the page of the batch
SEGUNDOS_DO_PEDACO = 1.0  # between two drawings of the progress


def avancar(requisicao: Any, lote: LoteDeAssinaturas, segundos: float = SEGUNDOS) -> None:
    """Sign what is left of a batch, each document in a transaction of its own, until the time
    is over. At least one is done, so that it always ends."""
    fim = time.monotonic() + segundos
    casa = requisicao.instituicao.pk
    with transaction.atomic(), escopo(casa):
        por_fazer = pendentes(lote)
    for pedido in por_fazer:
        try:
            with transaction.atomic(), escopo(casa):
                atender(requisicao.ator, pedido)
        except Exception:
            registro.exception("assinatura do pedido %s", pedido)
            with transaction.atomic(), escopo(casa):
                dar_por_falho(pedido)
        if time.monotonic() > fim:
            return


@transaction.non_atomic_requests
def lote(requisicao: HttpRequest, instituicao: str, lote: int) -> HttpResponseBase:
    """POST goes on with the batch; GET shows it. With htmx, a piece at a time."""
    if requisicao.method == "POST":
        with transaction.atomic():
            recusa = _achar(requisicao, instituicao=instituicao, lote=lote)
        if (achado := getattr(requisicao, "lote", None)) is None:
            return recusa
        aos_poucos = bool(requisicao.headers.get("HX-Request"))
        avancar(requisicao, achado, SEGUNDOS_DO_PEDACO if aos_poucos else SEGUNDOS)
        if not aos_poucos:
            return redirect(requisicao.path)
    with transaction.atomic():
        return _mostrar(requisicao, instituicao=instituicao, lote=lote)


@servidor
def _achar(requisicao: Requisicao, lote: int) -> HttpResponse:
    requisicao.lote = LoteDeAssinaturas.objects.pedidos_por(requisicao.ator).um(pk=lote)  # type: ignore[attr-defined]
    return HttpResponse()


@servidor
def _mostrar(requisicao: Requisicao, lote: int) -> HttpResponse:
    achado = LoteDeAssinaturas.objects.pedidos_por(requisicao.ator).um(pk=lote)
    pedidos = list(PedidoDeAssinatura.objects.do_lote(achado))
    por_estado: dict[str, list[dict[str, Any]]] = {e: [] for e in PedidoDeAssinatura.Estado.values}
    documentos = _documentos(requisicao, pedidos)
    for pedido in pedidos:
        linha = documentos.get(pedido.documento_id, _DESCONHECIDO)
        por_estado[pedido.estado].append(linha | {"motivo": _minuscula(pedido.motivo)})
    sobra = [p for p in pedidos if p.estado != "assinado" and p.documento_id in documentos]
    contexto = {
        "secao": "assinar",
        "lote": achado,
        "total": len(pedidos),
        "assinados": por_estado["assinado"],
        "recusados": por_estado["recusado"],
        "pendentes": por_estado["pendente"],
        "continua": bool(por_estado["pendente"]) and achado.vale,
        "de_novo_url": _de_novo(requisicao, sobra),
        "fila_url": endereco(requisicao, "para_assinar"),
    }
    modelo = (
        "documento/_lote.html" if requisicao.headers.get("HX-Request") else "documento/lote.html"
    )
    return render(requisicao, modelo, contexto)


def _documentos(
    requisicao: Requisicao, pedidos: list[PedidoDeAssinatura]
) -> dict[int, dict[str, Any]]:
    """What the person may still know of, by id; of what was signed by a credential, which ended
    with it, the number alone."""
    ids, ator = [p.documento_id for p in pedidos], requisicao.ator
    deste = Documento.objects.com_chaves(ids).select_related("tipo")
    assinados = dict(deste.assinados_por(ator).values_list("pk", "numero"))
    numeros = {pk: _DESCONHECIDO | {"numero": f"{n:07d}"} for pk, n in assinados.items()}
    por_credencial = {d.pk: _por_credencial(requisicao, d) for d in deste.credenciados_a(ator)}
    return numeros | por_credencial | {
        documento.pk: {
            "nome": documento.nome,
            "numero": documento.numero_formatado,
            "url": endereco_no_processo(requisicao, documento),
        }
        for documento in deste.listaveis_por(ator)
    }  # fmt: skip


def _por_credencial(requisicao: Requisicao, documento: Documento) -> dict[str, Any]:
    documento.por_credencial = True
    return {
        "nome": nome_na_fila(documento),
        "numero": documento.numero_formatado,
        "url": endereco(requisicao, "documento_assinar", documento=documento.pk),
    }


def _de_novo(requisicao: Requisicao, pedidos: list[PedidoDeAssinatura]) -> str:
    if not pedidos:
        return ""
    consulta = urlencode({"documento": [p.documento_id for p in pedidos]}, doseq=True)
    return f"{endereco(requisicao, 'assinar_varios')}?{consulta}"


def _minuscula(frase: str) -> str:
    return frase[:1].lower() + frase[1:]
