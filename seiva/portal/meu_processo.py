"""A process opened to the person who logged in: its documents, and how to add to it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from seiva.core.erros import NaoEncontrado, RegraViolada
from seiva.core.paginacao import Ordem, paginar
from seiva.documentos.acoes.salvar import congelamento_vigente
from seiva.documentos.acoes.ver import pode_marcar, ver_documento
from seiva.documentos.imagens import imagem_do_texto
from seiva.documentos.models import Documento
from seiva.documentos.pagina import html_da_pagina
from seiva.documentos.registro_pdf import situacao_do_pdf
from seiva.peticionamento.acoes.rascunhos import comecar_juntada
from seiva.peticionamento.models import Protocolo
from seiva.portal.abertas import achar
from seiva.portal.acesso import RequisicaoDoCidadao, cidadao_em
from seiva.portal.documento_publico import achar as achar_documento
from seiva.portal.peticionar_rascunho import ir
from seiva.portal.processo_publico import por_que_fechado
from seiva.portas.bytes import servir
from seiva.portas.folha import folha_de, folhas_de
from seiva.portas.leituras import anotar_leitura
from seiva.portas.paginas import cursores, vizinhas
from seiva.processos.legibilidade import legivel
from seiva.processos.models import AcessoExterno, Passagem, Processo

POR_PAGINA = 50


def _achar_meu(requisicao: RequisicaoDoCidadao, digitos: str) -> Processo | None:
    """The process, when somebody opened it to the person; None for what is only public."""
    processo = achar(requisicao.ator, digitos)
    meus = AcessoExterno.objects.dados_a(requisicao.ator).filter(processo=processo)
    return processo if meus.exists() else None


@cidadao_em
def meu_processo(requisicao: RequisicaoDoCidadao, digitos: str) -> HttpResponse:
    """Where it is, what is in it, what the person sent; the public page for who has no access."""
    ator, slug = requisicao.ator, requisicao.instituicao.slug
    processo = _achar_meu(requisicao, digitos)
    if processo is None:
        return redirect("processo_publico", slug, digitos)
    le = legivel(ator, processo)
    if le:
        anotar_leitura(requisicao, processo)
    conhecidos = Documento.objects.marcados_por(ator).do_processo(processo)
    pagina = paginar(
        conhecidos.select_related("tipo", "unidade", "hipotese"),
        [Ordem("ordem")],
        tamanho=POR_PAGINA,
        **cursores(requisicao.GET),
    )
    contexto = {
        "processo": processo,
        "le": le,
        "abertas": list(Passagem.objects.do_processo(processo).abertas()),
        "documentos": [_no(d, processo, slug) for d in pagina.linhas],
        "pagina": vizinhas(pagina, requisicao.path),
        "protocolos": list(Protocolo.objects.de_quem(ator).filter(processo=processo)),
        "publica": reverse("processo_publico", args=[slug, digitos]),
    }
    return render(requisicao, "peticionar/processo.html", contexto)


@require_POST
@cidadao_em
def juntar(requisicao: RequisicaoDoCidadao, digitos: str) -> HttpResponse:
    """Begin to send documents to the process."""
    processo = _achar_meu(requisicao, digitos)
    if processo is None:
        raise NaoEncontrado
    try:
        return ir(requisicao, comecar_juntada(requisicao.ator, processo=processo), "dados")
    except RegraViolada as erro:
        messages.error(requisicao, erro.mensagem)
        return redirect("meu_processo", requisicao.instituicao.slug, digitos)


@cidadao_em
def meu_documento(requisicao: RequisicaoDoCidadao, numero_do_documento: int) -> HttpResponseBase:
    """The text as it was signed, or the file as it came."""
    documento = _aberto(requisicao, numero_do_documento)
    if not documento.interno:
        return servir(requisicao, documento.arquivo, documento.arquivo.nome)
    return folha_de(
        HttpResponse(html_da_pagina(documento, _imagens(requisicao, documento), folhas_de))
    )


@cidadao_em
def meu_documento_pdf(
    requisicao: RequisicaoDoCidadao, numero_do_documento: int
) -> HttpResponseBase:
    """The PDF of record of a document written in the process, with every seal."""
    documento = _aberto(requisicao, numero_do_documento)
    congelado = congelamento_vigente(documento) if documento.interno else None
    if congelado is None:
        raise NaoEncontrado
    pronto = situacao_do_pdf(congelado).arquivo
    if pronto is None:
        return render(requisicao, "consulta/preparando.html", {"documento": documento}, status=202)
    nome = f"{documento.nome.replace('/', '-')} ({documento.numero_formatado}).pdf"
    return servir(requisicao, pronto, nome)


@cidadao_em
def meu_documento_imagem(
    requisicao: RequisicaoDoCidadao, numero_do_documento: int, sha256: str
) -> HttpResponseBase:
    """An image that the text shows, by the same rule as the text."""
    documento = _aberto(requisicao, numero_do_documento)
    arquivo = imagem_do_texto(requisicao.ator, documento, sha256)
    if arquivo is None:
        raise NaoEncontrado
    return servir(requisicao, arquivo, arquivo.nome)


def _aberto(requisicao: RequisicaoDoCidadao, numero: int) -> Documento:
    documento = achar_documento(requisicao.ator, numero)
    if not documento.legivel:  # type: ignore[attr-defined]
        raise NaoEncontrado
    anotar_leitura(requisicao, documento)
    if pode_marcar(requisicao.ator, documento):
        ver_documento(requisicao.ator, documento=documento)
    return documento


def _imagens(requisicao: RequisicaoDoCidadao, documento: Documento) -> Any:
    casa, zeros = requisicao.instituicao, "0" * 64
    modelo = reverse("meu_documento_imagem", args=[casa.slug, documento.numero, zeros])
    brasao = reverse("brasao", args=[casa.slug, casa.brasao]) if casa.brasao else ""
    return lambda sha256: brasao if sha256 == casa.brasao else modelo.replace(zeros, sha256)


def _no(documento: Documento, processo: Processo, slug: str) -> dict[str, Any]:
    """A document of the list: what is closed to the person shows its type and why."""
    documento.processo = processo
    aberto: bool = documento.legivel  # type: ignore[attr-defined]
    return {
        "nome": documento.nome if aberto else documento.tipo.nome,
        "numero": documento.numero_formatado,
        "unidade": documento.unidade.sigla,
        "data": documento.data,
        "url": reverse("meu_documento", args=[slug, documento.numero]) if aberto else "",
        "externo": not documento.interno,
        "de_fora": documento.bloqueado,
        "por_que": "" if aberto else por_que_fechado(documento),
    }
