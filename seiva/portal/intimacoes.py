"""The citizen's notices in one institution: what waits, one notice before and after it is opened."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from seiva.core.erros import RegraViolada
from seiva.core.limites import contar
from seiva.core.paginacao import Ordem, paginar
from seiva.core.relogio import hoje
from seiva.documentos.models import Documento
from seiva.intimacoes.acoes.agenda import criar_agenda, encerrar_agenda
from seiva.intimacoes.acoes.cumprir import cumprir_por_consulta
from seiva.intimacoes.agenda import agenda_de, em_icalendar, link_da_agenda, pelo_segredo
from seiva.intimacoes.models import Agenda, Cumprimento, Destinatario
from seiva.intimacoes.prazos import dia_do_cumprimento
from seiva.peticionamento.acoes.rascunhos import comecar_resposta
from seiva.portal.acesso import RequisicaoDoCidadao, cidadao_em
from seiva.portal.intimacoes_documentos import achar, documentos_abertos
from seiva.portal.intimacoes_linhas import linha_de
from seiva.portal.peticionar_rascunho import ir
from seiva.portas.acesso import RequisicaoPublica, endereco_de, publica

POR_PAGINA, HORA = 30, 3600
ORDEM = (Ordem("pk", decrescente=True),)


@require_safe
@never_cache
@cidadao_em
def minhas(requisicao: RequisicaoDoCidadao) -> HttpResponse:
    """Every notice served on the person, the latest first, and the address of the calendar."""
    meus = Destinatario.objects.da_pessoa(requisicao.ator).filter(cancelada_em__isnull=True)
    lugar = {nome: requisicao.GET.get(nome, "") for nome in ("depois", "antes")}
    pagina = paginar(meus, ORDEM, tamanho=POR_PAGINA, **lugar)
    agenda, slug = agenda_de(requisicao.ator), requisicao.instituicao.slug
    contexto = {
        "linhas": [linha_de(slug, alvo) for alvo in pagina.linhas],
        "pagina": pagina,
        "agenda_url": link_da_agenda(agenda) if agenda else "",
        "instituicao": requisicao.instituicao,
    }
    return render(requisicao, "intimacoes/minhas.html", contexto)


@require_safe
@never_cache
@cidadao_em
def intimacao(requisicao: RequisicaoDoCidadao, intimacao: int) -> HttpResponse:
    """One notice: before, who, when and until when; after, the documents and the deadline."""
    return _pagina(requisicao, achar(requisicao.ator, intimacao))


@require_POST
@cidadao_em
def abrir(requisicao: RequisicaoDoCidadao, intimacao: int) -> HttpResponse:
    """The person was warned and opens it."""
    alvo = achar(requisicao.ator, intimacao)
    try:
        cumprir_por_consulta(requisicao.ator, alvo=alvo)
    except RegraViolada as erro:
        return _pagina(requisicao, achar(requisicao.ator, intimacao), erro.mensagem)
    messages.success(requisicao, "Intimação aberta. A certidão já está no processo.")
    return redirect("meus_intimacao", requisicao.instituicao.slug, alvo.pk)


@require_POST
@cidadao_em
def responder(requisicao: RequisicaoDoCidadao, intimacao: int) -> HttpResponse:
    """Begin the answer, or go on with the one begun."""
    alvo = achar(requisicao.ator, intimacao)
    try:
        return ir(requisicao, comecar_resposta(requisicao.ator, destinatario=alvo), "dados")
    except RegraViolada as erro:
        return _pagina(requisicao, alvo, erro.mensagem)


def _pagina(requisicao: RequisicaoDoCidadao, alvo: Destinatario, recusa: str = "") -> HttpResponse:
    slug = requisicao.instituicao.slug
    contexto: dict[str, Any] = {
        "destinatario": alvo,
        "intimacao": alvo.intimacao,
        "instituicao": requisicao.instituicao,
        "recusa": recusa,
        "processo_url": reverse("processo_publico", args=[slug, alvo.intimacao.processo.digitos]),
    }
    if alvo.cumprida:
        contexto |= _da_aberta(requisicao, alvo)
    else:
        contexto |= {"se_abrir": dia_do_cumprimento(hoje()), "hoje": hoje()}
    codigo = 422 if recusa else 200
    return render(requisicao, "intimacoes/intimacao.html", contexto, status=codigo)


def _da_aberta(requisicao: RequisicaoDoCidadao, alvo: Destinatario) -> dict[str, Any]:
    slug = requisicao.instituicao.slug
    feito = Cumprimento.objects.select_related("certidao").um(destinatario=alvo)
    no_prazo = alvo.resposta_ate is not None and alvo.resposta_ate >= hoje()
    responde = no_prazo and (alvo.respondida_em is None or not alvo.intimacao.tipo.exige)
    return {
        "cumprimento": feito,
        "documentos": [_item(slug, alvo, d) for d in documentos_abertos(requisicao.ator, alvo)],
        "responder_url": reverse("meus_intimacao_responder", args=[slug, alvo.pk])
        if responde
        else "",
        "no_prazo": no_prazo,
    }


def _item(slug: str, alvo: Destinatario, documento: Documento) -> dict[str, Any]:
    partes = [slug, alvo.pk, documento.numero]
    return {
        "documento": documento,
        "url": reverse("meus_intimacao_arquivo", args=partes),
        "conteudo_url": reverse("meus_intimacao_conteudo", args=partes)
        if documento.interno
        else "",
    }


@require_POST
@cidadao_em
def agenda(requisicao: RequisicaoDoCidadao) -> HttpResponse:
    """Make the private address, make another, or end it."""
    if requisicao.POST.get("ato") == "encerrar":
        encerrar_agenda(requisicao.ator)
        messages.success(requisicao, "O endereço da agenda foi apagado.")
    else:
        criar_agenda(requisicao.ator)
        messages.success(requisicao, "Endereço da agenda criado.")
    return redirect("meus_intimacoes", requisicao.instituicao.slug)


@require_safe
@never_cache
@publica
def prazos_ics(requisicao: RequisicaoPublica, segredo_da_agenda: str) -> HttpResponse:
    """The calendar: the secret in the address is the authority, as programs have no other."""
    contar("agenda", endereco_de(requisicao), maximo=240, segundos=HORA)
    achada: Agenda | None = pelo_segredo(segredo_da_agenda)
    if achada is None:
        return HttpResponse("Esta agenda não existe mais.", status=404, content_type="text/plain")
    corpo = em_icalendar(achada, requisicao.instituicao)
    resposta = HttpResponse(corpo, content_type="text/calendar; charset=utf-8")
    resposta["X-Robots-Tag"] = "noindex"
    return resposta
