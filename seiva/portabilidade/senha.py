"""The password that confirms what cannot be undone, or takes everything away."""

from typing import Any

from django.contrib.auth.hashers import check_password

from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.organizacao.models import Conta


def conferir_senha(ator: Ator, *, senha: str, **_resto: Any) -> None:
    """`antes` of the acts that a password confirms: nothing is locked while it is checked."""
    conta = Conta.objects.get(pk=ator.minha_conta)
    if not check_password(senha, conta.password):
        raise RegraViolada("senha_incorreta", "A senha não confere.", campo="senha")
