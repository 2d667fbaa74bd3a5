"""The console's page that brings an institution in from another Seiva."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from seiva.core.erros import RegraViolada
from seiva.core.limites import contar, devolver
from seiva.plataforma.acesso import RequisicaoDoOperador, operador
from seiva.portabilidade.acoes.importar import importar_instituicao
from seiva.portabilidade.consulta import importacoes

TENTATIVAS = {"maximo": 10, "segundos": 300}


class ImportarPacote(forms.Form):
    """The package, another address for it if need be, and the operator's password."""

    use_required_attribute = False

    pacote = forms.FileField(
        label="Pacote",
        help_text="O arquivo .zip que a instituição exportou.",
        error_messages={"required": "Escolha o arquivo do pacote.", "empty": "Arquivo vazio."},
    )
    endereco = forms.SlugField(
        label="Outro endereço",
        required=False,
        max_length=40,
        help_text="Deixe em branco para manter o endereço que ela tinha.",
        error_messages={"invalid": "Use letras sem acento, números e hífens."},
    )
    senha = forms.CharField(
        label="Senha",
        strip=False,
        max_length=256,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": "Digite a sua senha."},
    )

    def clean_pacote(self) -> Any:
        pacote = self.cleaned_data["pacote"]
        if pacote.size > settings.PACOTE_MAIOR_MB * 1024**2:
            raise forms.ValidationError(
                "O pacote passa do tamanho que se envia por aqui. Use o comando "
                "importar_instituicao no servidor."
            )
        return pacote


@operador
def importar(requisicao: RequisicaoDoOperador) -> HttpResponse:
    """What came in and what was refused, and the form that brings another."""
    formulario = ImportarPacote(requisicao.POST or None, requisicao.FILES or None)
    if formulario.is_valid() and _pedir(requisicao, formulario):
        messages.success(requisicao, "Pacote recebido. A conferência começou.")
        return redirect("plataforma_importar")
    feitas = importacoes()
    contexto = {
        "secao": "importar",
        "form": formulario,
        "importacoes": feitas,
        "em_curso": any(item.em_curso for item in feitas),
    }
    codigo = 422 if formulario.is_bound else 200
    return render(requisicao, "plataforma/importar.html", contexto, status=codigo)


def _pedir(requisicao: RequisicaoDoOperador, formulario: ImportarPacote) -> bool:
    """Ask for the import; a wrong password goes to its field, and only those add up."""
    dados, quem = formulario.cleaned_data, str(requisicao.conta.pk)
    contar("mudanca", quem, **TENTATIVAS)
    try:
        importar_instituicao(requisicao.ator, nome=dados["pacote"].name, **dados)
    except RegraViolada as recusa:
        campo = recusa.campo if recusa.campo in formulario.fields else None
        formulario.add_error(campo, recusa.mensagem)
        return False
    devolver("mudanca", quem, segundos=TENTATIVAS["segundos"])
    return True
