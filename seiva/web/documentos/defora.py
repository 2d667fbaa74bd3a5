"""The signatures inside a file: the part of the reader that waits for them, and trying again."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render

from seiva.core.erros import RegraViolada
from seiva.documentos.acoes.examinar import examinar_assinaturas_do_arquivo
from seiva.web.acesso import Requisicao, servidor
from seiva.web.assinaturas_do_arquivo import assinaturas_do_arquivo
from seiva.web.documentos.comum import achar_legivel, ir_ao_documento


@servidor
def assinaturas(requisicao: Requisicao, documento: int) -> HttpResponse:
    """GET by htmx: the present state. POST: examine again, and back to the document."""
    alvo = achar_legivel(requisicao, documento)
    if requisicao.method == "POST":
        try:
            examinar_assinaturas_do_arquivo(requisicao.ator, documento=alvo)
        except RegraViolada as erro:
            messages.error(requisicao, erro.mensagem)
        return ir_ao_documento(requisicao, alvo)
    achadas = assinaturas_do_arquivo(alvo, requisicao.instituicao.slug)
    if not requisicao.headers.get("HX-Request"):
        return ir_ao_documento(requisicao, alvo)
    if achadas is None:
        return HttpResponse("")
    contexto = {"no_arquivo": achadas, "na_parte": True}
    return render(requisicao, "documento/_assinaturas_do_arquivo.html", contexto)
