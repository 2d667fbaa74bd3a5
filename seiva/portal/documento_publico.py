"""The permanent page of a document, for anybody: what it is, its text, its file."""

from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from seiva.catalogo.models import NivelAcesso
from seiva.core.ator import Ator
from seiva.core.erros import NaoEncontrado
from seiva.core.preparadas import PreparadaDeObjetos
from seiva.documentos.acoes.salvar import congelamento_vigente
from seiva.documentos.acoes.ver import pode_marcar, ver_documento
from seiva.documentos.imagens import imagem_do_texto
from seiva.documentos.models import Assinatura, Documento
from seiva.documentos.pagina import html_da_pagina
from seiva.documentos.registro_pdf import situacao_do_pdf
from seiva.documentos.regras.tipos_de_arquivo import IMAGENS, PDF
from seiva.organizacao.models import Instituicao
from seiva.participacao.models import ConsultaPublica
from seiva.portal.abertas import aberta, inteiro, publicavel
from seiva.portal.processo_publico import POR_MINUTO, citacao, por_que_fechado
from seiva.portas.acesso import RequisicaoPublica, publica
from seiva.portas.bytes import servir
from seiva.portas.folha import folha_de, folhas_de
from seiva.portas.leituras import anotar_leitura

_NOMEADOS = ("tipo", "unidade", "processo__tipo", "hipotese", "processo__hipotese", "arquivo")


def _com_numero(ator: Ator, *, numero: int) -> Any:
    achados = Documento.objects.marcados_por(ator).select_related(*_NOMEADOS)
    return achados.filter(numero=numero).order_by("pk")[:1]


_pelo_numero = PreparadaDeObjetos(_com_numero)


def achar(ator: Ator, numero: int) -> Documento:
    """The document with this number, of those that anybody may know of, marked `legivel`."""
    achados: list[Documento] = _pelo_numero(ator, numero=min(numero, 2**62))
    if not achados:
        raise NaoEncontrado
    return achados[0]


def _aberto(requisicao: RequisicaoPublica, numero: int) -> Documento:
    """One whose bytes anybody may have: opening it makes it immutable (domain.md §2.3)."""
    documento = achar(requisicao.ator, numero)
    if not documento.legivel:  # type: ignore[attr-defined]
        raise NaoEncontrado
    anotar_leitura(requisicao, documento)
    if pode_marcar(requisicao.ator, documento):
        ver_documento(requisicao.ator, documento=documento)
    return documento


@aberta("documento-publico", maximo=POR_MINUTO)
@publica
def documento_publico(requisicao: RequisicaoPublica, numero_do_documento: int) -> HttpResponse:
    """What the document is, who signed it, and its text; of a closed one, why and what to do."""
    documento = achar(requisicao.ator, numero_do_documento)
    slug, aberto = requisicao.instituicao.slug, bool(documento.legivel)  # type: ignore[attr-defined]
    contexto: dict[str, Any] = {
        "documento": documento,
        "aberto": aberto,
        "processo_url": reverse("processo_publico", args=[slug, documento.processo.digitos]),
        "fora_dos_buscadores": not aberto or not publicavel(requisicao.instituicao),
    }
    contexto |= _do_aberto(documento, slug) if aberto else _do_fechado(documento)
    contexto |= _para_citar(requisicao.instituicao, documento, contexto["nome"])
    return render(requisicao, "consulta/documento.html", contexto)


def _do_aberto(documento: Documento, slug: str) -> dict[str, Any]:
    conteudo_url = _rota("documento_publico_conteudo", slug, documento)
    return {
        "nome": documento.nome,
        "assinaturas": _assinaturas(documento),
        "arquivo": _arquivo(documento, slug),
        "conteudo_url": conteudo_url if documento.interno else "",
        "consulta": ConsultaPublica.objects.filter(
            documento=documento, cancelada_em__isnull=True
        ).first()
        if documento.interno
        else None,
    }


