"""Credential of signature: giving it, taking it back, giving it up, and the password at the door."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from seiva.core.acoes import declarada
from seiva.core.erros import NaoEncontrado, RegraViolada
from seiva.documentos.acoes.credenciar import (
    cassar_credencial_assinatura,
    conceder_credencial_assinatura,
    pode_cassar,
    renunciar_credencial_assinatura,
)
from seiva.documentos.models import CredencialDeAssinatura, Documento
from seiva.processos.models import Credencial
from seiva.web import senha
from seiva.web.acesso import Requisicao, servidor, servidor_sem_senha
from seiva.web.atos import tentar
from seiva.web.documentos.comum import (
    achar_documento,
    achar_para_ler,
    endereco,
    endereco_no_processo,
)
from seiva.web.documentos.credenciados import nome_na_fila
from seiva.web.entrada_no_sigilo import para_onde, pedir_a_senha
from seiva.web.forms.sigilo import QualCredencial, QuemAssina


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@servidor_sem_senha
def entrar(requisicao: Requisicao, documento: int) -> HttpResponse:
    """Ask for the password; a right one opens that document for this session and unit."""
    alvo = achar_para_ler(requisicao, documento)
    destino = para_onde(requisicao, endereco(requisicao, "documento", documento=alvo.pk))
    if not alvo.por_credencial:
        return redirect(destino)
    contexto = {
        "documento": alvo,
        "nome": nome_na_fila(alvo),
        "voltar_url": endereco(requisicao, "para_assinar"),
    }
    return pedir_a_senha(
        requisicao,
        "documento/senha.html",
        contexto,
        destino=destino,
        abrir=lambda: senha.abrir(requisicao, None, alvo.pk),
    )


@servidor
@require_POST
def renunciar(requisicao: Requisicao, documento: int) -> HttpResponse:
    """Give up the credential without signing."""
    alvo = achar_para_ler(requisicao, documento)
    renunciar_credencial_assinatura(requisicao.ator, documento=alvo)
    messages.success(requisicao, "Você renunciou à credencial: não lê mais o documento.")
    return redirect(endereco(requisicao, "para_assinar"))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@servidor
def credenciais(requisicao: Requisicao, documento: int) -> HttpResponse:
    """Who may sign this document without reading the process; giving it and taking it back."""
    alvo = achar_documento(requisicao, documento)
    impedimento = declarada("cassar_credencial_assinatura").impedimento(requisicao.ator, alvo)
    if impedimento is not None:
        raise impedimento
    if requisicao.method != "POST":
        return _tela(requisicao, alvo)
    ato = requisicao.POST.get("ato", "")
    if ato not in _ATOS:
        raise NaoEncontrado
    classe, fazer = _ATOS[ato]
    formulario = classe(requisicao.POST, documento=alvo)
    dito = tentar(formulario, lambda: fazer(requisicao, alvo, formulario))
    if dito is None:
        return _tela(requisicao, alvo, formulario)
    messages.success(requisicao, dito)
    return redirect(endereco(requisicao, "documento_credenciais", documento=alvo.pk))


def _conceder(requisicao: Requisicao, alvo: Documento, formulario: QuemAssina) -> str | None:
    if not formulario.is_valid():
        return None
    lotacao = formulario.cleaned_data["pessoa"]
    conceder_credencial_assinatura(
        requisicao.ator, documento=alvo, conta=lotacao.conta, unidade=lotacao.unidade
    )
    return f"Credencial concedida a {lotacao.conta.nome}, em {lotacao.unidade.sigla}."


def _cassar(requisicao: Requisicao, alvo: Documento, formulario: QualCredencial) -> str | None:
    if not formulario.is_valid():
        return None
    credencial = formulario.cleaned_data["credencial"]
    cassar_credencial_assinatura(requisicao.ator, documento=alvo, credencial=credencial)
    return f"Credencial de {credencial.conta.nome} cassada."


_ATOS: dict[str, tuple[Any, Callable[[Requisicao, Documento, Any], str | None]]] = {
    "conceder": (QuemAssina, _conceder),
    "cassar": (QualCredencial, _cassar),
}


def _tela(
    requisicao: Requisicao, alvo: Documento, recusado: forms.Form | None = None
) -> HttpResponse:
    ator = requisicao.ator
    titulares = set(Credencial.objects.ativas_do(alvo.processo).values_list("conta_id", flat=True))
    dadas = list(CredencialDeAssinatura.objects.do_documento(alvo))
    impedimento: RegraViolada | None = declarada("conceder_credencial_assinatura").impedimento(
        ator, alvo
    )
    contexto: dict[str, Any] = {
        "documento": alvo,
        "form": recusado if isinstance(recusado, QuemAssina) else QuemAssina(documento=alvo),
        "recusado": recusado,
        "impedimento": impedimento.mensagem if impedimento else "",
        "ativas": [
            {"credencial": c, "minha": c.conta_id == ator.conta_id}
            | {"cassavel": pode_cassar(ator, c, titulares)}
            for c in dadas
            if not c.fim
        ],
        "encerradas": [c for c in reversed(dadas) if c.fim][:100],
        "voltar_url": endereco_no_processo(requisicao, alvo),
    }
    codigo = 422 if recusado else 200
    return render(requisicao, "documento/credenciais.html", contexto, status=codigo)
