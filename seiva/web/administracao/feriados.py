"""Completing the holidays of a year."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from seiva.core.relogio import hoje
from seiva.organizacao.cadastros import achar_cadastro
from seiva.processos.acoes.completar_feriados import ANOS_ADIANTE, completar_feriados
from seiva.processos.feriados import feriados_que_faltam
from seiva.web.acesso import Requisicao, servidor
from seiva.web.administracao.comum import do_cadastro, endereco, exigir_administrador
from seiva.web.atos import tentar


class Ano(forms.Form):
    """The year to complete."""

    use_required_attribute = False

    ano = forms.TypedChoiceField(label="Ano", coerce=int)

    def __init__(self, dados: object = None, inicial: int | None = None) -> None:
        este = hoje().year
        super().__init__(dados, initial={"ano": inicial or este + 1})  # type: ignore[arg-type]
        anos = [(str(ano), str(ano)) for ano in range(este, este + ANOS_ADIANTE + 1)]
        self.fields["ano"].choices = anos  # type: ignore[attr-defined]


@require_http_methods(["GET", "HEAD", "POST"])
@servidor
def completar(requisicao: Requisicao) -> HttpResponse:
    """What the year lacks, and the button that registers it."""
    exigir_administrador(requisicao)
    formulario = Ano(requisicao.POST or None, _ano(requisicao))
    if formulario.is_valid():
        ano = formulario.cleaned_data["ano"]
        feitos = tentar(formulario, lambda: completar_feriados(requisicao.ator, ano=ano))
        if feitos is not None:
            messages.success(requisicao, f"{len(feitos)} feriados de {ano} cadastrados.")
            return redirect(f"{endereco(requisicao, 'cadastro', cadastro='feriados')}?f-ano={ano}")
    return _tela(requisicao, formulario, _ano(requisicao) or hoje().year + 1)


def _tela(requisicao: Requisicao, formulario: Ano, ano: int) -> HttpResponse:
    contexto = do_cadastro(requisicao, achar_cadastro("feriados")) | {
        "form": formulario,
        "ano": ano,
        "faltas": feriados_que_faltam(ano),
    }
    codigo = 422 if formulario.is_bound else 200
    return render(requisicao, "administracao/feriados.html", contexto, status=codigo)


def _ano(requisicao: Requisicao) -> int | None:
    """The year asked for in the address, when it is one of the choices."""
    pedido = requisicao.GET.get("ano", "")
    este = hoje().year
    if pedido.isascii() and pedido.isdigit() and este <= int(pedido[:6]) <= este + ANOS_ADIANTE:
        return int(pedido)
    return None
