"""Citizens who logged in: the account itself, and the account in one institution."""

import functools
from typing import Any

from django.http import HttpResponseBase

from seiva.core.ator import Ator
from seiva.core.tenancy import escopo
from seiva.organizacao.models import Conta
from seiva.portas.acesso import RequisicaoPublica, Visao, buscar_instituicao, conferir_aberta
from seiva.portas.alcance import conta_inteira
from seiva.portas.leituras import gravar_leituras
from seiva.portas.sessao import conferir_alcance


class RequisicaoDoCidadao(RequisicaoPublica):
    """Request of a citizen inside an institution: what `cidadao_em` adds, for type checkers."""

    conta: Conta


def cidadao(visao: Visao) -> Visao:
    """View of a person who logged in, in no institution: sets `requisicao.conta`.

    Without a session: login, then back here.
    """

    @conta_inteira
    @functools.wraps(visao)
    def abrir(requisicao: Any, **resto: Any) -> HttpResponseBase:
        requisicao.conta = requisicao.user
        return visao(requisicao, **resto)

    return abrir


def cidadao_em(visao: Visao) -> Visao:
    """View of a person who logged in, as a citizen before the institution in the address.

    Servants too: here they are citizens like any other, in no unit.
    """

    @conta_inteira
    @functools.wraps(visao)
    def abrir(requisicao: Any, instituicao: str, **resto: Any) -> HttpResponseBase:
        casa = buscar_instituicao(instituicao)
        conferir_alcance(requisicao, casa.pk)
        with escopo(casa.pk):
            conferir_aberta(casa)
            requisicao.conta, requisicao.instituicao = requisicao.user, casa
            requisicao.ator = Ator.cidadao(casa.pk, requisicao.user.pk, requisicao.user.nome)
            resposta = visao(requisicao, **resto)
            gravar_leituras(requisicao, requisicao.ator, resposta)
            return resposta

    return abrir
