"""The permanent page of a process, for anybody."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from seiva.acompanhamento.consulta import ditos
from seiva.andamentos import tipos
from seiva.andamentos.models import Andamento
from seiva.catalogo.models import NivelAcesso
from seiva.core.ator import Ator
from seiva.core.paginacao import Ordem, Pagina, em_ordem, paginar, primeira_pagina
from seiva.core.preparadas import Preparada, PreparadaDeObjetos
from seiva.core.relogio import hoje
from seiva.documentos.models import Documento
from seiva.organizacao.models import Instituicao
from seiva.portal.abertas import aberta, achar, inteiro, mudou_em, publicavel
from seiva.portal.acompanhar import bloco
from seiva.portas.acesso import RequisicaoPublica, publica
from seiva.portas.leituras import anotar_leitura
from seiva.portas.paginas import cursores, vizinhas
from seiva.processos.legibilidade import legivel
from seiva.processos.models import AcessoExterno, Interessado, Processo

POR_PAGINA = 50
ANDAMENTOS = 50
INTERESSADOS = 50
POR_MINUTO = 120
NA_ORDEM = [Ordem("ordem")]


@aberta("processo-publico", maximo=POR_MINUTO)
@publica
def processo_publico(requisicao: RequisicaoPublica, digitos: str) -> HttpResponse:
    """Number, where it is, who has interest, and its documents in order."""
    ator, slug = requisicao.ator, requisicao.instituicao.slug
    processo = achar(ator, digitos)
    le = legivel(ator, processo)
    if le:  # of what is closed this page shows that it exists, which is no reading of it
        anotar_leitura(requisicao, processo)
    contexto = {
        "processo": processo,
        "le": le,
        "interessados": _interessados(ator, processo) if le else [],
        "fora_dos_buscadores": not le or not publicavel(requisicao.instituicao),
        "acompanhar": bloco(requisicao, processo),
        "meu_url": _meu(requisicao, processo),
        "historico_url": reverse("processo_publico_historico", args=[slug, digitos]),
    }
    contexto |= _arvore(requisicao, processo) | _para_citar(requisicao.instituicao, processo)
    return render(requisicao, "consulta/processo.html", contexto)


def _meu(requisicao: RequisicaoPublica, processo: Processo) -> str:
    """Where who is logged in reads what was opened to them, or "". Visitors cost no question."""
    casa, conta = requisicao.instituicao, requisicao.user
    if not conta.is_authenticated:
        return ""
    dados = AcessoExterno.objects.dados_a(Ator.cidadao(casa.pk, conta.pk))
    if not dados.filter(processo=processo).exists():
        return ""
    return reverse("meu_acesso", args=[casa.slug, processo.digitos])


def _documentos(ator: Ator, processo: int) -> Any:
    conhecidos = Documento.objects.marcados_por(ator).do_processo(processo)
    return conhecidos.select_related("tipo", "unidade", "hipotese")


def _do_comeco(ator: Ator, *, processo: int) -> Any:
    return em_ordem(_documentos(ator, processo), NA_ORDEM)[: POR_PAGINA + 1]


_primeiros = PreparadaDeObjetos(_do_comeco)


def _da_arvore(requisicao: RequisicaoPublica, processo: Processo) -> Pagina[Documento]:
    ator, onde = requisicao.ator, cursores(requisicao.GET)
    if not any(onde.values()):
        return primeira_pagina(_primeiros(ator, processo=processo.pk), NA_ORDEM, tamanho=POR_PAGINA)
    return paginar(_documentos(ator, processo.pk), NA_ORDEM, tamanho=POR_PAGINA, **onde)


def _arvore(requisicao: RequisicaoPublica, processo: Processo) -> dict[str, Any]:
    """A page of the documents, in order."""
    pagina = _da_arvore(requisicao, processo)
    nos = [_no(d, processo, requisicao.instituicao.slug) for d in pagina.linhas]
    return {"documentos": nos, "pagina": vizinhas(pagina, requisicao.path)}


def _para_citar(casa: Instituicao, processo: Processo) -> dict[str, str]:
    endereco = inteiro("processo_publico", instituicao=casa.slug, digitos=processo.digitos)
    return {
        "endereco": endereco,
        "qr": reverse("processo_publico_qr", args=[casa.slug, processo.digitos]),
        "citacao": citacao(casa, processo, endereco),
    }


@aberta("processo-publico", maximo=POR_MINUTO)
@publica
def historico(requisicao: RequisicaoPublica, digitos: str) -> HttpResponse:
    """The course of the process: what the law shows of any process that is not under sigilo; of
    what is closed, without names. Norma: Lei 12.527/2011, art. 7º, II and VII."""
    ator = requisicao.ator
    processo = achar(ator, digitos)
    if legivel(ator, processo):
        anotar_leitura(requisicao, processo)
    registros = (
        Andamento.objects.legiveis_por(ator)
        .do_processo(processo)
        .da_visao(tipos.RESUMIDO)
        .select_related("unidade")
    )
    pagina = paginar(
        registros, [Ordem("sequencia", True)], tamanho=ANDAMENTOS, **cursores(requisicao.GET)
    )
    contexto = {
        "processo": processo,
        "andamentos": ditos(ator, processo, pagina.linhas),
        "pagina": vizinhas(pagina, requisicao.path),
    }
    resposta = render(requisicao, "consulta/historico.html", contexto)
    if pagina.linhas and not cursores(requisicao.GET)["depois"]:
        mudou_em(resposta, pagina.linhas[0].quando)
    return resposta


def citacao(casa: Instituicao, processo: Processo, endereco: str, documento: str = "") -> str:
    """How to cite, in the form of NBR 6023 for what is read on the web."""
    dia = hoje()
    o_que = f"{documento}. " if documento else ""
    return (
        f"{casa.nome.upper()}. {o_que}Processo administrativo nº {processo.numero}. "
        f"{casa.municipio}, {casa.uf}. Disponível em: {endereco}. Acesso em: {dia:%d/%m/%Y}."
    )


def _nomes(_ator: Ator, *, processo: int) -> Any:
    deles = Interessado.objects.dos_processos([processo])
    return deles.values_list("pessoa__nome")[:INTERESSADOS]


_nomes_de = Preparada(_nomes)


def _interessados(ator: Ator, processo: Processo) -> list[str]:
    """Names, as they stand in the act; never a number of a person."""
    return [nome for (nome,) in _nomes_de(ator, processo=processo.pk)]


def _no(documento: Documento, processo: Processo, slug: str) -> dict[str, Any]:
    """A node of the tree. What is closed shows its type, its date and why; not the name that
    somebody gave it, which may tell what it says."""
    documento.processo = processo
    aberto: bool = documento.legivel  # type: ignore[attr-defined]
    url = reverse("documento_publico", args=[slug, documento.numero])
    return {
        "nome": documento.nome if aberto else documento.tipo.nome,
        "numero": documento.numero_formatado,
        "unidade": documento.unidade.sigla,
        "data": documento.data,
        "url": url,
        "aberto": aberto,
        "externo": not documento.interno,
        "por_que": "" if aberto else por_que_fechado(documento),
    }


def por_que_fechado(documento: Documento) -> str:
    """In a few words, why anybody may not read it."""
    if documento.cancelado:
        return "cancelado: não vale mais"
    if documento.nivel_efetivo >= NivelAcesso.RESTRITO:
        hipotese = documento.hipotese or documento.processo.hipotese
        return f"acesso restrito: {hipotese}" if hipotese else "acesso restrito"
    return "ainda não pode ser mostrado: a pessoa intimada precisa conhecê-lo primeiro"
