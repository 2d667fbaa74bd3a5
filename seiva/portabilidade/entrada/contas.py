"""The people of the package as accounts of this installation: one person, one CPF."""

import secrets
from collections.abc import Iterable
from typing import Any

from django.contrib.auth.hashers import make_password

from seiva.core.erros import RegraViolada
from seiva.organizacao.models import Conta
from seiva.organizacao.provas import exigir_da_pessoa
from seiva.portabilidade.entrada.recusa import PacoteRecusado


def trazer_contas(contas: Iterable[dict[str, Any]], avisos: list[str]) -> dict[int, int]:
    """Accounts by CPF: those of here stay as they are, those that are missing are created without
    a password (the person asks for one by e-mail). Answers ids there → here.

    Raises `PacoteRecusado` for an account of here that was opened by who only typed the CPF. An
    e-mail that is already somebody else's here is left out, and `avisos` tells it.
    """
    ids: dict[int, int] = {}
    criadas, ninguem = 0, _senha_de_ninguem()
    for conta in contas:
        achada = Conta.objects.filter(cpf=conta["cpf"]).first()
        if achada is None:
            achada, criadas = _criar(conta, ninguem, avisos), criadas + 1
        else:
            _exigir_da_pessoa(achada, conta["email"])
        ids[conta["id"]] = achada.pk
    if criadas:
        avisos.append(
            f"{criadas} pessoas foram cadastradas sem senha: cada uma pede a sua em “Esqueci a "
            "senha”."
        )
    return ids


def _exigir_da_pessoa(achada: Conta, email: str) -> None:
    try:
        exigir_da_pessoa(achada, email)
    except RegraViolada as erro:
        raise PacoteRecusado([f"{achada.nome}: {erro.mensagem}"]) from erro


def _senha_de_ninguem() -> str:
    """Kept form of a secret that nobody knows: unlike no password at all, it lets the person ask
    for a new one by e-mail. One for all of them, for each costs what a password must."""
    return make_password(secrets.token_urlsafe(48))


def _criar(conta: dict[str, Any], ninguem: str, avisos: list[str]) -> Conta:
    email = conta["email"].lower()
    if Conta.objects.filter(email__iexact=email).exists():
        avisos.append(
            f"O e-mail {email}, de {conta['nome']}, já é de outra pessoa daqui: corrija o cadastro."
        )
        email = f"{conta['cpf']}@sem-email.invalid"
    nova = Conta(cpf=conta["cpf"], nome=conta["nome"], email=email, is_active=conta["ativa"])
    nova.password = ninguem
    nova.save()
    return nova
