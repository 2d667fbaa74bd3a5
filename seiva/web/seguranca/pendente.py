"""Between the password and the second factor: whose turn it is, for a few minutes."""

import time
from typing import Any

from seiva.organizacao.models import Conta

_CHAVE, PRAZO = "segundo_fator", 300  # seconds


def guardar_pendente(
    requisicao: Any, conta: Conta, proxima: str, sem_scripts: bool, *, govbr: int = 0
) -> None:
    """The password, or gov.br, was right; nothing opens before the second factor."""
    requisicao.session.cycle_key()
    requisicao.session[_CHAVE] = {
        "conta": conta.pk,
        "senha": conta.get_session_auth_hash(),
        "ate": int(time.time()) + PRAZO,
        "proxima": proxima,
        "sem_scripts": sem_scripts,
        "govbr": int(govbr),
    }


def pendente(requisicao: Any) -> tuple[Conta, dict[str, Any]] | None:
    """Who is to prove the second factor: after the password, or already inside (step up)."""
    if requisicao.user.is_authenticated:
        return requisicao.user, {"proxima": "", "sem_scripts": False}
    dados = requisicao.session.get(_CHAVE)
    if not dados or dados["ate"] < time.time():
        return None
    conta = Conta.objects.filter(pk=dados["conta"], is_active=True).first()
    if conta is None or conta.get_session_auth_hash() != dados["senha"]:
        return None
    return conta, dados


def esquecer_pendente(requisicao: Any) -> None:
    requisicao.session.pop(_CHAVE, None)
