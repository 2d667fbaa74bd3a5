"""Forms of notices: on whom, what, and taking one back."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from seiva.documentos.models import Documento
from seiva.intimacoes.acoes.expedir import LETRAS, DadosDaIntimacao
from seiva.intimacoes.models import TipoDeIntimacao


class Intimar(forms.Form):
    """`pessoas` are those with interest in the process; `cpfs` anybody else, one a line."""

    use_required_attribute = False

    tipo = forms.ModelChoiceField(None, label="Tipo de intimação", empty_label="Escolha…")
    pessoas = forms.MultipleChoiceField(
        label="Interessados no processo", required=False, widget=forms.CheckboxSelectMultiple
    )
    cpfs = forms.CharField(
        label="CPF de outras pessoas",
        required=False,
        max_length=1500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    anexos = forms.ModelMultipleChoiceField(
        None, label="Anexos", required=False, widget=forms.CheckboxSelectMultiple
    )
    mensagem = forms.CharField(
        label="Mensagem",
        required=False,
        max_length=LETRAS,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(
        self,
        *args: Any,
        interessados: list[tuple[str, str]],
        anexos: QuerySet[Documento],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        campos: dict[str, Any] = self.fields
        campos["tipo"].queryset = TipoDeIntimacao.objects.filter(ativo=True).order_by("nome")
        campos["pessoas"].choices = interessados
        campos["anexos"].queryset = anexos
        for nome, tem in (("pessoas", bool(interessados)), ("anexos", anexos.exists())):
            if not tem:
                del campos[nome]

    def dados(self) -> DadosDaIntimacao:
        """What was filled in, as the act takes it."""
        dados = self.cleaned_data
        digitados = dados["cpfs"].replace(",", "\n").replace(";", "\n").splitlines()
        return DadosDaIntimacao(
            tipo=dados["tipo"],
            cpfs=[*dados.get("pessoas", ()), *filter(None, (c.strip() for c in digitados))],
            anexos=list(dados.get("anexos", ())),
            mensagem=dados["mensagem"],
        )


class CancelarIntimacao(forms.Form):
    """Whose, and why."""

    destinatario = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    motivo = forms.CharField(label="Motivo", max_length=300)
