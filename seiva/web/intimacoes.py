"""The notices of a process: on whom, until when and why, what was answered."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from seiva.core.ator import Ator
from seiva.core.erros import NaoEncontrado
from seiva.intimacoes.acoes.expedir import cancelar_intimacao
from seiva.intimacoes.models import Cumprimento, Destinatario, DocumentoDaResposta
from seiva.organizacao.regras.documentos_pessoais import mascarar_cpf
from seiva.processos.legibilidade import legivel
from seiva.processos.models import Processo
from seiva.web.acesso import Requisicao, servidor
from seiva.web.atos import tentar
from seiva.web.ficha import buscar
from seiva.web.forms.intimacoes import CancelarIntimacao
from seiva.web.processos import montar_quadro

MAXIMO = 300


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@servidor
def intimacoes(requisicao: Requisicao, processo: int) -> HttpResponse:
    """Each notice with its state, its deadlines and why they are those; taking one back."""
    alvo = buscar(requisicao, processo)
    if not legivel(requisicao.ator, alvo):
        raise NaoEncontrado
    recusado = None
    if requisicao.method == "POST":
        recusado = CancelarIntimacao(requisicao.POST)
        if recusado.is_valid() and _cancelar(requisicao, alvo, recusado):
            messages.success(requisicao, "Intimação cancelada.")
            slug = requisicao.instituicao.slug
            return redirect(reverse("processo_intimacoes", args=[slug, alvo.pk]))
    contexto = montar_quadro(requisicao, alvo, "processo_intimacoes", True) | {
        "linhas": linhas_de(requisicao.ator, alvo),
        "recusado": recusado,
    }
    codigo = 422 if recusado else 200
    return render(requisicao, "processo/intimacoes.html", contexto, status=codigo)


def _cancelar(requisicao: Requisicao, processo: Processo, formulario: CancelarIntimacao) -> Any:
    dado = Destinatario.objects.do_processo(processo).um(pk=formulario.cleaned_data["destinatario"])
    motivo = formulario.cleaned_data["motivo"]
    return tentar(formulario, lambda: cancelar_intimacao(requisicao.ator, alvo=dado, motivo=motivo))


def linhas_de(ator: Ator, processo: Processo) -> list[dict[str, Any]]:
    """One line a person, the latest notice first."""
    pessoas = list(Destinatario.objects.do_processo(processo)[:MAXIMO])
    feitos = {
        c.destinatario_id: c
        for c in Cumprimento.objects.filter(destinatario__in=pessoas).select_related("certidao")
    }
    respostas: dict[int, list[Any]] = {}
    trazidos = DocumentoDaResposta.objects.filter(destinatario__in=pessoas)
    for trazido in trazidos.select_related("documento__tipo").order_by("pk"):
        respostas.setdefault(trazido.destinatario_id, []).append(trazido.documento)
    return [
        {
            "destinatario": pessoa,
            "cpf": mascarar_cpf(pessoa.conta.cpf),
            "cumprimento": feitos.get(pessoa.pk),
            "respostas": respostas.get(pessoa.pk, []),
            "cancela": not pessoa.cumprida
            and pessoa.cancelada_em is None
            and pessoa.intimacao.unidade_id == ator.unidade_id,
        }
        for pessoa in pessoas
    ]
