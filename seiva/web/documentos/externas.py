"""Assinatura externa: sending a document to who signs it by a link, and closing the link."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from seiva.core.acoes import declarada
from seiva.core.erros import NaoEncontrado
from seiva.core.relogio import agora
from seiva.documentos.acoes.externa import (
    QuemAssina,
    cancelar_assinatura_externa,
    liberar_assinatura_externa,
)
from seiva.documentos.models import AssinaturaExterna, Documento
from seiva.web.acesso import Requisicao, servidor
from seiva.web.atos import tentar
from seiva.web.documentos.comum import achar_documento, endereco, endereco_no_processo
from seiva.web.forms.externas import CancelarEnvio, EnviarParaAssinar


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@servidor
def externas(requisicao: Requisicao, documento: int) -> HttpResponse:
    """To whom the document was sent to be signed by a link; sending it, and cancelling."""
    alvo = achar_documento(requisicao, documento)
    impedimento = declarada("cancelar_assinatura_externa").impedimento(requisicao.ator, alvo)
    if impedimento is not None:
        raise impedimento
    if requisicao.method != "POST":
        return _tela(requisicao, alvo)
    ato = requisicao.POST.get("ato", "")
    if ato not in _ATOS:
        raise NaoEncontrado
    classe, fazer = _ATOS[ato]
    formulario = classe(requisicao.POST)
    dito = tentar(formulario, lambda: fazer(requisicao, alvo, formulario))
    if dito is None:
        return _tela(requisicao, alvo, formulario)
    messages.success(requisicao, dito)
    return redirect(endereco(requisicao, "documento_externa", documento=alvo.pk))


def _liberar(requisicao: Requisicao, alvo: Documento, formulario: forms.Form) -> str | None:
    if not formulario.is_valid():
        return None
    dados = dict(formulario.cleaned_data)
    dias = dados.pop("dias")
    dada = liberar_assinatura_externa(
        requisicao.ator, documento=alvo, quem=QuemAssina(**dados), dias=dias
    )
    return f"Enviado a {dada.nome}, em {dada.email}."


def _cancelar(requisicao: Requisicao, alvo: Documento, formulario: forms.Form) -> str | None:
    if not formulario.is_valid():
        return None
    dada = AssinaturaExterna.objects.do_documento(alvo).um(pk=formulario.cleaned_data["envio"])
    motivo = formulario.cleaned_data["motivo"]
    cancelar_assinatura_externa(requisicao.ator, documento=alvo, liberacao=dada, motivo=motivo)
    return f"Cancelado o envio a {dada.nome}."


_ATOS: dict[str, tuple[Any, Callable[[Requisicao, Documento, Any], str | None]]] = {
    "liberar": (EnviarParaAssinar, _liberar),
    "cancelar": (CancelarEnvio, _cancelar),
}


def _tela(
    requisicao: Requisicao, alvo: Documento, recusado: forms.Form | None = None
) -> HttpResponse:
    impedimento = declarada("liberar_assinatura_externa").impedimento(requisicao.ator, alvo)
    enviadas = list(AssinaturaExterna.objects.do_documento(alvo).select_related("liberada_por"))
    contexto: dict[str, Any] = {
        "documento": alvo,
        "form": recusado if isinstance(recusado, EnviarParaAssinar) else EnviarParaAssinar(),
        "recusado": recusado,
        "impedimento": impedimento.mensagem if impedimento else "",
        "abertas": [{"envio": e, "vencida": e.vence_em <= agora()} for e in enviadas if not e.fim],
        "encerradas": [e for e in enviadas if e.fim][:100],
        "voltar_url": endereco_no_processo(requisicao, alvo),
    }
    codigo = 422 if recusado else 200
    return render(requisicao, "documento/externa.html", contexto, status=codigo)
