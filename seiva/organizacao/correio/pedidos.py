"""Asking for a message: the job goes in the transaction of who asks, and runs after its commit."""

import secrets

from seiva.organizacao.mensagens import SENHA, TENTATIVAS
from seiva.organizacao.models import Conta


def mandar_link_de_senha(conta: Conta) -> None:
    """The person chooses another password by a link."""
    _pedir(conta, SENHA.codigo)


def avisar_tentativas(conta: Conta) -> None:
    """Somebody tries the password of this account."""
    _pedir(conta, TENTATIVAS.codigo)


def _pedir(conta: Conta, especie: str) -> None:
    from seiva.organizacao.tarefas import escrever_a_conta

    escrever_a_conta.defer(conta_id=conta.pk, especie=especie, evento=secrets.token_urlsafe(12))
