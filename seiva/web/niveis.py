"""What the institution demands of access levels, for its administrators."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from seiva.core.acoes import declarada
from seiva.documentos.acoes.contaminar import definir_niveis_da_instituicao
from seiva.organizacao.models.instituicao import PoliticaDeGrau
from seiva.web.acesso import Requisicao, servidor
from seiva.web.atos import tentar


class NiveisDaInstituicao(forms.Form):
    use_required_attribute = False

    contaminar = forms.BooleanField(
        label="O documento mais restrito decide o nível do processo inteiro", required=False
    )
    hipotese_obrigatoria = forms.BooleanField(
        label="Exigir a hipótese legal de quem restringe", required=False
    )
    politica_grau = forms.ChoiceField(
        label="Grau de sigilo", choices=PoliticaDeGrau.choices, widget=forms.RadioSelect
    )


@require_http_methods(["GET", "HEAD", "POST"])
@servidor
def niveis(requisicao: Requisicao) -> HttpResponse:
    """Change how levels work here; the change reaches what already exists by a job."""
    impedimento = declarada("definir_niveis_da_instituicao").impedimento(requisicao.ator, None)
    if impedimento is not None:
        raise impedimento
    casa = requisicao.instituicao
    atual = {
        "contaminar": casa.contaminar_nivel,
        "hipotese_obrigatoria": casa.hipotese_obrigatoria,
        "politica_grau": casa.politica_grau,
    }
    formulario = NiveisDaInstituicao(requisicao.POST or None, initial=atual)
    if formulario.is_valid():
        dados = formulario.cleaned_data
        if tentar(formulario, lambda: definir_niveis_da_instituicao(requisicao.ator, **dados)):
            messages.success(requisicao, "Níveis de acesso definidos.")
            return redirect("niveis_da_instituicao", instituicao=casa.slug)
    codigo = 422 if formulario.is_bound else 200
    return render(requisicao, "processo/niveis.html", {"form": formulario}, status=codigo)
