"""A local provider that plays gov.br over real HTTP, and what the browser does in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import parse_qs, urlsplit

import requests
from django.test import Client
from oidc_provider_mock import User, run_server_in_thread

from seiva.organizacao.seguranca import oidc

AQUI = "http://testserver"


def pessoa(cpf: str, nivel: str = "silver", **mais: Any) -> User:
    """Somebody with an account there, at a level."""
    return User(
        sub=cpf,
        claims={
            "name": "Dora Luz",
            "amr": ["passwd"],
            "reliability_info": {"level": nivel, "reliabilities": []},
        }
        | mais,
    )


@contextmanager
def govbr_com(settings: Any, *pessoas: User) -> Iterator[str]:
    """The provider on a free port, with these people, as this installation's gov.br."""
    with run_server_in_thread(user_claims=list(pessoas)) as servidor:
        settings.PROVEDOR_LOCAL = True
        settings.URL_BASE = AQUI
        settings.GOVBR_EMISSOR = f"http://localhost:{servidor.server_port}"
        settings.GOVBR_CLIENTE, settings.GOVBR_SEGREDO = "seiva", "segredo"
        settings.GOVBR_ESCOPO = "openid email profile"
        oidc._publicados.clear()
        yield settings.GOVBR_EMISSOR


def no_provedor(client: Client, endereco: str, cpf: str, **campos: str) -> tuple[str, Any]:
    """Follow an address of ours to the provider, and answer there; the address to which the
    browser comes back, and what was asked of the provider."""
    ida = client.get(endereco)
    while ida.status_code == 302 and ida["Location"].startswith("/"):
        ida = client.get(ida["Location"])
    assert ida.status_code == 302, ida.content.decode()
    pedido = parse_qs(urlsplit(ida["Location"]).query)
    dados = campos or {"sub": cpf}
    volta = requests.post(ida["Location"], data=dados, allow_redirects=False, timeout=10)
    return volta.headers["Location"].removeprefix(AQUI), pedido
