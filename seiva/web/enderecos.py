"""Addresses by name, for menus that list what may not be installed yet."""

from typing import Any

from django.urls import NoReverseMatch, reverse


def endereco(nome: str, *args: Any, **kwargs: Any) -> str:
    """The address of a named page, or "" when the product has no such page."""
    try:
        return reverse(nome, args=args, kwargs=kwargs)
    except NoReverseMatch:
        return ""
