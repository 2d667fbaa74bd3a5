"""Passwords are kept with argon2id; older hashes become it when the person next proves one."""

import pytest
from django.contrib.auth.hashers import identify_hasher, make_password
from django.test import Client, override_settings

from tests.elenco import SENHA, Elenco


@pytest.fixture(autouse=True)
def _como_em_producao() -> object:
    """The tests' own quick hash stays out of these."""
    with override_settings(
        PASSWORD_HASHERS=[
            "seiva.organizacao.senhas.Argon2id",
            "django.contrib.auth.hashers.ScryptPasswordHasher",
        ]
    ):
        yield


def test_a_senha_nova_fica_em_argon2id_com_o_custo_da_norma(cena: Elenco) -> None:
    guardada = make_password(SENHA)
    assert guardada.startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")
    assert not identify_hasher(guardada).must_update(guardada)


def test_a_senha_em_scrypt_entra_e_passa_a_argon2id(cena: Elenco, client: Client) -> None:
    conta = cena.contas["ana"]
    conta.password = make_password(SENHA, hasher="scrypt")
    conta.save(update_fields=["password"])
    client.post("/entrar/", {"username": conta.email, "password": "outra coisa"})
    assert "_auth_user_id" not in client.session
    conta.refresh_from_db()
    assert conta.password.startswith("scrypt$")
    client.post("/entrar/", {"username": conta.email, "password": SENHA})
    assert client.session["_auth_user_id"] == str(conta.pk)
    conta.refresh_from_db()
    assert conta.password.startswith("argon2$argon2id$")
    assert client.get("/conta/").status_code == 200
