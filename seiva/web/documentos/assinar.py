"""Assinar: read, choose the cargo, type the password."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from seiva.core.acoes import declarada
from seiva.core.erros import RegraViolada
from seiva.core.limites import contar, devolver
from seiva.documentos.acoes.assinar import assinar_documento
from seiva.documentos.models import Assinatura, Documento
from seiva.documentos.preencher import cargos_de, variaveis_sem_valor
from seiva.organizacao.models import Cargo
from seiva.web.acesso import Requisicao, servidor
from seiva.web.atos import recusar
from seiva.web.documentos.comum import (
    achar_para_ler,
    endereco,
    endereco_no_processo,
    inteiro,
)
from seiva.web.forms.documentos import Assinar, AssinarVarios

R = TypeVar("R")
TENTATIVAS = {"maximo": 10, "segundos": 300}


@servidor
def assinar(requisicao: Requisicao, documento: int) -> HttpResponse:
    """One document, shown beside the form."""
    alvo = achar_para_ler(requisicao, documento)
    impedimento = declarada("assinar_documento").impedimento(requisicao.ator, alvo)
    if impedimento:
        messages.error(requisicao, impedimento.mensagem)
        return redirect(endereco_no_processo(requisicao, alvo))
    if requisicao.method != "POST":
        return _pagina(requisicao, alvo, formulario_de_assinatura(requisicao))
    formulario = formulario_de_assinatura(requisicao, requisicao.POST)
    if formulario.is_valid():
        try:
            assinar_com_limite(
                requisicao, alvo, formulario, inteiro(requisicao.POST.get("versao_lida")) or 0
            )
        except RegraViolada as erro:
            recusar(formulario, erro)
        else:
            messages.success(requisicao, f"{alvo.nome} assinado.")
            return redirect(endereco_no_processo(requisicao, alvo))
    return _pagina(requisicao, alvo, formulario, status=422)


def formulario_de_assinatura(
    requisicao: Requisicao, dados: Any = None, *, um_a_um: bool = True
) -> Assinar:
    """The form with the cargos that the person holds; the last one used comes first."""
    classe = Assinar if um_a_um else AssinarVarios
    cargos = cargos_de(requisicao.ator)
    ultimo = requisicao.session.get("cargo")
    inicial = {"cargo": ultimo} if ultimo in {cargo.pk for cargo in cargos} else {}
    ids = [cargo.pk for cargo in cargos]
    return classe(dados, initial=inicial, cargos=Cargo.objects.filter(pk__in=ids).order_by("nome"))


def assinar_com_limite(
    requisicao: Requisicao, alvo: Documento, formulario: Assinar, versao_lida: int | None
) -> None:
    """Sign one document; only wrong passwords add up to the limit."""
    dados = formulario.cleaned_data
    com_limite(
        requisicao,
        formulario,
        lambda: assinar_documento(
            requisicao.ator,
            documento=alvo,
            senha=dados["senha"],
            cargo=dados["cargo"],
            versao_lida=versao_lida,
        ),
    )


def com_limite(requisicao: Requisicao, formulario: Assinar, ato: Callable[[], R]) -> R:
    """Run an act that checks the password.

    The attempt is counted in the transaction of the request, before the password is checked. A
    refusal is answered normally (422), so its count is committed with it.
    """
    quem = str(requisicao.conta.pk)
    contar("assinar", quem, **TENTATIVAS)
    try:
        feito = ato()
    except RegraViolada as erro:
        if erro.codigo != "senha_incorreta":
            devolver("assinar", quem, segundos=TENTATIVAS["segundos"])
        raise
    devolver("assinar", quem, segundos=TENTATIVAS["segundos"])
    requisicao.session["cargo"] = formulario.cleaned_data["cargo"].pk
    return feito


def _pagina(
    requisicao: Requisicao, alvo: Documento, formulario: Assinar, status: int = 200
) -> HttpResponse:
    contexto = {
        "documentos": [linha_da_assinatura(requisicao, alvo)],
        "atual": mostrado(requisicao, alvo),
        "form": formulario if formulario.tem_cargo else None,
        "voltar_url": endereco_no_processo(requisicao, alvo),
    }
    return render(requisicao, "documento/assinar.html", contexto, status=status)


def linha_da_assinatura(
    requisicao: Requisicao, alvo: Documento, *, lido: bool = False
) -> dict[str, Any]:
    """One line of what is about to be signed."""
    return {
        "id": alvo.pk,
        "titulo": alvo.nome,
        "numero": alvo.numero_formatado,
        "versao": alvo.versao_atual,
        "url": endereco(requisicao, "documento_assinar", documento=alvo.pk)
        if alvo.por_credencial
        else endereco_no_processo(requisicao, alvo),
        "processo": {"numero": alvo.processo.numero},
        "lido": lido,
    }


def mostrado(requisicao: Requisicao, alvo: Documento) -> dict[str, Any]:
    """The document shown beside the form."""
    pdf = "documento_previa" if alvo.minuta else "documento_pdf"
    return {
        "titulo": alvo.nome,
        "numero": alvo.numero_formatado,
        "url_conteudo": endereco(requisicao, "documento_conteudo", documento=alvo.pk),
        "url_pdf": endereco(requisicao, pdf, documento=alvo.pk),
        "url_editar": ""
        if alvo.por_credencial
        else endereco(requisicao, "documento_editar", documento=alvo.pk),
        "assinaturas": list(Assinatura.objects.vigentes().filter(documento=alvo).order_by("pk")),
        "url_renunciar": endereco(requisicao, "documento_renunciar", documento=alvo.pk)
        if alvo.por_credencial
        else "",
        "sem_valor": variaveis_sem_valor(alvo),
    }
