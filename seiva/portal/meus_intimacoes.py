"""Minhas intimações: those of every institution in one list, and one calendar for all."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from seiva.core.limites import contar
from seiva.intimacoes.em_todas import (
    agenda_pelo_segredo,
    criar_agenda_da_pessoa,
    encerrar_agenda_da_pessoa,
    link_da_agenda_da_pessoa,
    servidas_em,
    todas_em_icalendar,
)
from seiva.organizacao.lugares import lugares_de
from seiva.portal.acesso import cidadao
from seiva.portal.intimacoes_linhas import linha_de
from seiva.portas.acesso import endereco_de
from seiva.portas.paginas import cursores, vizinhas

POR_PAGINA, HORA = 20, 3600


@require_safe
@never_cache
@cidadao
def todas(requisicao: Any) -> HttpResponse:
    """Every notice served on the person, wherever it was, the latest first."""
    conta = requisicao.conta
    casas = {casa.pk: casa for casa in lugares_de(conta)}
    lugar = cursores(requisicao.GET)
    pagina = servidas_em(conta, list(casas.values()), tamanho=POR_PAGINA, **lugar)
    contexto = {
        "linhas": [
            linha_de(casas[alvo.instituicao_id].slug, alvo)
            | {"instituicao": casas[alvo.instituicao_id]}
            for alvo in pagina.linhas
        ],
        "pagina": vizinhas(pagina, requisicao.path),
        "agenda_url": link_da_agenda_da_pessoa(conta),
    }
    return render(requisicao, "intimacoes/todas.html", contexto)


@require_POST
@cidadao
def agenda(requisicao: Any) -> HttpResponse:
    """Make the private address, make another, or end it."""
    if requisicao.POST.get("ato") == "encerrar":
        encerrar_agenda_da_pessoa(requisicao.conta)
        messages.success(requisicao, "O endereço da agenda foi apagado.")
    else:
        criar_agenda_da_pessoa(requisicao.conta)
        messages.success(requisicao, "Endereço da agenda criado.")
    return redirect("minhas_intimacoes")


@require_safe
@never_cache
def prazos_ics(requisicao: HttpRequest, segredo_da_pessoa: str) -> HttpResponse:
    """The calendar: the secret in the address is the authority, as programs have no other."""
    contar("agenda", endereco_de(requisicao), maximo=240, segundos=HORA)
    achada = agenda_pelo_segredo(segredo_da_pessoa)
    if achada is None:
        return HttpResponse("Esta agenda não existe mais.", status=404, content_type="text/plain")
    corpo = todas_em_icalendar(achada)
    resposta = HttpResponse(corpo, content_type="text/calendar; charset=utf-8")
    resposta["X-Robots-Tag"] = "noindex"
    return resposta
