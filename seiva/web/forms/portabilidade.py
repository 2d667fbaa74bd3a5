"""Forms that take everything out, or begin again."""

from typing import Any

from django import forms

_SENHA: dict[str, Any] = {
    "label": "Senha",
    "strip": False,
    "max_length": 256,
    "error_messages": {"required": "Digite a sua senha."},
}


class ConfirmarComSenha(forms.Form):
    use_required_attribute = False

    senha = forms.CharField(
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}), **_SENHA
    )


class ReiniciarPiloto(ConfirmarComSenha):
    """The password, and the address of the institution typed by hand."""

    endereco = forms.CharField(
        label="Endereço da instituição",
        max_length=40,
        help_text="Digite o endereço, como aparece no navegador, para confirmar.",
        error_messages={"required": "Digite o endereço da instituição."},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )
    field_order = ("endereco", "senha")
