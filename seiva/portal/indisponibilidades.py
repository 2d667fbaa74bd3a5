"""Days in which the system was out of service, for anybody: who counts deadlines needs to know."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from seiva.core.relogio import hoje
from seiva.intimacoes.fora_do_ar import anos_com_periodos, periodos_de
from seiva.portal.abertas import aberta, inteiro, publicavel
from seiva.portas.acesso import RequisicaoPublica, publica


@require_safe
@aberta("indisponibilidades", maximo=120)
@publica
def indisponibilidades(requisicao: RequisicaoPublica) -> HttpResponse:
    """Those of one year, and the other years that have any."""
    ano = _ano(requisicao)
    contexto = {
        "ano": ano,
        "periodos": periodos_de(ano),
        "outros": [outro for outro in anos_com_periodos() if outro != ano],
        "endereco": inteiro("indisponibilidades", instituicao=requisicao.instituicao.slug),
        "fora_dos_buscadores": not publicavel(requisicao.instituicao),
    }
    return render(requisicao, "intimacoes/indisponibilidades.html", contexto)


def _ano(requisicao: HttpRequest) -> int:
    pedido = requisicao.GET.get("de", "")
    certo = pedido.isascii() and pedido.isdecimal() and len(pedido) == 4 and int(pedido) > 1900
    return int(pedido) if certo else hoje().year
