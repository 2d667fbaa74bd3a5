"""The documents of a notice, for the person on whom it was served, once it is known."""

from typing import Any

from django.db.models import Q
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from seiva.core.ator import Ator
from seiva.core.erros import NaoEncontrado
from seiva.core.modelos import chave
from seiva.documentos.acoes.salvar import congelamento_vigente
from seiva.documentos.imagens import imagem_do_texto
from seiva.documentos.models import Documento
from seiva.documentos.pagina import html_da_pagina
from seiva.documentos.registro_pdf import situacao_do_pdf
from seiva.intimacoes.models import Destinatario
from seiva.portal.acesso import RequisicaoDoCidadao, cidadao_em
from seiva.portas.bytes import servir
from seiva.portas.folha import folha_de, folhas_de
from seiva.portas.leituras import anotar_leitura

_NOMEADOS = ("tipo", "unidade", "processo__tipo", "processo__instituicao", "arquivo")
MAIOR_NUMERO = 2**62


def achar(ator: Ator, pk: int) -> Destinatario:
    """A notice served on this very person; any other is as if it did not exist."""
    alvo: Destinatario = Destinatario.objects.da_pessoa(ator).um(pk=chave(pk))
    if alvo.cancelada_em is not None:
        raise NaoEncontrado
    return alvo


def documentos_abertos(ator: Ator, alvo: Destinatario) -> list[Documento]:
    """What the notice carries, then its certidão: those that the person may read."""
    if not alvo.cumprida:
        return []
    daqui = Q(pk=alvo.intimacao.documento_id)
    daqui |= Q(pk__in=alvo.intimacao.anexos.values("documento_id"))
    daqui |= Q(pk__in=alvo.cumprimentos.values("certidao_id"))
    legiveis = Documento.objects.legiveis_por(ator).filter(daqui)
    return list(legiveis.select_related(*_NOMEADOS).order_by("ordem"))


def _aberto(requisicao: RequisicaoDoCidadao, intimacao: int, numero: int) -> Documento:
    alvo = achar(requisicao.ator, intimacao)
    for documento in documentos_abertos(requisicao.ator, alvo):
        if documento.numero == min(numero, MAIOR_NUMERO):
            anotar_leitura(requisicao, documento)
            return documento
    raise NaoEncontrado


@require_safe
@never_cache
@cidadao_em
def conteudo(
    requisicao: RequisicaoDoCidadao, intimacao: int, numero_do_documento: int
) -> HttpResponseBase:
    """The frozen page of a document written here."""
    documento = _aberto(requisicao, intimacao, numero_do_documento)
    if not documento.interno:
        raise NaoEncontrado
    onde = _imagens(requisicao, intimacao, documento)
    return folha_de(HttpResponse(html_da_pagina(documento, onde, folhas_de)))


@require_safe
@never_cache
@cidadao_em
def imagem(
    requisicao: RequisicaoDoCidadao, intimacao: int, numero_do_documento: int, sha256: str
) -> HttpResponseBase:
    """An image that the text shows, by the same rule as the text."""
    documento = _aberto(requisicao, intimacao, numero_do_documento)
    arquivo = imagem_do_texto(requisicao.ator, documento, sha256)
    if arquivo is None:
        raise NaoEncontrado
    return servir(requisicao, arquivo, arquivo.nome)


@require_safe
@never_cache
@cidadao_em
def arquivo(
    requisicao: RequisicaoDoCidadao, intimacao: int, numero_do_documento: int
) -> HttpResponseBase:
    """The PDF of record with every seal, or the file as it came."""
    documento = _aberto(requisicao, intimacao, numero_do_documento)
    if not documento.interno:
        if documento.arquivo is None:
            raise NaoEncontrado
        return servir(requisicao, documento.arquivo, documento.arquivo.nome)
    congelado = congelamento_vigente(documento)
    pronto = situacao_do_pdf(congelado).arquivo if congelado is not None else None
    if pronto is None:
        return render(requisicao, "consulta/preparando.html", {"documento": documento}, status=202)
    nome = f"{documento.nome.replace('/', '-')} ({documento.numero_formatado}).pdf"
    return servir(requisicao, pronto, nome)


def _imagens(requisicao: RequisicaoDoCidadao, intimacao: int, documento: Documento) -> Any:
    """Address, by its hash, of each image of the text; the coat of arms in use is everyone's."""
    casa, zeros = requisicao.instituicao, "0" * 64
    partes = [casa.slug, intimacao, documento.numero, zeros]
    modelo = reverse("meus_intimacao_imagem", args=partes)
    brasao = reverse("brasao", args=[casa.slug, casa.brasao]) if casa.brasao else ""
    return lambda sha256: brasao if sha256 == casa.brasao else modelo.replace(zeros, sha256)
