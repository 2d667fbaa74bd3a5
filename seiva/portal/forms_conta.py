"""Forms of a citizen's own account. What they hold true is checked below."""

from django import forms

from seiva.core.erros import RegraViolada
from seiva.organizacao.contas_proprias import DadosDaConta


class _Formulario(forms.Form):
    use_required_attribute = False

    def recusar(self, erro: RegraViolada) -> None:
        """Show what was refused, on the field that it names."""
        self.add_error(erro.campo if erro.campo in self.fields else None, erro.mensagem)


def _senha(rotulo: str) -> forms.CharField:
    return forms.CharField(
        label=rotulo, strip=False, max_length=256, widget=forms.PasswordInput(render_value=False)
    )


class CriarConta(_Formulario):
    """Who opens an account."""

    nome = forms.CharField(label="Nome completo", max_length=200)
    cpf = forms.CharField(label="CPF", max_length=20)
    email = forms.CharField(label="E-mail", max_length=254)
    senha = _senha("Senha")
    confirmacao = _senha("Senha, outra vez")

    def dados(self) -> DadosDaConta:
        return DadosDaConta(**self.cleaned_data)


class TrocarEmail(_Formulario):
    """The new address; the password of who has one."""

    email = forms.CharField(label="Novo e-mail", max_length=254)
    senha = _senha("Senha da sua conta")

    def __init__(self, *args: object, tem_senha: bool) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        if not tem_senha:
            del self.fields["senha"]
