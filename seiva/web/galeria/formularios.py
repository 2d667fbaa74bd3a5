"""Forms of the gallery: real Django forms, so that fields carry real ids, errors and widgets."""

from __future__ import annotations

from django import forms

from seiva.web.galeria.dados import UNIDADES

DIA = forms.DateInput(attrs={"type": "date"})


class Entrar(forms.Form):
    """The fields of `seiva.web.forms.registro`, which needs a database to authenticate."""

    username = forms.CharField(label="CPF ou e-mail")
    password = forms.CharField(label="Senha", widget=forms.PasswordInput)


class Exemplo(forms.Form):
    """A field of each kind."""

    nome = forms.CharField(label="Nome", help_text="Como aparece no documento de identidade.")
    tipo = forms.ChoiceField(
        label="Tipo de processo",
        choices=[("", "Escolha…"), ("1", "Alvará"), ("3", "Férias"), ("4", "Licença-prêmio")],
    )
    unidades = forms.MultipleChoiceField(
        label="Unidades de destino",
        choices=[(u["id"], f"{u['sigla']} · {u['nome']}") for u in UNIDADES],
        initial=["2"],
    )
    dia = forms.DateField(label="Data do documento", widget=DIA, help_text="Não pode ser futura.")
    valor = forms.DecimalField(label="Valor em reais", required=False, localize=True)
    texto = forms.CharField(label="Justificativa", widget=forms.Textarea(attrs={"rows": 4}))
    nivel = forms.ChoiceField(
        label="Nível de acesso",
        choices=[("0", "Público"), ("1", "Restrito"), ("2", "Sigiloso")],
        widget=forms.RadioSelect,
        help_text="Público, salvo exceção da lei.",
    )
    hipotese = forms.CharField(label="Hipótese legal", required=False)
    manter = forms.BooleanField(
        label="Li e concordo com o termo", help_text="O termo está no fim da página."
    )
    senha = forms.CharField(label="Senha", widget=forms.PasswordInput, required=False)
