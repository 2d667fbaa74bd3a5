"""Forms of the public request of adoption. What they hold true is checked by the acts."""

from typing import Any
from uuid import UUID, uuid4

from django import forms

from seiva.adesao.conferir import UF, DadosDeAdesao
from seiva.core.erros import RegraViolada
from seiva.organizacao.models import Municipio, Natureza, Porte

_ESCOLHA = [("", "Escolha…")]
_NATUREZAS = [(n.value, n.label) for n in Natureza if n != Natureza.ORGAO_DO_ESTADO]


class PedidoDeAdesao(forms.Form):
    """One page: who asks, who takes care of it, who signs.

    `site` is bait: people do not see it, and what fills it in is no person.
    """

    chave = forms.UUIDField(widget=forms.HiddenInput)
    natureza = forms.ChoiceField(label="Tipo de instituição", choices=[*_ESCOLHA, *_NATUREZAS])
    ibge = forms.ChoiceField(label="Município")
    nome = forms.CharField(label="Nome da instituição", max_length=200, required=False)
    cnpj = forms.CharField(label="CNPJ", max_length=30)
    porte = forms.ChoiceField(label="Tamanho", choices=[*_ESCOLHA, *Porte.choices])
    responsavel_nome = forms.CharField(label="Nome do responsável", max_length=200)
    responsavel_cpf = forms.CharField(label="CPF do responsável", max_length=20)
    responsavel_cargo = forms.CharField(label="Cargo do responsável", max_length=120)
    responsavel_email = forms.CharField(label="E-mail do responsável", max_length=254)
    responsavel_telefone = forms.CharField(label="Telefone", max_length=30)
    autoridade_nome = forms.CharField(label="Nome da autoridade", max_length=200)
    autoridade_cpf = forms.CharField(label="CPF da autoridade", max_length=20)
    autoridade_cargo = forms.CharField(label="Cargo da autoridade", max_length=120)
    autoridade_email = forms.CharField(label="E-mail da autoridade", max_length=254)
    motivacao = forms.CharField(
        label="O que motivou o pedido",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    site = forms.CharField(label="Não preencha este campo", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("chave", uuid4())
        nomes = Municipio.objects.filter(uf=UF).order_by("nome").values_list("ibge", "nome")
        self.fields["ibge"].choices = [*_ESCOLHA, *nomes]  # type: ignore[attr-defined]

    def clean_site(self) -> str:
        if self.cleaned_data["site"]:
            raise forms.ValidationError("Este campo fica vazio. Apague o que está nele.")
        return ""

    def dados(self) -> DadosDeAdesao:
        """What the act asks for, once the form is valid."""
        valores = {n: v for n, v in self.cleaned_data.items() if n != "site"}
        assert isinstance(valores["chave"], UUID)
        return DadosDeAdesao(**valores)

    def recusar(self, erro: RegraViolada) -> None:
        """Show what the act refused, on the field that it names."""
        self.add_error(erro.campo if erro.campo in self.fields else None, erro.mensagem)


class AbrirPedido(forms.Form):
    """The e-mail that opens the following page to who came without its link."""

    email = forms.CharField(label="E-mail do responsável", max_length=254)
