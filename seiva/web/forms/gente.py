"""Forms of people and units."""

from django import forms

from seiva.organizacao.models import Planilha


class EnvioDePlanilha(forms.Form):
    """Which kind of spreadsheet, and the file."""

    use_required_attribute = False

    especie = forms.ChoiceField(
        label="O que a planilha traz",
        choices=Planilha.Especie.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Escolha o que a planilha traz."},
    )
    arquivo = forms.FileField(
        label="Planilha",
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,.xlsx"}),
        error_messages={
            "required": "Escolha o arquivo da planilha.",
            "invalid": "Escolha o arquivo da planilha.",
        },
    )
