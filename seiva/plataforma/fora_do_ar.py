"""Outages of the whole service: the register, a new one, and withdrawing one."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from seiva.core.erros import RegraViolada
from seiva.core.paginacao import Ordem, paginar
from seiva.intimacoes.models import ForaDoAr
from seiva.operacao.acoes.fora_do_ar import (
    MAIOR_MOTIVO,
    DadosDoPeriodo,
    registrar_fora_do_ar,
    retirar_fora_do_ar,
)
from seiva.plataforma.acesso import RequisicaoDoOperador, operador
from seiva.plataforma.endereco import cursores, vizinhas
from seiva.portas.atos import tentar

POR_PAGINA = 30
_DIA = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
_QUANDO = {"required": "Diga o dia.", "invalid": "Escreva o dia como 25/11/2026."}


class NovoPeriodo(forms.Form):
    use_required_attribute = False

    inicio = forms.DateField(label="Primeiro dia", widget=_DIA, error_messages=_QUANDO)
    fim = forms.DateField(label="Último dia", widget=_DIA, error_messages=_QUANDO)
    motivo = forms.CharField(
        label="Motivo",
        max_length=MAIOR_MOTIVO,
        help_text="Todos leem: quem teve o prazo prorrogado, e quem abre a página pública.",
        error_messages={"required": "Diga o motivo."},
    )
    prorroga = forms.BooleanField(
        label="Prorroga os prazos que terminam nestes dias", required=False, initial=True
    )


@require_safe
@operador
def lista(requisicao: RequisicaoDoOperador) -> HttpResponse:
    """Every outage, the latest registered first."""
    pagina = paginar(
        ForaDoAr.objects.select_related("criada_por"),
        [Ordem("id", True)],
        tamanho=POR_PAGINA,
        **cursores(requisicao.GET),
    )
    contexto = {"secao": "fora_do_ar", "linhas": pagina.linhas, "pagina": vizinhas(pagina, "?")}
    return render(requisicao, "plataforma/fora_do_ar.html", contexto)


@require_http_methods(["GET", "HEAD", "POST"])
@operador
def novo(requisicao: RequisicaoDoOperador) -> HttpResponse:
    """The form of an outage."""
    formulario = NovoPeriodo(requisicao.POST if requisicao.method == "POST" else None)
    if formulario.is_valid():
        dados = DadosDoPeriodo(**formulario.cleaned_data)
        if tentar(formulario, lambda: registrar_fora_do_ar(requisicao.ator, dados=dados)):
            messages.success(requisicao, "Registrado. Os prazos de todas as instituições mudam já.")
            return redirect("plataforma_fora_do_ar")
    contexto = {"secao": "fora_do_ar", "form": formulario}
    codigo = 422 if formulario.is_bound else 200
    return render(requisicao, "plataforma/fora_do_ar_novo.html", contexto, status=codigo)


@require_POST
@operador
def retirar(requisicao: RequisicaoDoOperador) -> HttpResponse:
    """One that was registered by mistake."""
    chave = requisicao.POST.get("periodo", "")
    certa = chave.isascii() and chave.isdecimal() and len(chave) < 19
    fora = ForaDoAr.objects.filter(pk=chave).first() if certa else None
    try:
        if fora is not None:
            retirar_fora_do_ar(requisicao.ator, fora=fora)
            messages.success(requisicao, "Registro retirado. Os prazos já prorrogados continuam.")
    except RegraViolada as recusa:
        messages.error(requisicao, recusa.mensagem)
    return redirect("plataforma_fora_do_ar")
