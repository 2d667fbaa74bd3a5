"""Presentation of the console: values already decided elsewhere, in words."""

from typing import Any

from django import template

from seiva.core.textos import tamanho_por_extenso
from seiva.organizacao.models import Instituicao

register = template.Library()


@register.filter
def espaco(octetos: int | None) -> str:
    """Bytes as people read them."""
    return "sem limite" if octetos is None else tamanho_por_extenso(octetos)


@register.filter
def attr_dia(dia: Any) -> str:
    """The day of a row of numbers."""
    return f"{dia.dia:%d/%m/%Y}"


@register.filter
def campo_da_instituicao(nome: str) -> str:
    """Name of a field as people read it."""
    nomes = {campo.name: str(campo.verbose_name) for campo in Instituicao._meta.local_fields}
    return nomes.get(nome, nome).capitalize()
