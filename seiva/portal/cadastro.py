"""A citizen's registration in one institution: state, and asking for it."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from seiva.organizacao.acoes.pedir_cadastro import pedir_cadastro
from seiva.organizacao.models import CadastroExterno, VinculoGovBr
from seiva.portal.acesso import RequisicaoDoCidadao, cidadao_em
from seiva.portas.atos import tentar


@never_cache
@cidadao_em
def meu_cadastro(requisicao: RequisicaoDoCidadao) -> HttpResponse:
    """How the institution knows the person, and the button that asks."""
    formulario = forms.Form(requisicao.POST if requisicao.method == "POST" else None)
    if formulario.is_valid():
        feito = tentar(formulario, lambda: pedir_cadastro(requisicao.ator))
        if feito is not None:
            messages.success(requisicao, _dito(feito))
            return redirect("meu_cadastro", requisicao.instituicao.slug)
    conta = requisicao.conta
    contexto = {
        "form": formulario,
        "cadastro": CadastroExterno.objects.da_conta(conta.pk).first(),
        "govbr": VinculoGovBr.objects.filter(conta=conta).first(),
    }
    codigo = 422 if formulario.errors else 200
    return render(requisicao, "meus/cadastro.html", contexto, status=codigo)


def _dito(cadastro: CadastroExterno) -> str:
    if cadastro.vale:
        return "Cadastro liberado pelo nível da sua conta gov.br."
    return "Pedido enviado. A instituição vai conferir quem você é."
