"""Incluir documento: the door "Escrever aqui"."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from seiva.core.acoes import acoes_possiveis
from seiva.core.erros import RegraViolada
from seiva.documentos.acoes.incluir import incluir_documento
from seiva.documentos.textos import corpo_de_outro, corpo_do_modelo
from seiva.processos.models import Processo
from seiva.web.acesso import Requisicao, servidor
from seiva.web.atos import recusar
from seiva.web.documentos.arquivos import soltar
from seiva.web.documentos.comum import achar_processo, endereco, sobre_o_processo
from seiva.web.forms.documentos import IncluirDocumento


@servidor
def incluir(requisicao: Requisicao, processo: int) -> HttpResponse:
    """The page with both doors; POST begins a document and opens the editor."""
    alvo = achar_processo(requisicao, processo)
    if requisicao.method != "POST":
        return _pagina(requisicao, alvo, _formulario(requisicao, alvo))
    formulario = IncluirDocumento(requisicao.POST, ator=requisicao.ator, processo=alvo)
    if formulario.is_valid():
        try:
            documento = incluir_documento(
                requisicao.ator,
                processo=alvo,
                dados=formulario.dados(),
                conteudo=_texto_inicial(requisicao, formulario),
            )
        except RegraViolada as erro:
            recusar(formulario, erro)
        else:
            return redirect(endereco(requisicao, "documento_editar", documento=documento.pk))
    return _pagina(requisicao, alvo, formulario, status=422)


def _formulario(requisicao: Requisicao, processo: Processo) -> IncluirDocumento:
    escolhido = requisicao.GET.get("tipo", "")
    inicial: dict[str, Any] = {"nivel": processo.nivel, "hipotese": processo.hipotese_id}
    if escolhido.isdecimal() and len(escolhido) < 18:
        inicial["tipo"] = escolhido
    return IncluirDocumento(initial=inicial, ator=requisicao.ator, processo=processo)


def _texto_inicial(requisicao: Requisicao, formulario: IncluirDocumento) -> str:
    dados = formulario.cleaned_data
    if dados["inicio"] == "modelo":
        return corpo_do_modelo(dados["tipo"], dados["modelo"])
    if dados["inicio"] == "texto":
        return str(dados["texto"].conteudo)
    if dados["inicio"] == "documento":
        return corpo_de_outro(requisicao.ator, dados["referencia"])
    return ""


def _pagina(
    requisicao: Requisicao, processo: Processo, formulario: IncluirDocumento, status: int = 200
) -> HttpResponse:
    possiveis = acoes_possiveis(requisicao.ator, processo, sobre="processo")
    if "incluir_documento" not in possiveis:
        messages.warning(
            requisicao,
            "O processo não está aberto na sua unidade: reabra-o para incluir documentos.",
        )
        return redirect(endereco(requisicao, "processo", processo=processo.pk))
    contexto = {
        "processo": sobre_o_processo(requisicao, processo),
        "form": formulario,
        "soltar": soltar(requisicao, processo),
    }
    return render(requisicao, "documento/incluir.html", contexto, status=status)
