"""What the institution demands of who acts as a citizen: one act, one choice."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from seiva.organizacao.acoes.exigir_do_cidadao import exigir_do_cidadao
from seiva.organizacao.exigencias import Exigivel, exigencia_de, exigiveis
from seiva.web.acesso import Requisicao, servidor
from seiva.web.administracao.comum import endereco, exigir_administrador
from seiva.web.atos import tentar


class Exigencia(forms.Form):
    """What one act demands."""

    use_required_attribute = False

    ato = forms.CharField(widget=forms.HiddenInput, max_length=60)
    exige = forms.ChoiceField()

    def __init__(self, dados: Any, *, exigivel: Exigivel, initial: dict[str, Any]) -> None:
        super().__init__(dados, initial=initial, auto_id=f"{exigivel.ato}-%s")
        self.titulo = exigivel.titulo
        campo = self.fields["exige"]
        assert isinstance(campo, forms.ChoiceField)
        campo.label = exigivel.titulo
        campo.choices = [(str(escolha), str(escolha.label)) for escolha in exigivel.escolhas]


@require_http_methods(["GET", "HEAD", "POST"])
@servidor
def exigencias(requisicao: Requisicao) -> HttpResponse:
    """Every act that citizens do, with what it demands; one is changed at a time."""
    exigir_administrador(requisicao)
    formularios = [_formulario(requisicao, exigivel) for exigivel in exigiveis()]
    enviado = next((f for f in formularios if f.is_bound), None)
    if enviado is not None and enviado.is_valid() and _salvar(requisicao, enviado):
        messages.success(requisicao, "Salvo.")
        return redirect(endereco(requisicao, "cidadaos_exigencias"))
    contexto = {"secao": "administracao", "formularios": formularios, "enviado": enviado}
    codigo = 422 if requisicao.method == "POST" else 200
    return render(requisicao, "administracao/exigencias.html", contexto, status=codigo)


def _salvar(requisicao: Requisicao, enviado: Exigencia) -> Any:
    return tentar(enviado, lambda: exigir_do_cidadao(requisicao.ator, **enviado.cleaned_data))


def _formulario(requisicao: Requisicao, exigivel: Exigivel) -> Exigencia:
    veio = requisicao.method == "POST" and requisicao.POST.get("ato") == exigivel.ato
    inicial = {"ato": exigivel.ato, "exige": exigencia_de(exigivel.ato)}
    return Exigencia(requisicao.POST if veio else None, exigivel=exigivel, initial=inicial)
