"""Pages of Anexar and Desanexar: one process inside another."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.pesquisa.busca import pelo_numero
from seiva.processos.acoes.anexar import anexar_processo, desanexar_processo
from seiva.processos.models import Anexacao, Processo
from seiva.web.acesso import Requisicao, servidor
from seiva.web.atos import tentar
from seiva.web.cadastro import exigir
from seiva.web.documentos.comum import sobre_o_processo
from seiva.web.ficha import buscar


class Anexar(forms.Form):
    use_required_attribute = False

    outro = forms.CharField(
        label="Número do processo a anexar",
        max_length=60,
        error_messages={"required": "Escreva o número do processo."},
    )


class Desanexar(forms.Form):
    use_required_attribute = False

    anexado: Any = forms.ModelChoiceField(
        None,
        label="Processo a desanexar",
        empty_label=None,
        error_messages={"required": "Escolha o processo.", "invalid_choice": "Escolha da lista."},
    )
    motivo = forms.CharField(
        label="Motivo",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Escreva o motivo da desanexação."},
    )

    def __init__(self, *args: Any, processos: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["anexado"].queryset = processos  # type: ignore[attr-defined]


@require_http_methods(["GET", "HEAD", "POST"])
@servidor
def anexar(requisicao: Requisicao, processo: int) -> HttpResponse:
    """Attach by number. It cannot be undone by who does it, and the page says so."""
    alvo = buscar(requisicao, processo)
    exigir(requisicao, alvo, "anexar_processo")
    formulario = Anexar(requisicao.POST or None)
    if formulario.is_bound and formulario.is_valid():
        feita = tentar(formulario, lambda: _anexar(requisicao, alvo, formulario))
        if feita is not None:
            messages.success(requisicao, f"{feita.anexado.numero} foi anexado a este processo.")
            return redirect("processo", requisicao.instituicao.slug, alvo.pk)
    return _tela(requisicao, alvo, formulario, "processo/anexar.html")


def _anexar(requisicao: Requisicao, alvo: Processo, formulario: Anexar) -> Anexacao:
    achado = pelo_numero(requisicao.ator, formulario.cleaned_data["outro"])
    if achado.processo is None:
        mensagem = achado.aviso or "Não há processo com este número. Confira os algarismos."
        raise RegraViolada("processo_inexistente", mensagem, campo="outro")
    return anexar_processo(requisicao.ator, processo=alvo, anexado=achado.processo)


@require_http_methods(["GET", "HEAD", "POST"])
@servidor
def desanexar(requisicao: Requisicao, processo: int) -> HttpResponse:
    """Undo an attachment, with a reason: for who administers the institution."""
    alvo = buscar(requisicao, processo)
    exigir(requisicao, alvo, "desanexar_processo")
    formulario = Desanexar(requisicao.POST or None, processos=_anexados(requisicao.ator, alvo))
    if formulario.is_bound and formulario.is_valid():
        limpos = formulario.cleaned_data
        feita = tentar(
            formulario, lambda: desanexar_processo(requisicao.ator, processo=alvo, **limpos)
        )
        if feita is not None:
            messages.success(requisicao, f"{limpos['anexado'].numero} foi desanexado.")
            return redirect("processo", requisicao.instituicao.slug, alvo.pk)
    return _tela(requisicao, alvo, formulario, "processo/desanexar.html")


def _anexados(ator: Ator, processo: Processo) -> Any:
    dentro = Anexacao.objects.dentro_de(processo).values("anexado")
    return Processo.objects.localizaveis_por(ator).filter(pk__in=dentro).order_by("numero")


def _tela(
    requisicao: Requisicao, alvo: Processo, formulario: forms.Form, modelo: str
) -> HttpResponse:
    slug = requisicao.instituicao.slug
    contexto = {
        "secao": "mesa",
        "form": formulario,
        "processo": sobre_o_processo(requisicao, alvo),
        "voltar_url": reverse("processo", args=[slug, alvo.pk]),
        "relacionar_url": reverse("processo_relacionar", args=[slug, alvo.pk]),
    }
    return render(requisicao, modelo, contexto, status=422 if formulario.is_bound else 200)
