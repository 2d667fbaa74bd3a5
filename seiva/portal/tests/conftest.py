"""Who comes without login."""

import pytest
from django.test import Client


@pytest.fixture
def cidadao() -> Client:
    return Client()
