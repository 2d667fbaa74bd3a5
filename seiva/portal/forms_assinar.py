"""The form of who signs by a link."""

from typing import Any

from django import forms

from seiva.core.erros import RegraViolada


class AssinarPorLink(forms.Form):
    """CPF and password. Who has no account yet makes one: the password is typed twice."""

    versao_lida = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    cpf = forms.CharField(label="CPF", max_length=20)
    senha = forms.CharField(label="Senha", widget=forms.PasswordInput, strip=False)
    confirmacao = forms.CharField(
        label="Senha, outra vez", widget=forms.PasswordInput, strip=False, required=False
    )

    def __init__(self, *args: Any, escolhe: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not escolhe:
            del self.fields["confirmacao"]

    def recusar(self, erro: RegraViolada) -> None:
        """Show what the act refused, on the field that it names."""
        self.add_error(erro.campo if erro.campo in self.fields else None, erro.mensagem)
