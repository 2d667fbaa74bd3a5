"""Only who operates the platform comes in; for everybody else the console does not exist."""

import functools
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponseBase

from seiva.core.erros import NaoEncontrado
from seiva.core.tenancy import escopo
from seiva.organizacao.acesso import ator_de, lotacoes_de
from seiva.organizacao.models import Conta, Instituicao, Lotacao
from seiva.portas.acesso import RequisicaoPublica, Visao
from seiva.portas.leituras import gravar_leituras
from seiva.portas.sessao import conferir_alcance, exigir_segundo_fator

OPERAR = "plataforma.operar"


class RequisicaoDoOperador(RequisicaoPublica):
    """Request of the operator: what `operador` adds, for type checkers."""

    conta: Conta
    lotacoes: list[Lotacao]
    lotacao: Lotacao


def operador(visao: Visao) -> Visao:
    """View of the console, in the scope of the platform's own institution.

    Without a session: login, then back here. Without a lotação there that operates the platform:
    404, as if the console did not exist. What concerns other institutions is read under
    `seiva.core.tenancy.escopo_da_plataforma` (numbers), or in each one's own scope.
    """

    @functools.wraps(visao)
    def abrir(requisicao: Any, **resto: Any) -> HttpResponseBase:
        conta = requisicao.user
        if not conta.is_authenticated:
            return redirect_to_login(requisicao.get_full_path())
        casa = Instituicao.objects.filter(plataforma=True).first()
        if casa is None:
            raise NaoEncontrado
        conferir_alcance(requisicao, casa.pk)
        with escopo(casa.pk):
            lotacoes = lotacoes_de(conta)
            escolhida = requisicao.session.get("unidades", {}).get(str(casa.pk))
            operam = [item for item in lotacoes if OPERAR in item.perfil.permissoes]
            if not operam:
                raise NaoEncontrado
            lotacao = next((i for i in operam if i.unidade_id == escolhida), operam[0])
            requisicao.instituicao, requisicao.conta = casa, conta
            requisicao.lotacoes, requisicao.lotacao = lotacoes, lotacao
            requisicao.ator = ator_de(conta, lotacoes, lotacao, "plataforma")
            falta = exigir_segundo_fator(requisicao, lotacao)
            if falta is not None:
                return falta
            resposta = visao(requisicao, **resto)
            gravar_leituras(requisicao, requisicao.ator, resposta, lotacao.perfil.nome)
            return resposta

    return abrir
