"""Calling an act from a form: what the rule refuses lands beside the field it names."""

from collections.abc import Callable
from typing import TypeVar

from django import forms
from django.db import transaction

from seiva.core.erros import RegraViolada

R = TypeVar("R")


def tentar(formulario: forms.BaseForm, ato: Callable[[], R]) -> R | None:
    """Run the act; a refusal becomes an error of the form and None is returned.

    Everything inside is rolled back to a savepoint, so the request may go on to draw the form.
    """
    try:
        with transaction.atomic():
            return ato()
    except RegraViolada as erro:
        recusar(formulario, erro)
        return None


def recusar(formulario: forms.BaseForm, erro: RegraViolada) -> None:
    """Put a refusal on the field that it names, or on the form as a whole."""
    campo = erro.campo if erro.campo in formulario.fields else None
    formulario.add_error(campo, erro.mensagem)
