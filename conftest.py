"""Every test of the house gets a real PostgreSQL and, when it asks, the fixed cast."""

import pytest

pytest_plugins = ("tests.banco",)


@pytest.fixture
def elenco(db: None) -> "object":
    """Two institutions, their people and units (`tests.elenco`)."""
    from tests.elenco import montar

    return montar()
