"""Filters of the log of readings."""

import re
from typing import Any

from django import forms

from seiva.auditoria.consulta import PORTAS, Filtros
from seiva.core.ator import Ator
from seiva.core.erros import NaoEncontrado
from seiva.documentos.models import Documento
from seiva.processos.models import Processo

_DIA = {"type": "date"}
_DATA = {"invalid": "Escreva a data como 25/11/2026."}
_NADA = "Nada com este número que você possa conhecer. Confira os algarismos."


class FiltrosDeLeituras(forms.Form):
    """What the administrator looks for. Numbers name only what the person may know of."""

    use_required_attribute = False

    pessoa = forms.CharField(label="Quem leu", required=False, max_length=100)
    processo = forms.CharField(label="Processo", required=False, max_length=60)
    documento = forms.CharField(label="Documento", required=False, max_length=20)
    de = forms.DateField(
        label="De",
        required=False,
        widget=forms.DateInput(attrs=_DIA, format="%Y-%m-%d"),
        error_messages=_DATA,
    )
    ate = forms.DateField(
        label="Até",
        required=False,
        widget=forms.DateInput(attrs=_DIA, format="%Y-%m-%d"),
        error_messages=_DATA,
    )
    porta = forms.ChoiceField(
        label="Por onde", required=False, choices=[("", "Todas as portas"), *PORTAS.items()]
    )

    def __init__(self, ator: Ator, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ator = ator

    def clean_processo(self) -> Processo | None:
        digitos = re.sub(r"\D", "", self.cleaned_data["processo"])
        if not self.cleaned_data["processo"]:
            return None
        achado: Processo | None = (
            Processo.objects.localizaveis_por(self.ator).com_numero(digitos).first()
        )
        if achado is None:
            raise forms.ValidationError(_NADA)
        return achado

    def clean_documento(self) -> Documento | None:
        digitado = self.cleaned_data["documento"]
        if not digitado:
            return None
        digitos = re.sub(r"\D", "", digitado)
        try:
            achado: Documento = Documento.objects.listaveis_por(self.ator).um(numero=digitos or 0)
        except NaoEncontrado as erro:
            raise forms.ValidationError(_NADA) from erro
        return achado

    def clean(self) -> dict[str, Any]:
        dados = super().clean() or {}
        if dados.get("de") and dados.get("ate") and dados["de"] > dados["ate"]:
            self.add_error("ate", "O fim vem depois do começo: troque as datas.")
        return dados

    def filtros(self) -> Filtros:
        """What was understood; only of a valid form."""
        return Filtros(**self.cleaned_data)
