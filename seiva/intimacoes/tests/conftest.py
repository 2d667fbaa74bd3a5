"""A real SMTP server for who is served notice."""

from collections.abc import Iterator

import pytest
from django.test import override_settings

from tests.smtp import Caixa


@pytest.fixture
def caixa() -> Iterator[Caixa]:
    caixa = Caixa()
    caixa.abrir()
    with override_settings(**caixa.como_ajuste()):
        yield caixa
    caixa.fechar()
