"""Around the reading of a file: its rendition, its attachments, how it goes, trying again."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from seiva.core.erros import NaoEncontrado, RegraViolada
from seiva.documentos.acoes.reler import reler_arquivo
from seiva.documentos.acoes.ver import ver_documento
from seiva.documentos.anexos import abrir_anexo
from seiva.documentos.models import Documento
from seiva.portas.bytes import NA_TELA, proteger
from seiva.web.acesso import Requisicao, servidor
from seiva.web.documentos.comum import (
    achar_documento,
    achar_legivel,
    endereco,
    endereco_no_processo,
)
from seiva.web.documentos.quadro import servir_vista
from seiva.web.leitor import situacao_da_leitura


def _arquivo_legivel(requisicao: Requisicao, pk: int) -> Documento:
    alvo = achar_legivel(requisicao, pk)
    if alvo.arquivo is None:
        raise NaoEncontrado
    ver_documento(requisicao.ator, documento=alvo)
    return alvo


@require_safe
@servidor
def vista(requisicao: Requisicao, documento: int) -> HttpResponseBase:
    """Bytes of the rendition, or of a sound or film, by ranges; else what the frame shows."""
    alvo = _arquivo_legivel(requisicao, documento)
    resposta = servir_vista(requisicao, alvo)
    return resposta or redirect(endereco(requisicao, "documento_conteudo", documento=alvo.pk))


@require_safe
@servidor
def anexo(requisicao: Requisicao, documento: int, anexo: int) -> HttpResponseBase:
    """One attachment of a message: pictures and PDF open, everything else is downloaded."""
    alvo = _arquivo_legivel(requisicao, documento)
    achado = abrir_anexo(alvo.arquivo, anexo)
    if achado is None:
        raise NaoEncontrado
    na_tela = achado.tipo_mime in NA_TELA
    resposta: Any = FileResponse(achado.conteudo, content_type=achado.tipo_mime)
    return proteger(resposta, achado.tipo_mime, achado.nome, na_tela=na_tela)


@require_safe
@servidor
def leitura(requisicao: Requisicao, documento: int) -> HttpResponse:
    """How the reading of the words goes, for the line under the title of the reader."""
    alvo = achar_legivel(requisicao, documento)
    if alvo.arquivo is None:
        raise NaoEncontrado
    contexto = {"lendo": situacao_da_leitura(requisicao.ator, alvo, requisicao.instituicao.slug)}
    return render(requisicao, "documento/_leitura.html", contexto)


@require_POST
@servidor
def reler(requisicao: Requisicao, documento: int) -> HttpResponse:
    """Tentar de novo."""
    alvo = achar_documento(requisicao, documento)
    try:
        reler_arquivo(requisicao.ator, documento=alvo)
    except RegraViolada as erro:
        messages.error(requisicao, erro.mensagem)
    else:
        messages.success(requisicao, f"{alvo.nome} voltou à fila de leitura.")
    return redirect(endereco_no_processo(requisicao, alvo))
