"""Choosing from a long list: as Django's own select, without a template for each option."""

from collections.abc import Callable
from html import escape
from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.safestring import SafeString

TODOS = ("", "Todos")
Opcoes = list[tuple[Any, str]]


class Selecao(forms.Select):
    """A plain `<select>`. Four lists of fifty options cost, drawn by templates, more than the
    search that they narrow."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """The control with its options, the present one selected."""
        escolhido = "" if value is None else str(value)
        opcoes = "".join(
            f'<option value="{escape(str(chave))}"{" selected" * (str(chave) == escolhido)}>'
            f"{escape(str(rotulo))}</option>"
            for chave, rotulo in self.choices
        )
        atributos = flatatt(self.build_attrs(self.attrs, attrs))
        return SafeString(f'<select name="{escape(name)}"{atributos}>{opcoes}</select>')


class DaLista(forms.ChoiceField):
    """One of a list of keys with names, or none. `ler` says the list, when somebody asks."""

    widget = Selecao

    def __init__(self, rotulo: str) -> None:
        super().__init__(
            label=rotulo,
            required=False,
            error_messages={"invalid_choice": "Esta opção não existe mais."},
        )

    def ler(self, lista: Callable[[], Opcoes]) -> None:
        """Where the options come from."""
        self.choices = lambda: [TODOS, *lista()]
