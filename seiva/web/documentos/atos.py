"""Excluir, cancelar, alterar cadastro."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from seiva.core.acoes import declarada
from seiva.core.erros import RegraViolada
from seiva.documentos.acoes.alterar import alterar_documento
from seiva.documentos.acoes.excluir import cancelar_documento, excluir_documento
from seiva.documentos.models import Documento
from seiva.web.acesso import Requisicao, servidor
from seiva.web.atos import recusar
from seiva.web.documentos.comum import achar_documento, endereco, endereco_no_processo
from seiva.web.forms.documentos import AlterarDocumento, CancelarDocumento


@servidor
def excluir(requisicao: Requisicao, documento: int) -> HttpResponse:
    """Says what exactly goes away; POST does it."""
    alvo = achar_documento(requisicao, documento)
    if (recusa := _impedido(requisicao, "excluir_documento", alvo)) is not None:
        return recusa
    formulario = forms.Form(requisicao.POST or None)
    if requisicao.method == "POST":
        try:
            excluir_documento(requisicao.ator, documento=alvo)
        except RegraViolada as erro:
            messages.error(requisicao, erro.mensagem)
            return redirect(endereco_no_processo(requisicao, alvo))
        messages.success(requisicao, f"{alvo.nome} ({alvo.numero_formatado}) foi excluído.")
        return redirect(endereco(requisicao, "processo", processo=alvo.processo_id))
    return _pagina(requisicao, "documento/excluir.html", alvo, formulario)


@servidor
def cancelar(requisicao: Requisicao, documento: int) -> HttpResponse:
    """Asks for the reason, which stays in place of the content."""
    alvo = achar_documento(requisicao, documento)
    if (recusa := _impedido(requisicao, "cancelar_documento", alvo)) is not None:
        return recusa
    formulario = CancelarDocumento(requisicao.POST or None)
    if formulario.is_valid():
        try:
            cancelar_documento(
                requisicao.ator, documento=alvo, motivo=formulario.cleaned_data["motivo"]
            )
        except RegraViolada as erro:
            recusar(formulario, erro)
        else:
            messages.success(requisicao, f"{alvo.nome} ({alvo.numero_formatado}) foi cancelado.")
            return redirect(endereco_no_processo(requisicao, alvo))
    return _pagina(requisicao, "documento/cancelar.html", alvo, formulario)


@servidor
def alterar(requisicao: Requisicao, documento: int) -> HttpResponse:
    """The register of the document, even after signature."""
    alvo = achar_documento(requisicao, documento)
    if (recusa := _impedido(requisicao, "alterar_documento", alvo)) is not None:
        return recusa
    inicial = {
        "tipo": alvo.tipo_id,
        "descricao": alvo.descricao,
        "nome_na_arvore": alvo.nome_na_arvore,
        "data": alvo.data,
        "nivel": alvo.nivel,
        "hipotese": alvo.hipotese_id,
    }
    formulario = AlterarDocumento(
        requisicao.POST or None, ator=requisicao.ator, initial=inicial, documento=alvo
    )
    if formulario.is_valid():
        try:
            alterar_documento(requisicao.ator, documento=alvo, dados=formulario.dados())
        except RegraViolada as erro:
            recusar(formulario, erro)
        else:
            messages.success(requisicao, "Cadastro alterado.")
            return redirect(endereco_no_processo(requisicao, alvo))
    return _pagina(requisicao, "documento/alterar.html", alvo, formulario)


def _impedido(requisicao: Requisicao, ato: str, alvo: Documento) -> HttpResponse | None:
    """Back to the process with the reason, when the act cannot be done now."""
    impedimento = declarada(ato).impedimento(requisicao.ator, alvo)
    if impedimento is None:
        return None
    messages.error(requisicao, impedimento.mensagem)
    return redirect(endereco_no_processo(requisicao, alvo))


def _pagina(
    requisicao: Requisicao, modelo: str, alvo: Documento, formulario: forms.Form
) -> HttpResponse:
    contexto = {
        "documento": alvo,
        "form": formulario,
        "voltar_url": endereco_no_processo(requisicao, alvo),
    }
    return render(requisicao, modelo, contexto, status=422 if formulario.is_bound else 200)
