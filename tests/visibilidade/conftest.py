"""One world for every test of visibility: made once, and each test undoes what it did to it."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from tests.elenco import montar
from tests.visibilidade.mundo import Mundo, montar_mundo


@pytest.fixture(scope="package")
def mundo_de_todos(django_db_setup: None, django_db_blocker: Any) -> Iterator[Mundo]:
    """The world inside a transaction that is never committed."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield montar_mundo(montar())
        transaction.set_rollback(True)


@pytest.fixture
def mundo(mundo_de_todos: Mundo) -> Iterator[Mundo]:
    """The world as it was made. Without `django_db`, which would end the transaction of all."""
    with transaction.atomic():
        yield mundo_de_todos
        transaction.set_rollback(True)
