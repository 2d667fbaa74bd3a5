"""Every test of the house gets a real PostgreSQL and, when it asks, the fixed cast."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.elenco import Elenco
    from tests.plataforma import Plataforma

pytest_plugins = ("tests.banco",)


@pytest.fixture
def elenco(db: None) -> "Elenco":
    """Two institutions, their people and units (`tests.elenco`)."""
    from tests.elenco import montar

    return montar()


@pytest.fixture
def cena(elenco: "Elenco") -> "Iterator[Elenco]":
    """The cast at work: the scope of the first institution is open during the whole test."""
    with elenco.em(elenco.casa):
        yield elenco


@pytest.fixture
def plataforma(elenco: "Elenco") -> "Plataforma":
    """The institution that runs the service, beside the two of the cast (`tests.plataforma`)."""
    from tests.plataforma import montar

    return montar(elenco)
