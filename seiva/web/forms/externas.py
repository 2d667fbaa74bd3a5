"""Forms of a signature from outside."""

from django import forms

from seiva.documentos.acoes.externa import DIAS, MAXIMO_DE_DIAS


class EnviarParaAssinar(forms.Form):
    """Who will sign, and until when."""

    use_required_attribute = False

    nome = forms.CharField(label="Nome", max_length=200)
    cpf = forms.CharField(label="CPF", max_length=20)
    cargo = forms.CharField(label="Cargo ou função", max_length=120)
    email = forms.CharField(label="E-mail", max_length=254)
    dias = forms.IntegerField(
        label="Prazo, em dias", initial=DIAS, min_value=1, max_value=MAXIMO_DE_DIAS
    )


class CancelarEnvio(forms.Form):
    """Which one, and why."""

    envio = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    motivo = forms.CharField(label="Motivo", max_length=300)
