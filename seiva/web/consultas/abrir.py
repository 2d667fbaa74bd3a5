"""Public consultations of one process: which there are, and a new one."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from seiva.core.acoes import declarada
from seiva.core.erros import NaoEncontrado
from seiva.participacao.acoes.conduzir import abrir_consulta
from seiva.participacao.models import ConsultaPublica
from seiva.participacao.vista import situacao
from seiva.processos.legibilidade import legivel
from seiva.processos.models import Processo
from seiva.web.acesso import Requisicao, servidor
from seiva.web.atos import tentar
from seiva.web.documentos.comum import sobre_o_processo
from seiva.web.ficha import buscar
from seiva.web.forms.consultas import AbrirConsulta


def achar_processo(requisicao: Requisicao, pk: int) -> Processo:
    """A process that the person reads; any other is as if it did not exist."""
    alvo = buscar(requisicao, pk)
    if not legivel(requisicao.ator, alvo):
        raise NaoEncontrado
    return alvo


@require_safe
@never_cache
@servidor
def consultas(requisicao: Requisicao, processo: int) -> HttpResponse:
    """The consultations of a process, and the way to a new one."""
    alvo = achar_processo(requisicao, processo)
    visiveis = ConsultaPublica.objects.visiveis_por(requisicao.ator).do_processo(alvo)
    contexto = {
        "secao": "mesa",
        "processo": sobre_o_processo(requisicao, alvo),
        "consultas": [{"consulta": c, "situacao": situacao(c)} for c in visiveis],
        "pode_abrir": declarada("abrir_consulta").impedimento(requisicao.ator, alvo) is None,
    }
    return render(requisicao, "consultas/consultas.html", contexto)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@servidor
def abrir(requisicao: Requisicao, processo: int) -> HttpResponse:
    """Choose the document, say what is asked and until when."""
    alvo = achar_processo(requisicao, processo)
    declarada("abrir_consulta").exigir(requisicao.ator, alvo)
    formulario = AbrirConsulta(requisicao.ator, alvo, requisicao.POST or None)
    if requisicao.method == "POST" and formulario.is_valid():
        feita = tentar(formulario, lambda: _abrir(requisicao, alvo, formulario))
        if feita is not None:
            messages.success(requisicao, "Consulta pública aberta.")
            slug = requisicao.instituicao.slug
            return redirect("consulta_conduzir", slug, alvo.pk, feita.pk)
    contexto: dict[str, Any] = {
        "secao": "mesa",
        "processo": sobre_o_processo(requisicao, alvo),
        "form": formulario,
    }
    codigo = 422 if formulario.errors else 200
    return render(requisicao, "consultas/abrir.html", contexto, status=codigo)


def _abrir(requisicao: Requisicao, alvo: Processo, formulario: AbrirConsulta) -> ConsultaPublica:
    return abrir_consulta(
        requisicao.ator,
        processo=alvo,
        documento=formulario.cleaned_data["documento"],
        dados=formulario.dados(),
    )
