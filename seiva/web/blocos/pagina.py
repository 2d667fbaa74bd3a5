"""One block: its items with their signatures and notes, where it is, and its history."""

from contextlib import suppress
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from seiva.blocos.acoes.disponibilizar import receber_bloco
from seiva.blocos.models import Bloco, Disponibilizacao, ItemDoBloco, Ocorrencia
from seiva.blocos.situacao import assinaturas_de, na_unidade
from seiva.core.acoes import acoes_possiveis
from seiva.core.erros import RegraViolada
from seiva.documentos.models import Documento
from seiva.web.acesso import Requisicao, servidor
from seiva.web.blocos.atos import ATOS
from seiva.web.blocos.comum import achar_bloco, resumo
from seiva.web.documentos import leituras
from seiva.web.documentos.comum import endereco, endereco_no_processo

HISTORICO = 50


@require_safe
@servidor
def bloco(requisicao: Requisicao, bloco: int) -> HttpResponse:
    """The first opening in a unit that received it is the receipt."""
    alvo = achar_bloco(requisicao, bloco)
    aqui = na_unidade(requisicao.ator, alvo)
    if aqui is not None and aqui.recebido_em is None:
        with suppress(RegraViolada):  # it may have been taken back this very instant
            receber_bloco(requisicao.ator, bloco=alvo)
        aqui = na_unidade(requisicao.ator, alvo)
    itens = _itens(requisicao, alvo)
    contexto = {
        "secao": "blocos",
        "bloco": resumo(requisicao, alvo, aqui),
        "itens": itens,
        "assinados": sum(1 for item in itens if item["assinaturas"]),
        "para_assinar": sum(1 for item in itens if item["assinavel"]),
        "assinar_url": endereco(requisicao, "assinar_varios"),
        "onde": _onde(alvo) if aqui is None else [],
        "historico": _historico(requisicao, alvo),
        "voltar": {"url": endereco(requisicao, "blocos"), "rotulo": "Blocos"},
    } | _acoes(requisicao, alvo)
    return render(requisicao, "bloco/bloco.html", contexto)


def _acoes(requisicao: Requisicao, bloco: Bloco) -> dict[str, Any]:
    possiveis = acoes_possiveis(requisicao.ator, bloco, sobre="bloco")
    acoes, impossiveis = [], []
    for chave, tela in ATOS.items():
        possivel = possiveis.get(tela.acao)
        if possivel is None:
            continue
        if possivel.impedimento is not None:
            porque = possivel.impedimento.mensagem
            impossiveis.append({"rotulo": possivel.titulo, "porque": porque})
            continue
        url = endereco(requisicao, "bloco_ato", bloco=bloco.pk, ato=chave)
        acoes.append({"rotulo": possivel.titulo, "icone": tela.icone, "url": url})
    mexe = "Anotar ou retirar" if "retirar_do_bloco" in possiveis else "Anotar"
    mexe = mexe if "anotar_item" in possiveis else ""
    return {"acoes": acoes, "impossiveis": impossiveis, "mexe": mexe}


def _itens(requisicao: Requisicao, bloco: Bloco) -> list[dict[str, Any]]:
    itens = list(
        ItemDoBloco.objects.do_bloco(bloco)
        .visiveis_por(requisicao.ator)
        .select_related("processo__tipo", "documento__tipo", "documento__unidade")
    )
    documentos: list[Documento] = [i.documento for i in itens if i.documento is not None]
    assinaturas = assinaturas_de(documentos)
    vistas = leituras.lidas(requisicao, documentos)
    na_fila = _assinaveis(requisicao, documentos)
    return [
        {
            "id": item.pk,
            "ordem": ordem,
            "documento": item.documento,
            "titulo": item.documento.nome if item.documento else item.processo.numero,
            "numero": item.documento.numero_formatado if item.documento else "",
            "url": endereco_no_processo(requisicao, item.documento)
            if item.documento
            else endereco(requisicao, "processo", processo=item.processo_id),
            "processo": item.processo,
            "nivel": (item.documento or item.processo).nivel_efetivo,
            "assinaturas": assinaturas.get(item.documento_id, []),
            "assinavel": item.documento_id in na_fila,
            "lido": item.documento is not None and leituras.lido(item.documento, vistas),
            "anotacao": item.anotacao,
            "anotado_por": item.anotado_por,
            "mexer_url": endereco(requisicao, "bloco_item", bloco=bloco.pk, item=item.pk),
        }
        for ordem, item in enumerate(itens, start=1)
    ]


def _assinaveis(requisicao: Requisicao, documentos: list[Documento]) -> set[int]:
    fila = Documento.objects.para_assinar_por(requisicao.ator)
    return set(fila.filter(pk__in=[d.pk for d in documentos]).values_list("pk", flat=True))


def _historico(requisicao: Requisicao, bloco: Bloco) -> list[Ocorrencia]:
    return list(Ocorrencia.objects.do_bloco(bloco).visiveis_por(requisicao.ator)[:HISTORICO])


def _onde(bloco: Bloco) -> list[dict[str, Any]]:
    """Each unit that had it, and what it did."""
    linhas = Disponibilizacao.objects.filter(bloco=bloco).select_related("unidade")
    resposta = []
    for linha in linhas.order_by("unidade__sigla"):
        if linha.devolvido_em:
            situacao, quando = "devolveu", linha.devolvido_em
        elif linha.cancelado_em:
            situacao, quando = "recolhido", linha.cancelado_em
        elif linha.recebido_em:
            situacao, quando = "recebeu", linha.recebido_em
        else:
            situacao, quando = "ainda não abriu", linha.disponibilizado_em
        resposta.append({"unidade": linha.unidade, "situacao": situacao, "quando": quando})
    return resposta
