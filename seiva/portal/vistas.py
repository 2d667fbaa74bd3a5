"""Pedir vista: a person asks to read what is restricted, and follows the answer."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from seiva.core.erros import NaoEncontrado
from seiva.core.limites import contar
from seiva.core.paginacao import Ordem, paginar
from seiva.core.relogio import hoje
from seiva.documentos.acoes.vista import (
    COM_PRORROGACAO,
    PARA_RESPONDER,
    pedir_vista,
    prazo_de_resposta,
)
from seiva.documentos.models import Documento, PedidoDeVista
from seiva.documentos.vistas import fechados_a, numeros_pedidos
from seiva.portal.acesso import RequisicaoDoCidadao, cidadao_em
from seiva.portal.forms_vistas import PedirVista
from seiva.portas.atos import tentar
from seiva.portas.paginas import cursores, vizinhas
from seiva.processos.legibilidade import legivel
from seiva.processos.models import Processo

POR_PAGINA = 20
PEDIDOS_POR_DIA = 30


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@cidadao_em
def pedir(requisicao: RequisicaoDoCidadao, digitos: str) -> HttpResponse:
    """Ask; of what is already open, the answer is its address."""
    ator = requisicao.ator
    conhecidos = Processo.objects.localizaveis_por(ator).com_numero(digitos)
    processo: Processo | None = conhecidos.select_related("tipo", "unidade_geradora").first()
    if processo is None:
        raise NaoEncontrado
    fechados = fechados_a(ator, processo)
    formulario = PedirVista(requisicao.POST or None, escolhas=_escolhas(fechados))
    if requisicao.method == "POST":
        contar("pedir-vista", str(requisicao.conta.pk), maximo=PEDIDOS_POR_DIA, segundos=86_400)
        feito = tentar(formulario, lambda: _pedir(requisicao, processo, formulario))
        if feito is not None:
            messages.success(requisicao, "Pedido feito. A resposta vai por e-mail e aparece aqui.")
            return redirect("meus_vistas", instituicao=requisicao.instituicao.slug)
    meus = PedidoDeVista.objects.da_conta(ator.conta_id).em_aberto()
    contexto = {
        "processo": processo,
        "form": formulario,
        "nada": legivel(ator, processo) and not fechados,
        "esperando": meus.filter(processo=processo).first(),
        "ate": prazo_de_resposta(hoje(), PARA_RESPONDER),
        "no_maximo": prazo_de_resposta(hoje(), COM_PRORROGACAO),
    }
    codigo = 422 if requisicao.method == "POST" else 200
    return render(requisicao, "acesso/pedir.html", contexto, status=codigo)


def _pedir(
    requisicao: RequisicaoDoCidadao, processo: Processo, formulario: PedirVista
) -> PedidoDeVista | None:
    if not formulario.is_valid():
        return None
    return pedir_vista(requisicao.ator, processo=processo, **formulario.dados())


def _escolhas(fechados: list[Documento]) -> list[tuple[int, str]]:
    """By type and number: the name that somebody gave may tell what the document says."""
    return [(d.pk, f"{d.tipo.nome} ({d.numero_formatado}), {d.data:%d/%m/%Y}") for d in fechados]


@require_safe
@never_cache
@cidadao_em
def meus(requisicao: RequisicaoDoCidadao) -> HttpResponse:
    """What the person asked in one institution, and what was answered."""
    ator = requisicao.ator
    pedidos = PedidoDeVista.objects.da_conta(ator.conta_id)
    # Of what was put under sigilo afterwards, nothing is told.
    conhecidos = Processo.objects.localizaveis_por(ator)
    pagina = paginar(
        pedidos.filter(processo__in=conhecidos.values("pk")).select_related(
            "processo__tipo", "hipotese", "unidade", "acesso"
        ),
        [Ordem("pk", True)],
        tamanho=POR_PAGINA,
        **cursores(requisicao.GET),
    )
    numeros = numeros_pedidos(pagina.linhas)
    contexto = {
        "pedidos": [_linha(p, numeros.get(p.pk, [])) for p in pagina.linhas],
        "pagina": vizinhas(pagina, requisicao.path),
    }
    return render(requisicao, "acesso/vistas.html", contexto)


def _linha(pedido: PedidoDeVista, numeros: list[str]) -> dict[str, Any]:
    prorrogavel = pedido.aberto and not pedido.prorrogacao
    ate = prazo_de_resposta(localdate(pedido.pedido_em), COM_PRORROGACAO) if prorrogavel else None
    return {"p": pedido, "numeros": numeros, "no_maximo": ate}
