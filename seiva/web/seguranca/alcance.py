"""The password of the account, asked by what strengthens or weakens it."""

from seiva.core.erros import RegraViolada
from seiva.core.limites import contar
from seiva.organizacao.models import Conta


def conferir_senha_atual(conta: Conta, senha: str) -> None:
    """What strengthens or weakens an account asks for its password: an open session is not its
    owner. Raises `RegraViolada`; wrong ones add up."""
    contar("senha-atual", str(conta.pk), maximo=10, segundos=300)
    if not conta.check_password(senha):
        raise RegraViolada("senha_incorreta", "A senha não confere.", campo="senha")
