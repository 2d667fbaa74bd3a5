"""Ordenar documentos: up and down by buttons, without scripts; dragging is only an ease."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from seiva.core.acoes import declarada
from seiva.core.erros import Conflito, RegraViolada
from seiva.documentos.acoes.ordenar import ordenar_documentos
from seiva.documentos.models import Documento
from seiva.processos.models import Processo
from seiva.web import arvore
from seiva.web.acesso import Requisicao, servidor
from seiva.web.documentos.comum import inteiro
from seiva.web.ficha import buscar


@servidor
def ordenar(requisicao: Requisicao, processo: int) -> HttpResponse:
    """Each button of a line answers the page with the order changed; Salvar does the act."""
    alvo = buscar(requisicao, processo)
    erro = declarada("ordenar_documentos").impedimento(requisicao.ator, alvo)
    if erro is not None:
        raise erro
    documentos = {d.pk: d for d in arvore.nos(requisicao.ator, alvo)}
    vistos = _ids(requisicao, "visto") or list(documentos)
    ordem = _mudada(requisicao, [pk for pk in _ids(requisicao, "ordem") if pk in documentos])
    if requisicao.method != "POST":
        return _tela(requisicao, alvo, list(documentos.values()), list(documentos))
    if "salvar" not in requisicao.POST:
        return _tela(requisicao, alvo, [documentos[pk] for pk in ordem], vistos)
    return _salvar(requisicao, alvo, vistos, ordem)


def _salvar(
    requisicao: Requisicao, alvo: Processo, vistos: list[int], ordem: list[int]
) -> HttpResponse:
    try:
        mudados = ordenar_documentos(requisicao.ator, processo=alvo, vistos=vistos, ordem=ordem)
    except (Conflito, RegraViolada) as erro:
        messages.error(requisicao, erro.mensagem)
        return redirect(requisicao.path)
    messages.success(requisicao, "Ordem salva." if mudados else "A ordem já era esta.")
    return redirect("processo", instituicao=requisicao.instituicao.slug, processo=alvo.pk)


def _ids(requisicao: Requisicao, nome: str) -> list[int]:
    lidos = (inteiro(valor) for valor in requisicao.POST.getlist(nome))
    return list(dict.fromkeys(pk for pk in lidos if pk is not None))


def _mudada(requisicao: Requisicao, ordem: list[int]) -> list[int]:
    """The order after the button pressed: `sobe` or `desce` and the id of the document."""
    for nome, passo in (("sobe", -1), ("desce", 1)):
        pk = inteiro(requisicao.POST.get(nome))
        if pk in ordem:
            de = ordem.index(pk)
            para = min(max(de + passo, 0), len(ordem) - 1)
            ordem.insert(para, ordem.pop(de))
    return ordem


def _tela(
    requisicao: Requisicao, alvo: Processo, documentos: list[Documento], vistos: list[int]
) -> HttpResponse:
    contexto: dict[str, Any] = {
        "secao": "mesa",
        "processo": alvo,
        "documentos": documentos,
        "vistos": vistos,
        "movido": inteiro(requisicao.POST.get("sobe") or requisicao.POST.get("desce")),
        "voltar_url": reverse("processo", args=[requisicao.instituicao.slug, alvo.pk]),
    }
    return render(requisicao, "processo/ordenar.html", contexto)
