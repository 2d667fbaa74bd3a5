"""Comentários: the talk about a process or a document, apart from the legal history."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from seiva.core.erros import NaoEncontrado, RegraViolada
from seiva.core.paginacao import Ordem, paginar
from seiva.documentos.acoes.comentar import (
    apagar_comentario,
    comentar_documento,
    comentar_processo,
    editar_comentario,
)
from seiva.documentos.models import Comentario, Documento
from seiva.processos.legibilidade import legivel
from seiva.processos.models import Processo
from seiva.web.acesso import Requisicao, servidor
from seiva.web.atos import tentar
from seiva.web.documentos.comum import achar_legivel, endereco, endereco_no_processo, inteiro
from seiva.web.ficha import buscar
from seiva.web.forms.atos_de_documento import Comentar
from seiva.web.paginas import cursores, vizinhas
from seiva.web.processos import chegar, montar_quadro
from seiva.web.senha import exigir

POR_PAGINA = 20


@servidor
def do_processo(requisicao: Requisicao, processo: int) -> HttpResponse:
    """The tab of the process: read, comment, answer."""
    alvo = buscar(requisicao, processo)
    chegar(requisicao.ator, alvo)
    if not legivel(requisicao.ator, alvo):
        raise NaoEncontrado
    aqui = endereco(requisicao, "processo_comentarios", processo=alvo.pk)
    formulario = Comentar(requisicao.POST or None)
    if formulario.is_valid() and _comentar(requisicao, formulario, alvo):
        return redirect(aqui)
    quadro = montar_quadro(requisicao, alvo, "processo_comentarios", True)
    contexto = _lista(requisicao, Comentario.objects.do_processo(alvo), aqui, formulario)
    status = 422 if formulario.is_bound else 200
    return render(requisicao, "processo/comentarios.html", quadro | contexto, status=status)


@servidor
def do_documento(requisicao: Requisicao, documento: int) -> HttpResponse:
    """The page of the comments of one document."""
    alvo = achar_legivel(requisicao, documento)
    aqui = endereco(requisicao, "documento_comentarios", documento=alvo.pk)
    formulario = Comentar(requisicao.POST or None)
    if formulario.is_valid() and _comentar(requisicao, formulario, alvo):
        return redirect(aqui)
    contexto = _lista(requisicao, Comentario.objects.do_documento(alvo), aqui, formulario)
    contexto |= {"documento": alvo, "voltar_url": endereco_no_processo(requisicao, alvo)}
    status = 422 if formulario.is_bound else 200
    return render(requisicao, "documento/comentarios.html", contexto, status=status)


@servidor
def comentario(requisicao: Requisicao, comentario: int) -> HttpResponse:
    """Edit or delete one's own comment."""
    alvo = Comentario.objects.legiveis_por(requisicao.ator).um(pk=comentario)
    exigir(requisicao, alvo.processo or alvo.documento.processo)
    volta = _onde_esta(requisicao, alvo)
    if "apagar" in requisicao.POST:
        try:
            apagar_comentario(requisicao.ator, comentario=alvo)
        except RegraViolada as erro:
            messages.error(requisicao, erro.mensagem)
        return redirect(volta)
    formulario = Comentar(requisicao.POST or None, initial={"texto": alvo.texto})
    if formulario.is_valid():
        texto = formulario.cleaned_data["texto"]
        if tentar(
            formulario, lambda: editar_comentario(requisicao.ator, comentario=alvo, texto=texto)
        ):
            return redirect(volta)
    contexto = {"form": formulario, "comentario": alvo, "voltar_url": volta}
    status = 422 if formulario.is_bound else 200
    return render(requisicao, "documento/comentario.html", contexto, status=status)


def _comentar(requisicao: Requisicao, formulario: Comentar, alvo: Processo | Documento) -> bool:
    ator, dados = requisicao.ator, formulario.cleaned_data
    resto: dict[str, Any] = {
        "texto": dados["texto"],
        "chave": dados["chave"],
        "responde": _respondido(requisicao),
    }
    if isinstance(alvo, Documento):
        feito = tentar(formulario, lambda: comentar_documento(ator, documento=alvo, **resto))
    else:
        feito = tentar(formulario, lambda: comentar_processo(ator, processo=alvo, **resto))
    return feito is not None


def _respondido(requisicao: Requisicao) -> Comentario | None:
    pk = inteiro(requisicao.POST.get("responde") or requisicao.GET.get("responde"))
    if pk is None:
        return None
    achado: Comentario = Comentario.objects.legiveis_por(requisicao.ator).um(pk=pk)
    return achado


def _lista(requisicao: Requisicao, linhas: Any, aqui: str, formulario: Comentar) -> dict[str, Any]:
    """One page of comments, the newest first, and the form."""
    legiveis = linhas.legiveis_por(requisicao.ator)
    pagina = paginar(legiveis, [Ordem("pk", True)], tamanho=POR_PAGINA, **cursores(requisicao.GET))
    respondido = _respondido(requisicao)
    return {
        "form": formulario,
        "comentarios": [_um(requisicao, linha, aqui) for linha in pagina.linhas],
        "pagina": vizinhas(pagina, aqui),
        "respondido": respondido,
        "aqui": aqui,
        "pode_comentar": requisicao.ator.pode("andamento.registrar"),
    }


def _um(requisicao: Requisicao, linha: Comentario, aqui: str) -> dict[str, Any]:
    meu = linha.conta_id == requisicao.conta.pk and linha.apagado_em is None
    return {
        "linha": linha,
        "url": endereco(requisicao, "comentario", comentario=linha.pk) if meu else "",
        "responder": "" if linha.apagado_em else f"{aqui}?responde={linha.pk}#comentar",
    }


def _onde_esta(requisicao: Requisicao, alvo: Comentario) -> str:
    if alvo.documento_id is not None:
        return endereco(requisicao, "documento_comentarios", documento=alvo.documento_id)
    return endereco(requisicao, "processo_comentarios", processo=alvo.processo_id)
