"""Addresses by name, for menus that list what may not be installed yet."""

import functools
import re
from typing import Any

from django.conf import settings
from django.urls import NoReverseMatch, get_script_prefix, get_urlconf, reverse

_CASA, _CHAVES = "casa-8300000000000000000", 8_300_000_000_000_000_001
_SLUG = re.compile(r"[-A-Za-z0-9_]+")


def endereco(nome: str, *args: Any, **kwargs: Any) -> str:
    """The address of a named page, or "" when the product has no such page.

    A page of a process shows some seventy addresses, nearly all of an institution and a key or
    two: those are resolved once for each name, and afterwards only filled in.
    """
    if args and not kwargs and _preenchivel(args):
        molde = _molde(get_urlconf() or settings.ROOT_URLCONF, get_script_prefix(), nome, len(args))
        return molde.format(*args)
    try:
        return reverse(nome, args=args, kwargs=kwargs)
    except NoReverseMatch:
        return ""


def _preenchivel(args: tuple[Any, ...]) -> bool:
    casa, *chaves = args
    if not isinstance(casa, str) or not _SLUG.fullmatch(casa):
        return False
    return all(type(chave) is int and chave >= 0 for chave in chaves)


@functools.lru_cache(maxsize=1024)
def _molde(urlconf: str, prefixo: str, nome: str, quantos: int) -> str:
    """The address with `{0}`, `{1}`… in the place of the slug and the keys; "" without a page."""
    marcas: list[Any] = [_CASA, *(_CHAVES + posto for posto in range(quantos - 1))]
    try:
        molde = reverse(nome, args=marcas)
    except NoReverseMatch:
        return ""
    molde = molde.replace("{", "{{").replace("}", "}}")
    for posto, marca in enumerate(marcas):
        molde = molde.replace(str(marca), f"{{{posto}}}")
    return molde
