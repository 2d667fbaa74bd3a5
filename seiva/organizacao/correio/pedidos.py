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


def responder_pedido(pedido_id: int) -> None:
    """Who asked for an account gets a link; who already has one is told how to get in."""
    from seiva.organizacao.tarefas_do_cidadao import responder_pedido_de_conta

    responder_pedido_de_conta.defer(pedido_id=pedido_id)


def pedir_confirmacao_de_email(troca_id: int) -> None:
    """The new address of an account confirms by a link."""
    from seiva.organizacao.tarefas_do_cidadao import confirmar_email_novo

    confirmar_email_novo.defer(troca_id=troca_id)


def avisar_email_trocado(troca_id: int) -> None:
    """The address before is told that the account has another one."""
    from seiva.organizacao.tarefas_do_cidadao import contar_email_trocado

    contar_email_trocado.defer(troca_id=troca_id)


def _pedir(conta: Conta, especie: str) -> None:
    from seiva.organizacao.tarefas import escrever_a_conta

    escrever_a_conta.defer(conta_id=conta.pk, especie=especie, evento=secrets.token_urlsafe(12))
