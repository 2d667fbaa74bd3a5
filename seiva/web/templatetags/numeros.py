"""How the lines of an estimate are said."""

from typing import TYPE_CHECKING

from django import template

from seiva.estatisticas.regras.economia import Parcela, por_extenso

if TYPE_CHECKING:  # a row comes with the tables of the database behind it
    from seiva.estatisticas.paineis import Linha

register = template.Library()


@register.filter
def dito(parcela: Parcela) -> str:
    """“R$ 1.234”, “12.000 folhas”."""
    return por_extenso(parcela.valor, parcela.unidade)


@register.filter
def entre(parcela: Parcela) -> str:
    """“R$ 900 e R$ 1.600”."""
    minimo = por_extenso(parcela.minimo, parcela.unidade)
    return f"{minimo} e {por_extenso(parcela.maximo, parcela.unidade)}"


@register.filter
def rotulada(linha: "Linha", colunas: tuple[str, ...]) -> list[tuple[str, str]]:
    """The cells of a row after its header, each with the name of its column."""
    return list(zip(colunas[1:], linha.celulas[1:], strict=True))
