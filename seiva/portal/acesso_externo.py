"""Acesso externo por link: a person without an account reads what a unit opened to them."""

import functools
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from seiva.core.ator import Ator
from seiva.core.erros import NaoEncontrado
from seiva.core.limites import contar
from seiva.core.tenancy import escopo
from seiva.documentos.acoes.acesso import usar_acesso
from seiva.documentos.concessoes import do_segredo
from seiva.documentos.models import ConcessaoDeAcesso
from seiva.portal import leitura_externa
from seiva.portal.leitura_externa import Enderecos
from seiva.portas.acesso import (
    RequisicaoPublica,
    Visao,
    buscar_instituicao,
    conferir_aberta,
    endereco_de,
)
from seiva.portas.leituras import gravar_leituras
from seiva.processos.models import Processo

POR_MINUTO = 300  # readers of PDF ask for many ranges of one file


class RequisicaoPeloAcesso(RequisicaoPublica):
    """Request of who opened the link of an access: what `pelo_acesso` adds."""

    concessao: ConcessaoDeAcesso
    processo: Processo
    onde: Enderecos


def pelo_acesso(visao: Visao) -> Visao:
    """View for who has the link of an access. A secret that is none of ours is an absent page; one
    that ended answers 410 and says what to do. Nothing of it is kept, indexed or sent on."""

    @require_safe
    @functools.wraps(visao)
    def abrir(
        requisicao: Any, instituicao: str, chave_do_acesso: str, **resto: Any
    ) -> HttpResponseBase:
        contar("link-de-acesso", endereco_de(requisicao), maximo=POR_MINUTO, segundos=60)
        casa = buscar_instituicao(instituicao)
        with escopo(casa.pk):
            conferir_aberta(casa)
            requisicao.instituicao = casa
            try:
                requisicao.concessao = concessao = do_segredo(chave_do_acesso)
            except NaoEncontrado:  # answered here: an exception would take the count back
                return _sem_rastro(render(requisicao, "erros/404.html", status=404))
            requisicao.ator = Ator.do_acesso(casa.pk, concessao.acesso_id, concessao.nome)
            partes = {"instituicao": casa.slug, "chave_do_acesso": chave_do_acesso}
            requisicao.onde = Enderecos("acesso_por_link", partes)
            return _sem_rastro(_responder(requisicao, visao, **resto))

    return abrir


def _responder(requisicao: RequisicaoPeloAcesso, visao: Visao, **resto: Any) -> HttpResponseBase:
    """What the view answers, with its readings written; or that the link opens nothing more."""
    concessao, ator = requisicao.concessao, requisicao.ator
    conhecidos = Processo.objects.localizaveis_por(ator).select_related("tipo")
    processo = conhecidos.filter(pk=concessao.acesso.processo_id).first()
    # Of what was put under sigilo afterwards, not even the number is told.
    if processo is None or not concessao.valendo:
        contexto = {"concessao": concessao, "sumiu": processo is None}
        return render(requisicao, "acesso/encerrado.html", contexto, status=410)
    requisicao.processo = processo
    usar_acesso(ator, concessao=concessao)
    resposta = visao(requisicao, **resto)
    gravar_leituras(requisicao, ator, resposta)
    return resposta


def _sem_rastro(resposta: HttpResponseBase) -> HttpResponseBase:
    """The address is the key: it goes to no other site, no cache and no search engine."""
    resposta["Cache-Control"] = "private, no-store"
    resposta["Referrer-Policy"] = "no-referrer"
    resposta["X-Robots-Tag"] = "noindex, nofollow"
    return resposta


@pelo_acesso
def processo(requisicao: RequisicaoPeloAcesso) -> HttpResponse:
    """The process and what was opened of it."""
    contexto = leitura_externa.contexto_do_processo(
        requisicao, requisicao.ator, requisicao.processo, requisicao.onde
    )
    acesso = requisicao.concessao.acesso
    contexto |= {"quem": requisicao.concessao.nome, "acesso": acesso}
    return render(requisicao, "acesso/processo.html", contexto)


@pelo_acesso
def documento(requisicao: RequisicaoPeloAcesso, numero_do_documento: int) -> HttpResponse:
    """One document: what it is, who signed it, its text or its file."""
    alvo = _alvo(requisicao, numero_do_documento)
    contexto = leitura_externa.contexto_do_documento(alvo, requisicao.onde)
    return render(requisicao, "acesso/documento.html", contexto)


@pelo_acesso
def conteudo(requisicao: RequisicaoPeloAcesso, numero_do_documento: int) -> HttpResponse:
    """The text of a document written here."""
    return leitura_externa.texto(_alvo(requisicao, numero_do_documento))


@pelo_acesso
def arquivo(requisicao: RequisicaoPeloAcesso, numero_do_documento: int) -> HttpResponseBase:
    """The PDF of record, or the file as it came."""
    return leitura_externa.arquivo(requisicao, _alvo(requisicao, numero_do_documento))


def _alvo(requisicao: RequisicaoPeloAcesso, numero: int) -> Any:
    return leitura_externa.abrir(requisicao, requisicao.ator, requisicao.processo, numero)
