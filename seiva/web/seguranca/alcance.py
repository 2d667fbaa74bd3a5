"""Pages about the account itself: only for a session that the account's own password opened."""

import functools
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponseBase
from django.shortcuts import render

from seiva.core.erros import RegraViolada
from seiva.core.limites import contar
from seiva.organizacao.models import Conta
from seiva.portas.acesso import Visao
from seiva.portas.sessao import limitada_a


def conta_inteira(visao: Visao) -> Visao:
    """View of the account's owner. Who a town's provider vouched for is sent to the password:
    that provider answers for one institution, not for the person everywhere."""

    @login_required
    @functools.wraps(visao)
    def abrir(requisicao: Any, **resto: Any) -> HttpResponseBase:
        if limitada_a(requisicao) is not None:
            return render(requisicao, "seguranca/so_com_senha.html", status=403)
        return visao(requisicao, **resto)

    return abrir


def conferir_senha_atual(conta: Conta, senha: str) -> None:
    """What strengthens or weakens an account asks for its password: an open session is not its
    owner. Raises `RegraViolada`; wrong ones add up."""
    contar("senha-atual", str(conta.pk), maximo=10, segundos=300)
    if not conta.check_password(senha):
        raise RegraViolada("senha_incorreta", "A senha não confere.", campo="senha")
