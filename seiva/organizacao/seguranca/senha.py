"""The password asked again, by acts that it confirms."""

from typing import Any

from django.contrib.auth.hashers import check_password

from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.organizacao.models import Conta


def conta_com_senha(ator: Ator, senha: str) -> Conta:
    """The account of who acts, once the password matches.

    A password hash is slow on purpose: call this before anything is locked (`antes` of `@acao`).
    """
    conta = Conta.objects.get(pk=ator.minha_conta)
    if not check_password(senha, conta.password):
        raise RegraViolada("senha_incorreta", "A senha não confere.", campo="senha")
    return conta


def conferir_senha(ator: Ator, *, senha: str, **_resto: Any) -> None:
    """`antes` of the acts that a password confirms: nothing is locked while it is checked."""
    conta_com_senha(ator, senha)
