"""Login form."""

from typing import Any

from django import forms
from django.contrib.auth import authenticate

from seiva.organizacao.models import Conta


class FormularioDeEntrada(forms.Form):
    """CPF or e-mail, and password. The refusal never says which of the two was wrong."""

    username = forms.CharField(label="CPF ou e-mail", max_length=254)
    password = forms.CharField(
        label="Senha", strip=False, max_length=256, widget=forms.PasswordInput
    )

    def __init__(self, requisicao: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.requisicao = requisicao
        self.conta: Conta | None = None

    def clean(self) -> dict[str, Any]:
        dados = super().clean() or {}
        if not self.errors:
            achada = authenticate(
                self.requisicao, username=dados["username"], password=dados["password"]
            )
            if not isinstance(achada, Conta):
                raise forms.ValidationError(
                    "CPF, e-mail ou senha não conferem. Verifique e tente de novo."
                )
            self.conta = achada
        return dados
