"""Pages about the account itself: only for a session that the account's own password opened."""

import functools
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponseBase
from django.shortcuts import render

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
