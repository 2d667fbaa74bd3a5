"""Versão pública: bars over the pages of a document, the preview, and the publication."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from seiva.core.acoes import declarada
from seiva.core.erros import NaoEncontrado, RegraViolada
from seiva.core.limites import contar, devolver
from seiva.documentos.acoes.tarjar import (
    cancelar_versao_tarjada,
    gerar_versao_tarjada,
    preparar_tarjas,
    publicar_versao_tarjada,
)
from seiva.documentos.models import Documento
from seiva.documentos.oficina.cliente import TrabalhoFalhou
from seiva.documentos.tarjas import folha_de, tarjas_de, viva
from seiva.documentos.tarjas import linhas_de as ler_linhas
from seiva.portas.bytes import servir
from seiva.web.acesso import Requisicao, servidor
from seiva.web.atos import tentar
from seiva.web.documentos.assinar import TENTATIVAS
from seiva.web.documentos.comum import achar_legivel, endereco, inteiro
from seiva.web.documentos.tela_de_tarjas import Recusados, contexto_da_tela, formulario_de_publicar
from seiva.web.forms.tarjas import CancelarPublica, Escolhidas, linhas_de_tarjas


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@servidor
def tarjas(requisicao: Requisicao, documento: int) -> HttpResponse:
    """One page of the document with its bars, and what may be done next."""
    alvo = _achar(requisicao, documento)
    pagina = max(1, inteiro(requisicao.GET.get("pagina")) or 1)
    recusados = Recusados()
    if requisicao.method == "POST":
        fazer = _ATOS.get(requisicao.POST.get("ato", ""))
        if fazer is None:
            raise NaoEncontrado
        dito = fazer(requisicao, alvo, pagina, recusados)
        if dito is not None:
            messages.success(requisicao, dito)
            return redirect(f"{endereco(requisicao, 'tarjas', documento=alvo.pk)}?pagina={pagina}")
    try:
        linhas = ler_linhas(alvo, pagina)
    except TrabalhoFalhou as erro:
        return _sem_paginas(requisicao, alvo, str(erro))
    contexto = contexto_da_tela(requisicao, alvo, linhas, pagina, recusados)
    codigo = 422 if recusados.algum else 200
    return render(requisicao, "documento/tarjas.html", contexto, status=codigo)


@never_cache
@servidor
def folha(requisicao: Requisicao, documento: int) -> HttpResponse:
    """Picture of one page, with the bars kept so far see-through."""
    alvo = _achar(requisicao, documento)
    pagina = max(1, inteiro(requisicao.GET.get("pagina")) or 1)
    try:
        imagem = folha_de(alvo, pagina, tarjas_de(viva(alvo), pagina))
    except TrabalhoFalhou as erro:
        raise NaoEncontrado from erro
    return HttpResponse(imagem, content_type="image/jpeg")


@never_cache
@servidor
def previa(requisicao: Requisicao, documento: int) -> HttpResponseBase:
    """The very file that is, or would be, published."""
    alvo = _achar(requisicao, documento)
    versao = viva(alvo)
    if versao is None or versao.arquivo is None:
        raise NaoEncontrado
    return servir(requisicao, versao.arquivo, versao.arquivo.nome)


def _achar(requisicao: Requisicao, pk: int) -> Documento:
    """A document whose public version the person may prepare or cancel."""
    alvo = achar_legivel(requisicao, pk)
    impedimento = declarada("preparar_tarjas").impedimento(requisicao.ator, alvo)
    if impedimento is not None:
        raise impedimento
    return alvo


def _guardar(
    requisicao: Requisicao, alvo: Documento, pagina: int, recusados: Recusados
) -> str | None:
    linhas = linhas_de_tarjas(requisicao.POST, tarjas_de(viva(alvo), pagina))
    escolhidas = Escolhidas(requisicao.POST)
    recusados.linhas, recusados.escolhidas = linhas, escolhidas
    if not (linhas.is_valid() and escolhidas.is_valid()):
        return None
    marcas = [marca for linha in linhas if (marca := linha.marca()) is not None]
    dados = requisicao.POST
    marcas += escolhidas.marcas(dados.getlist("sugestao"), dados.getlist("linha"))
    feita = tentar(
        escolhidas,
        lambda: preparar_tarjas(requisicao.ator, documento=alvo, pagina=pagina, marcas=marcas),
    )
    return None if feita is None else f"Tarjas da página {pagina} guardadas."


def _gerar(
    requisicao: Requisicao, alvo: Documento, _pagina: int, recusados: Recusados
) -> str | None:
    try:
        gerar_versao_tarjada(requisicao.ator, documento=alvo)
    except RegraViolada as erro:
        recusados.frase = erro.mensagem
        return None
    return "A prévia está sendo preparada."


def _publicar(
    requisicao: Requisicao, alvo: Documento, _pagina: int, recusados: Recusados
) -> str | None:
    formulario = formulario_de_publicar(requisicao, requisicao.POST)
    recusados.publicar = formulario
    if not formulario.is_valid():
        return None
    quem = str(requisicao.conta.pk)
    contar("assinar", quem, **TENTATIVAS)
    feita = tentar(
        formulario,
        lambda: publicar_versao_tarjada(requisicao.ator, documento=alvo, **formulario.cleaned_data),
    )
    if feita is None:
        return None
    devolver("assinar", quem, segundos=TENTATIVAS["segundos"])
    return f"Versão pública publicada, com a certidão {feita.certidao.numero_formatado}."


def _cancelar(
    requisicao: Requisicao, alvo: Documento, _pagina: int, recusados: Recusados
) -> str | None:
    formulario = CancelarPublica(requisicao.POST)
    recusados.cancelar = formulario
    if not formulario.is_valid():
        return None
    feita = tentar(
        formulario,
        lambda: cancelar_versao_tarjada(
            requisicao.ator, documento=alvo, motivo=formulario.cleaned_data["motivo"]
        ),
    )
    return None if feita is None else "A versão pública foi cancelada."


_ATOS = {"guardar": _guardar, "gerar": _gerar, "publicar": _publicar, "cancelar": _cancelar}


def _sem_paginas(requisicao: Requisicao, alvo: Documento, frase: str) -> HttpResponse:
    contexto: dict[str, Any] = {"documento": alvo, "problema": frase}
    return render(requisicao, "documento/tarjas_sem_pdf.html", contexto)
