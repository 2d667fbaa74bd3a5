"""Putting documents or processes into a block: an open one, or a new one."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.html import format_html, format_html_join
from django.views.decorators.http import require_http_methods

from seiva.blocos.acoes.criar import criar_bloco
from seiva.blocos.acoes.incluir import incluir_documento_em_bloco, incluir_processo_em_bloco
from seiva.blocos.models import Bloco
from seiva.core.acoes import declarada
from seiva.core.erros import NaoEncontrado, RegraViolada
from seiva.documentos.models import Documento
from seiva.processos.models import Processo
from seiva.web.acesso import Requisicao, servidor
from seiva.web.atos import tentar
from seiva.web.blocos.comum import documentos_escolhidos, escolhidos, processos_escolhidos
from seiva.web.documentos.comum import achar_documento, achar_processo, endereco
from seiva.web.forms.blocos import IncluirEmBloco

Recusados = list[tuple[str, str]]


@require_http_methods(["GET", "HEAD", "POST"])
@servidor
def incluir(requisicao: Requisicao) -> HttpResponse:
    """What was ticked in the mesa or in the queue."""
    dados = requisicao.POST if requisicao.method == "POST" else requisicao.GET
    processos = processos_escolhidos(requisicao, escolhidos(dados.getlist("processo")))
    documentos = documentos_escolhidos(requisicao, escolhidos(dados.getlist("documento")))
    if not processos and not documentos:
        raise NaoEncontrado
    return _pagina(requisicao, processos, documentos, endereco(requisicao, "mesa"))


@require_http_methods(["GET", "HEAD", "POST"])
@servidor
def processo(requisicao: Requisicao, processo: int) -> HttpResponse:
    """One process, or drafts of it, from its page."""
    alvo = achar_processo(requisicao, processo)
    documentos = documentos_escolhidos(requisicao, escolhidos(requisicao.POST.getlist("documento")))
    voltar = endereco(requisicao, "processo", processo=alvo.pk)
    return _pagina(requisicao, [alvo], documentos, voltar)


@require_http_methods(["GET", "HEAD", "POST"])
@servidor
def documento(requisicao: Requisicao, documento: int) -> HttpResponse:
    """One document, from the reader."""
    alvo = achar_documento(requisicao, documento)
    voltar = endereco(requisicao, "processo", processo=alvo.processo_id)
    return _pagina(requisicao, [], [alvo], f"{voltar}?documento={alvo.pk}")


def _pagina(
    requisicao: Requisicao,
    processos: list[Processo],
    documentos: list[Documento],
    voltar: str,
) -> HttpResponse:
    """Ask for the block; POST puts in each thing that may enter, and says what stayed out."""
    ator, postado = requisicao.ator, requisicao.method == "POST"
    dos_processos = Documento.objects.editaveis_em(ator.minha_unidade).filter(
        processo__in=[p.pk for p in processos]
    )
    minutas = list(dos_processos.select_related("tipo", "processo").order_by("processo_id", "pk"))
    tipos = ["R", "I"] if processos else []
    tipos = [*tipos, "A"] if processos and minutas else tipos or ["A"]
    formulario = IncluirEmBloco(requisicao.POST if postado else None, ator=ator, tipos=tipos)
    if postado and formulario.is_valid():
        resposta = _incluir(requisicao, formulario, processos, documentos)
        if resposta is not None:
            return resposta
    contexto = {
        "secao": "blocos",
        "form": formulario,
        "processos": processos,
        "documentos": [] if processos else documentos,
        "minutas": minutas,
        "marcados": {d.pk for d in documentos} if postado else {d.pk for d in minutas},
        "impedidos": _impedidos(requisicao, processos, [] if processos else documentos),
        "so_documentos": not processos,
        "voltar_url": voltar,
    }
    return render(requisicao, "bloco/incluir.html", contexto, status=422 if postado else 200)


def _impedidos(
    requisicao: Requisicao, processos: list[Processo], documentos: list[Documento]
) -> list[dict[str, str]]:
    ato = {
        "processo": declarada("incluir_processo_em_bloco"),
        "documento": declarada("incluir_documento_em_bloco"),
    }
    pares: list[tuple[str, Any]] = [("processo", p) for p in processos]
    pares += [("documento", d) for d in documentos]
    return [
        {"numero": str(alvo), "porque": erro.mensagem}
        for nome, alvo in pares
        if (erro := ato[nome].impedimento(requisicao.ator, alvo)) is not None
    ]


def _incluir(
    requisicao: Requisicao,
    formulario: IncluirEmBloco,
    processos: list[Processo],
    documentos: list[Documento],
) -> HttpResponse | None:
    """The answer, or None when nothing entered and the form says why."""
    dados = formulario.dados()

    def fazer() -> tuple[Bloco, int, Recusados]:
        bloco = formulario.cleaned_data["bloco"] or criar_bloco(requisicao.ator, dados=dados)
        alvos: list[Any] = list(documentos if bloco.de_documentos else processos)
        feitos, recusados = _um_a_um(requisicao, bloco, alvos)
        if not feitos:
            motivo = recusados[0][1] if recusados else "Escolha ao menos um documento."
            raise RegraViolada("nada_entrou", motivo)
        return bloco, feitos, recusados

    feito = tentar(formulario, fazer)
    if feito is None:
        return None
    bloco, quantos, recusados = feito
    onde = endereco(requisicao, "bloco", bloco=bloco.pk)
    link = format_html('<a href="{}">{}</a>', onde, bloco.nome)
    texto = f"{quantos} itens incluídos no" if quantos > 1 else "Incluído no"
    messages.success(requisicao, format_html("{} {}.", texto, link))
    if recusados:
        linhas = format_html_join(" ", "<span>{}: {}</span>", recusados)
        messages.warning(requisicao, format_html("Não entraram: {}", linhas))
    return redirect(onde)


def _um_a_um(requisicao: Requisicao, bloco: Bloco, alvos: list[Any]) -> tuple[int, Recusados]:
    """Each in its own savepoint: in whole or not at all, whatever the others are."""
    feitos, recusados = 0, []
    for alvo in alvos:
        try:
            if bloco.de_documentos:
                incluir_documento_em_bloco(requisicao.ator, documento=alvo, bloco=bloco)
            else:
                incluir_processo_em_bloco(requisicao.ator, processo=alvo, bloco=bloco)
            feitos += 1
        except RegraViolada as erro:
            recusados.append((str(alvo), erro.mensagem))
    return feitos, recusados
