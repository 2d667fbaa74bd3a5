"""Intimar: serving a document on people of outside."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from seiva.catalogo.models import NivelAcesso
from seiva.core.acoes import declarada
from seiva.core.relogio import hoje
from seiva.documentos.models import Documento
from seiva.intimacoes.acoes.expedir import expedir_intimacao
from seiva.intimacoes.prazos import prazo_tacito
from seiva.organizacao.models import Conta
from seiva.processos.models import Interessado, Processo
from seiva.web.acesso import Requisicao, servidor
from seiva.web.atos import tentar
from seiva.web.documentos.comum import achar_legivel, endereco, endereco_no_processo
from seiva.web.forms.intimacoes import Intimar

MAXIMO = 100


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@servidor
def intimar(requisicao: Requisicao, documento: int) -> HttpResponse:
    """On whom, of what type, with which annexes; then the list of notices of the process."""
    alvo = achar_legivel(requisicao, documento)
    impedimento = declarada("expedir_intimacao").impedimento(requisicao.ator, alvo)
    if impedimento is not None:
        raise impedimento
    formulario = _formulario(requisicao, alvo)
    if requisicao.method == "POST" and formulario.is_valid():
        feita = tentar(
            formulario,
            lambda: expedir_intimacao(requisicao.ator, documento=alvo, dados=formulario.dados()),
        )
        if feita is not None:
            messages.success(requisicao, "Intimação expedida. Cada pessoa recebe um e-mail.")
            return redirect(endereco(requisicao, "processo_intimacoes", processo=alvo.processo_id))
    contexto: dict[str, Any] = {
        "documento": alvo,
        "form": formulario,
        "prazo": prazo_tacito(alvo.processo, hoje()),
        "voltar_url": endereco_no_processo(requisicao, alvo),
    }
    codigo = 422 if formulario.is_bound else 200
    return render(requisicao, "documento/intimar.html", contexto, status=codigo)


def _formulario(requisicao: Requisicao, alvo: Documento) -> Intimar:
    anexos = (
        Documento.objects.legiveis_por(requisicao.ator)
        .do_processo(alvo.processo)
        .filter(firmado_em__isnull=False, nivel__lt=NivelAcesso.SIGILOSO)
        .exclude(pk=alvo.pk)
        .na_arvore()
    )
    return Intimar(
        requisicao.POST if requisicao.method == "POST" else None,
        interessados=_interessados_com_conta(alvo.processo),
        anexos=anexos[:MAXIMO] if requisicao.method != "POST" else anexos,
    )


def _interessados_com_conta(processo: Processo) -> list[tuple[str, str]]:
    """CPF and name of each person with interest who has an account."""
    pessoas = Interessado.objects.dos_processos([processo])
    cpfs = {i.pessoa.documento for i in pessoas[:MAXIMO] if i.pessoa.documento}
    contas = Conta.objects.filter(cpf__in=cpfs, is_active=True).order_by("nome")
    return list(contas.values_list("cpf", "nome"))
