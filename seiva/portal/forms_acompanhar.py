"""The form of who wants to be told by e-mail of each step of a process."""

from django import forms

from seiva.core.erros import RegraViolada


class AviseMe(forms.Form):
    """`site` is bait: people do not see it, and what fills it in is no person."""

    email = forms.CharField(label="Seu e-mail", max_length=254)
    site = forms.CharField(label="Não preencha este campo", required=False)

    def clean_site(self) -> str:
        if self.cleaned_data["site"]:
            raise forms.ValidationError("Este campo fica vazio. Apague o que está nele.")
        return ""

    def recusar(self, erro: RegraViolada) -> None:
        """Show what the act refused, on the field that it names."""
        self.add_error(erro.campo if erro.campo in self.fields else None, erro.mensagem)
