"""Autenticar, mover and substituir: what is done to a file that is already in the process."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render

from seiva.core.acoes import declarada
from seiva.core.erros import NaoEncontrado, RegraViolada
from seiva.core.limites import contar, devolver
from seiva.documentos.acoes.autenticar import autenticar_documento
from seiva.documentos.acoes.mover import mover_documento
from seiva.documentos.autenticacoes import arquivo_da_declaracao, autenticacao_vigente
from seiva.documentos.models import Documento
from seiva.documentos.troca import trocar_arquivo
from seiva.pesquisa.busca import pelo_numero
from seiva.portas.bytes import disposicao
from seiva.processos.models import Processo
from seiva.web.acesso import Requisicao, servidor
from seiva.web.atos import tentar
from seiva.web.documentos.assinar import TENTATIVAS, formulario_de_assinatura
from seiva.web.documentos.comum import (
    achar_documento,
    achar_legivel,
    endereco,
    endereco_no_processo,
    ir_ao_documento,
)
from seiva.web.forms.atos_de_documento import Mover, Substituir


@servidor
def autenticar(requisicao: Requisicao, documento: int) -> HttpResponse:
    """The scan beside the form; cargo and password, as in a signature."""
    alvo = achar_documento(requisicao, documento)
    if (recusa := _impedido(requisicao, "autenticar_documento", alvo)) is not None:
        return recusa
    formulario = formulario_de_assinatura(requisicao, requisicao.POST or None)
    if formulario.is_valid() and _com_limite(requisicao, alvo, formulario):
        messages.success(requisicao, f"{alvo.nome} autenticado.")
        return ir_ao_documento(requisicao, alvo)
    contexto = {
        "url_conteudo": endereco(requisicao, "documento_conteudo", documento=alvo.pk),
        "conferencia": alvo.conferencia,
        "tem_cargo": formulario.tem_cargo,
    }
    return _pagina(requisicao, "documento/autenticar.html", alvo, formulario, **contexto)


def _com_limite(requisicao: Requisicao, alvo: Documento, formulario: Any) -> bool:
    """Attest; only wrong passwords add up to the limit, which is that of signatures.

    Counted outside the savepoint of the act, so that a refusal does not undo it.
    """
    quem, dados = str(requisicao.conta.pk), formulario.cleaned_data
    contar("assinar", quem, **TENTATIVAS)
    feita = tentar(
        formulario,
        lambda: autenticar_documento(
            requisicao.ator, documento=alvo, senha=dados["senha"], cargo=dados["cargo"]
        ),
    )
    if feita is not None or "senha" not in formulario.errors:
        devolver("assinar", quem, segundos=TENTATIVAS["segundos"])
        requisicao.session["cargo"] = dados["cargo"].pk
    return feita is not None


@servidor
def declaracao(requisicao: Requisicao, documento: int) -> HttpResponse:
    """The detached declaration of the attestation in force, to be checked beside the file."""
    alvo = achar_legivel(requisicao, documento)
    vigente = autenticacao_vigente(alvo)
    if vigente is None:
        raise NaoEncontrado
    resposta = HttpResponse(arquivo_da_declaracao(vigente), content_type="application/json")
    nome = f"{alvo.numero_formatado}-declaracao.json"
    resposta["Content-Disposition"] = disposicao(nome, na_tela=False)
    return resposta


@servidor
def mover(requisicao: Requisicao, documento: int) -> HttpResponse:
    """To another process, by its number, with the reason."""
    alvo = achar_documento(requisicao, documento)
    if (recusa := _impedido(requisicao, "mover_documento", alvo)) is not None:
        return recusa
    formulario = Mover(requisicao.POST or None)
    if formulario.is_valid():
        movido = tentar(formulario, lambda: _mover(requisicao, alvo, formulario))
        if movido is not None:
            messages.success(requisicao, f"{alvo.nome} está agora em {movido.processo.numero}.")
            return ir_ao_documento(requisicao, movido)
    return _pagina(requisicao, "documento/mover.html", alvo, formulario)


def _mover(requisicao: Requisicao, alvo: Documento, formulario: Mover) -> Documento:
    destino = _processo_de(requisicao, formulario.cleaned_data["destino"])
    return mover_documento(
        requisicao.ator,
        documento=alvo,
        destino=destino,
        motivo=formulario.cleaned_data["motivo"],
    )


def _processo_de(requisicao: Requisicao, digitado: str) -> Processo:
    achado = pelo_numero(requisicao.ator, digitado)
    if achado.processo is None:
        mensagem = achado.aviso or "Não há processo com este número. Confira os algarismos."
        raise RegraViolada("processo_inexistente", mensagem, campo="destino")
    return achado.processo


@servidor
def substituir(requisicao: Requisicao, documento: int) -> HttpResponse:
    """Another file in its place, while nobody outside the unit saw the first."""
    alvo = achar_documento(requisicao, documento)
    if (recusa := _impedido(requisicao, "substituir_arquivo", alvo)) is not None:
        return recusa
    enviado = requisicao.method == "POST"
    formulario = Substituir(requisicao.POST, requisicao.FILES) if enviado else Substituir()
    if formulario.is_valid():
        novo = formulario.cleaned_data["arquivo"]
        feito = tentar(
            formulario,
            lambda: trocar_arquivo(
                requisicao.ator, documento=alvo, nome=novo.name, arquivo=novo, tamanho=novo.size
            ),
        )
        if feito is not None:
            messages.success(requisicao, f"{alvo.nome}: arquivo substituído.")
            return ir_ao_documento(requisicao, alvo)
    return _pagina(requisicao, "documento/substituir.html", alvo, formulario)


def _impedido(requisicao: Requisicao, ato: str, alvo: Documento) -> HttpResponse | None:
    """Back to the process with the reason, when the act cannot be done now."""
    impedimento = declarada(ato).impedimento(requisicao.ator, alvo)
    if impedimento is None:
        return None
    messages.error(requisicao, impedimento.mensagem)
    return ir_ao_documento(requisicao, alvo)


def _pagina(
    requisicao: Requisicao, modelo: str, alvo: Documento, formulario: forms.Form, **mais: Any
) -> HttpResponse:
    contexto = {
        "documento": alvo,
        "form": formulario,
        "voltar_url": endereco_no_processo(requisicao, alvo),
    }
    status = 422 if formulario.is_bound else 200
    return render(requisicao, modelo, contexto | mais, status=status)
