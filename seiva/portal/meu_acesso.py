"""A process as a person who logged in reads it: what was opened to their account."""

from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from seiva.core.erros import NaoEncontrado
from seiva.portal import leitura_externa
from seiva.portal.acesso import RequisicaoDoCidadao, cidadao_em
from seiva.portal.leitura_externa import Enderecos
from seiva.processos.models import AcessoExterno, Processo


def _achar(requisicao: RequisicaoDoCidadao, digitos: str) -> Processo:
    """A process with something opened to the person; any other is as if it did not exist here."""
    meus = AcessoExterno.objects.dados_a(requisicao.ator).values("processo")
    conhecidos = Processo.objects.localizaveis_por(requisicao.ator).com_numero(digitos)
    processo: Processo | None = conhecidos.filter(pk__in=meus).select_related("tipo").first()
    if processo is None:
        raise NaoEncontrado
    return processo


def _onde(requisicao: RequisicaoDoCidadao, digitos: str) -> Enderecos:
    return Enderecos("meu_acesso", {"instituicao": requisicao.instituicao.slug, "digitos": digitos})


@require_safe
@never_cache
@cidadao_em
def processo(requisicao: RequisicaoDoCidadao, digitos: str) -> HttpResponse:
    """The process and what of it is open to the person."""
    alvo, onde = _achar(requisicao, digitos), _onde(requisicao, digitos)
    contexto = leitura_externa.contexto_do_processo(requisicao, requisicao.ator, alvo, onde)
    acessos = list(AcessoExterno.objects.dados_a(requisicao.ator).do_processo(alvo))
    # The longest one says until when; one without term has no end.
    sem_fim = any(a.vence_em is None for a in acessos)
    contexto |= {
        "quem": requisicao.conta.nome,
        "acesso": None if sem_fim else max(acessos, key=lambda a: a.vence_em),
    }
    return render(requisicao, "acesso/processo.html", contexto)


@require_safe
@never_cache
@cidadao_em
def documento(
    requisicao: RequisicaoDoCidadao, digitos: str, numero_do_documento: int
) -> HttpResponse:
    """One document: what it is, who signed it, its text or its file."""
    alvo = _alvo(requisicao, digitos, numero_do_documento)
    contexto = leitura_externa.contexto_do_documento(alvo, _onde(requisicao, digitos))
    return render(requisicao, "acesso/documento.html", contexto)


@require_safe
@cidadao_em
def conteudo(
    requisicao: RequisicaoDoCidadao, digitos: str, numero_do_documento: int
) -> HttpResponse:
    """The text of a document written here."""
    return leitura_externa.texto(_alvo(requisicao, digitos, numero_do_documento))


@require_safe
@cidadao_em
def arquivo(
    requisicao: RequisicaoDoCidadao, digitos: str, numero_do_documento: int
) -> HttpResponseBase:
    """The PDF of record, or the file as it came."""
    return leitura_externa.arquivo(requisicao, _alvo(requisicao, digitos, numero_do_documento))


def _alvo(requisicao: RequisicaoDoCidadao, digitos: str, numero: int) -> Any:
    processo = _achar(requisicao, digitos)
    return leitura_externa.abrir(requisicao, requisicao.ator, processo, numero)