def _do_fechado(documento: Documento) -> dict[str, Any]:
    return {
        "nome": documento.tipo.nome,
        "por_que": por_que_fechado(documento),
        "restrito": documento.nivel_efetivo >= NivelAcesso.RESTRITO,
    }


def _para_citar(casa: Instituicao, documento: Documento, nome: str) -> dict[str, str]:
    endereco = inteiro(
        "documento_publico", instituicao=casa.slug, numero_do_documento=documento.numero
    )
    o_que = f"{nome}, documento nº {documento.numero_formatado}"
    return {
        "endereco": endereco,
        "citacao": citacao(casa, documento.processo, endereco, o_que),
    }


@aberta("conteudo-publico", maximo=4 * POR_MINUTO)
@publica
def conteudo(requisicao: RequisicaoPublica, numero_do_documento: int) -> HttpResponseBase:
    """The frozen page of a document written here, byte by byte."""
    documento = _aberto(requisicao, numero_do_documento)
    if not documento.interno:
        raise NaoEncontrado
    return folha_de(
        HttpResponse(html_da_pagina(documento, _imagens(requisicao, documento), folhas_de))
    )


@aberta("conteudo-publico", maximo=4 * POR_MINUTO)
@publica
def imagem(
    requisicao: RequisicaoPublica, numero_do_documento: int, sha256: str
) -> HttpResponseBase:
    """An image that the text shows, by the same rule as the text."""
    documento = _aberto(requisicao, numero_do_documento)
    arquivo = imagem_do_texto(requisicao.ator, documento, sha256)
    if arquivo is None:
        raise NaoEncontrado
    return servir(requisicao, arquivo, arquivo.nome)


@aberta("conteudo-publico", maximo=4 * POR_MINUTO)
@publica
def arquivo(requisicao: RequisicaoPublica, numero_do_documento: int) -> HttpResponseBase:
    """The PDF of record with every seal, or the file as it came."""
    documento = _aberto(requisicao, numero_do_documento)
    if not documento.interno:
        return servir(requisicao, documento.arquivo, documento.arquivo.nome)
    congelado = congelamento_vigente(documento)
    if congelado is None:
        raise NaoEncontrado
    pronto = situacao_do_pdf(congelado).arquivo
    if pronto is None:
        return render(requisicao, "consulta/preparando.html", {"documento": documento}, status=202)
    nome = f"{documento.nome.replace('/', '-')} ({documento.numero_formatado}).pdf"
    return servir(requisicao, pronto, nome)


def _rota(nome: str, slug: str, documento: Documento, **resto: Any) -> str:
    partes = {"instituicao": slug, "numero_do_documento": documento.numero} | resto
    return reverse(nome, kwargs=partes)


def _imagens(requisicao: RequisicaoPublica, documento: Documento) -> Any:
    """Address, by its hash, of each image of the text; the coat of arms in use is everyone's."""
    casa, zeros = requisicao.instituicao, "0" * 64
    modelo = _rota("documento_publico_imagem", casa.slug, documento, sha256=zeros)
    brasao = reverse("brasao", args=[casa.slug, casa.brasao]) if casa.brasao else ""
    return lambda sha256: brasao if sha256 == casa.brasao else modelo.replace(zeros, sha256)


def _assinaturas(documento: Documento) -> list[dict[str, Any]]:
    vigentes = Assinatura.objects.vigentes().filter(documento=documento)
    linhas = vigentes.order_by("assinada_em", "pk").values("nome", "cargo", "assinada_em")
    return list(linhas)


def _arquivo(documento: Documento, slug: str) -> dict[str, Any]:
    """What the button opens."""
    if documento.interno:
        return {"url": _rota("documento_publico_arquivo", slug, documento), "rotulo": "Abrir o PDF"}
    na_tela = documento.arquivo.tipo_mime == PDF or documento.arquivo.tipo_mime in IMAGENS
    return {
        "url": _rota("documento_publico_arquivo", slug, documento),
        "rotulo": "Abrir o arquivo" if na_tela else "Baixar o arquivo",
        "tamanho": documento.arquivo.tamanho,
    }
