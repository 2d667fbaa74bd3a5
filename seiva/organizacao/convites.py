"""Accounts: choosing a password, and finding or making the account of a person by CPF."""

import secrets

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from seiva.core.erros import RegraViolada
from seiva.organizacao.models import Conta


def conferir_senha_nova(conta: Conta, senha: str, confirmacao: str) -> None:
    """The rules of the house for a password, typed twice the same; raises `RegraViolada`."""
    if senha != confirmacao:
        raise RegraViolada(
            "senhas_diferentes", "As duas senhas não são iguais.", campo="confirmacao"
        )
    try:
        validate_password(senha, conta)
    except ValidationError as erro:
        raise RegraViolada("senha_fraca", " ".join(erro.messages), campo="senha") from erro


def conta_convidada(cpf: str, nome: str, email: str) -> tuple[Conta, bool]:
    """The account of a person, and whether it was made now, with a password that nobody knows:
    the person chooses one by a link sent by e-mail.

    Raises `RegraViolada` when the e-mail is another person's.
    """
    conta = Conta.objects.filter(cpf=cpf).first()
    if conta is not None:
        return conta, False
    if Conta.objects.filter(email__iexact=email).exists():
        raise RegraViolada(
            "email_de_outra_pessoa",
            f"O e-mail {email} já é o de outra pessoa na plataforma.",
            campo="email",
        )
    return Conta.objects.create_user(cpf, nome, email, secrets.token_urlsafe(32)), True
