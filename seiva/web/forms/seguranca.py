"""Second factors, recovery and providers."""

from django import forms


class Codigo(forms.Form):
    """Six digits of the application."""

    codigo = forms.CharField(
        label="Código do aplicativo",
        max_length=20,
        error_messages={"required": "Digite os seis dígitos que o aplicativo mostra."},
    )


class CodigoOuRecuperacao(forms.Form):
    """Six digits of the application, or one code of the recovery list."""

    codigo = forms.CharField(
        label="Código do aplicativo ou de recuperação",
        max_length=40,
        error_messages={"required": "Digite o código."},
    )


class ComSenha(forms.Form):
    """The present password, before what weakens the account."""

    senha = forms.CharField(
        label="Senha atual",
        strip=False,
        max_length=256,
        widget=forms.PasswordInput,
        error_messages={"required": "Digite a sua senha."},
    )


class Provedor(forms.Form):
    """Identity provider or directory of the institution."""

    nome = forms.CharField(label="Nome que as pessoas conhecem", max_length=60)
    endereco = forms.CharField(label="Endereço", max_length=300)
    cliente = forms.CharField(label="Cliente", max_length=200)
    segredo = forms.CharField(
        label="Segredo",
        max_length=300,
        required=False,
        widget=forms.PasswordInput,
        help_text="Deixe em branco para manter o atual.",
    )
    campo = forms.CharField(label="Campo que traz o CPF", max_length=60, initial="cpf")
    ativo = forms.BooleanField(label="Em uso", required=False, initial=True)


class EntradaNoDiretorio(forms.Form):
    """Login and password of the institution's directory."""

    username = forms.CharField(label="Usuário da rede", max_length=150)
    password = forms.CharField(
        label="Senha da rede", strip=False, max_length=256, widget=forms.PasswordInput
    )
