"""What anybody may ask of the public acts of an institution."""

from typing import Any

from django import forms

from seiva.catalogo.models import TipoDocumento, TipoProcesso
from seiva.core.textos import uma_linha
from seiva.organizacao.models import Cargo, Unidade
from seiva.pesquisa.busca import Filtros
from seiva.pesquisa.documentos import FiltrosDeDocumento
from seiva.pesquisa.publica import tem_cpf

MAIOR_TEXTO = 300
SEM_CPF = (
    "Aqui não se procura por CPF: a lei protege os dados das pessoas. Procure pelo número do "
    "processo ou do documento, ou por palavras do assunto."
)
_DIA = {"type": "date"}
_DATA_RUIM = {"invalid": "Escreva a data como 25/11/2026."}
_DE_LISTA: dict[str, tuple[Any, str]] = {
    "tipo": (TipoProcesso, "nome"),
    "tipo_documento": (TipoDocumento, "nome"),
    "unidade": (Unidade, "nome"),
    "cargo": (Cargo, "nome"),
}


def _opcao(rotulo: str) -> Any:
    return forms.ModelChoiceField(
        None,
        label=rotulo,
        required=False,
        empty_label="Todos",
        error_messages={"invalid_choice": "Esta opção não existe mais."},
    )


def campo_de_data(rotulo: str) -> forms.DateField:
    caixa = forms.DateInput(attrs=_DIA, format="%Y-%m-%d")
    return forms.DateField(label=rotulo, required=False, widget=caixa, error_messages=_DATA_RUIM)


class Consulta(forms.Form):
    """Words and what narrows them; a field in error does not narrow. No field asks for a person."""

    use_required_attribute = False

    q = forms.CharField(label="O que você procura?", required=False, strip=True)
    tipo = _opcao("Tipo de processo")
    tipo_documento = _opcao("Tipo de documento")
    unidade = _opcao("Unidade que fez")
    cargo = _opcao("Cargo de quem assinou")
    de = campo_de_data("De")
    ate = campo_de_data("Até")

    def __init__(self, dados: Any) -> None:
        super().__init__(dados)
        for nome, (modelo, ordem) in _DE_LISTA.items():
            campo: Any = self.fields[nome]
            campo.queryset = modelo.objects.order_by(ordem)
        self.is_valid()

    def clean_q(self) -> str:
        texto: str = uma_linha(self.cleaned_data["q"])[:MAIOR_TEXTO]
        if tem_cpf(texto):
            raise forms.ValidationError(SEM_CPF, code="cpf")
        return texto

    @property
    def texto(self) -> str:
        return str(self.cleaned_data.get("q") or "")

    @property
    def recusada(self) -> bool:
        """The words asked for a person: nothing is looked for."""
        return self.has_error("q")

    def _chave(self, nome: str) -> int | None:
        escolhido = self.cleaned_data.get(nome)
        return escolhido.pk if escolhido else None

    @property
    def so_de_documentos(self) -> bool:
        return self._chave("tipo_documento") is not None or self.cargo_pedido != ""

    @property
    def cargo_pedido(self) -> str:
        """A role in the act, never a person (Lei 13.709/2018, art. 6º, III)."""
        cargo = self.cleaned_data.get("cargo")
        return cargo.nome if cargo else ""

    def filtros(self) -> Filtros:
        """For processes."""
        dados = self.cleaned_data
        return Filtros(
            tipo=self._chave("tipo"),
            unidade=self._chave("unidade"),
            de=dados.get("de"),
            ate=dados.get("ate"),
        )

    def de_documento(self) -> FiltrosDeDocumento:
        """For documents: the same, and their own type."""
        dados = self.cleaned_data
        return FiltrosDeDocumento(
            tipo=self._chave("tipo_documento"),
            tipo_do_processo=self._chave("tipo"),
            unidade=self._chave("unidade"),
            cargo=self.cargo_pedido,
            de=dados.get("de"),
            ate=dados.get("ate"),
        )

    def valores(self) -> dict[str, str]:
        """What was asked, as the address writes it, without the page."""
        pedidos = {nome: str(self.data.get(nome, ""))[:MAIOR_TEXTO] for nome in self.fields}
        return {nome: valor for nome, valor in pedidos.items() if valor}
