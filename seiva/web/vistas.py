"""Answering who asked to read: the part of the page of external accesses about requests."""

from collections.abc import Callable
from typing import Any

from django.utils.timezone import localdate

from seiva.core.erros import NaoEncontrado
from seiva.documentos.acoes.vista import (
    COM_PRORROGACAO,
    conceder_vista,
    prazo_de_resposta,
    prorrogar_vista,
    recusar_vista,
)
from seiva.documentos.models import PedidoDeVista
from seiva.documentos.vistas import numeros_pedidos, pelos_numeros
from seiva.processos.models import Processo
from seiva.web.acesso import Requisicao
from seiva.web.documentos.comum import inteiro
from seiva.web.forms.vistas import ConcederVista, ProrrogarVista, RecusarVista

MOSTRADOS = 50
FORMULARIOS: dict[str, Any] = {
    "conceder_vista": ConcederVista,
    "recusar_vista": RecusarVista,
    "prorrogar_vista": ProrrogarVista,
}


def responder(requisicao: Requisicao, alvo: Processo) -> tuple[Any, Callable[[], str]]:
    """The form that was sent about a request, and what it does when it is valid."""
    ato, pk = requisicao.POST["ato"], inteiro(requisicao.POST.get("pedido"))
    pedido = PedidoDeVista.objects.do_processo(alvo).filter(pk=pk).first()
    if pedido is None:
        raise NaoEncontrado
    formulario = FORMULARIOS[ato](requisicao.POST, pedido=pedido.pk)
    return formulario, lambda: _FAZER[ato](requisicao, alvo, pedido, formulario.cleaned_data)


def _conceder(
    requisicao: Requisicao, alvo: Processo, pedido: PedidoDeVista, dados: dict[str, Any]
) -> str:
    escolhidos = pelos_numeros(requisicao.ator, alvo, dados["numeros"])
    conceder_vista(
        requisicao.ator, processo=alvo, pedido=pedido, dias=dados["dias"], documentos=escolhidos
    )
    return f"Vista concedida a {pedido.conta.nome}."


def _recusar(
    requisicao: Requisicao, alvo: Processo, pedido: PedidoDeVista, dados: dict[str, Any]
) -> str:
    recusar_vista(
        requisicao.ator,
        processo=alvo,
        pedido=pedido,
        hipotese=dados["hipotese"],
        resposta=dados["resposta"],
    )
    return f"Pedido de {pedido.conta.nome} recusado. A resposta vai por e-mail."


def _prorrogar(
    requisicao: Requisicao, alvo: Processo, pedido: PedidoDeVista, dados: dict[str, Any]
) -> str:
    feito = prorrogar_vista(requisicao.ator, processo=alvo, pedido=pedido, motivo=dados["motivo"])
    return f"Prazo prorrogado até {feito.prazo:%d/%m/%Y}."


_FAZER: dict[str, Callable[[Requisicao, Processo, PedidoDeVista, dict[str, Any]], str]] = {
    "conceder_vista": _conceder,
    "recusar_vista": _recusar,
    "prorrogar_vista": _prorrogar,
}


def pedidos_de(alvo: Processo, recusado: Any, *, responde: bool) -> list[dict[str, Any]]:
    """Requests about a process, those that wait first, each with its forms."""
    pedidos = list(PedidoDeVista.objects.do_processo(alvo)[:MOSTRADOS])
    pedidos.sort(key=lambda p: not p.aberto)
    numeros = numeros_pedidos(pedidos)
    return [
        {"p": p, "numeros": numeros.get(p.pk, [])}
        | (_formularios(p, recusado) if responde and p.aberto else {})
        for p in pedidos
    ]


def _formularios(pedido: PedidoDeVista, recusado: Any) -> dict[str, Any]:
    prontos: dict[str, Any] = {}
    for nome, classe in FORMULARIOS.items():
        deste = isinstance(recusado, classe) and recusado.data.get("pedido") == str(pedido.pk)
        prontos[nome] = recusado if deste else classe(pedido=pedido.pk)
    if pedido.prorrogacao:
        prontos.pop("prorrogar_vista")
    else:
        prontos["ate"] = prazo_de_resposta(localdate(pedido.pedido_em), COM_PRORROGACAO)
    return prontos
