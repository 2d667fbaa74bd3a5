"""From a logged-in account and a chosen unit to an `Ator`."""

from dataclasses import dataclass
from typing import Any

from django.db import connection

from seiva.core.ator import Ator
from seiva.core.relogio import hoje
from seiva.core.tenancy import escopo, escopo_da_conta, instituicao_atual
from seiva.organizacao.models import Conta, Instituicao, Lotacao


@dataclass(frozen=True)
class OndeAtuo:
    """An institution and the units of it where a person may act today."""

    instituicao: Instituicao
    lotacoes: tuple[Lotacao, ...]


def lotacoes_de(conta: Conta, **anotacoes: Any) -> list[Lotacao]:
    """Lotações in force of the person in the institution in scope, by sigla of the unit.

    `anotacoes` are expressions that a door wants answered for each, in the same query.
    """
    return list(
        Lotacao.objects.vigentes(hoje())
        .filter(conta=conta)
        .select_related("unidade", "perfil")
        .annotate(**anotacoes)
        .order_by("unidade__sigla")
    )


def instituicoes_da_conta(conta_id: int) -> set[int]:
    """Ids of institutions with a lotação of the person. The one read that crosses tenants:
    the row-level policy shows a person's own lotações under `app.conta`."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT instituicao_id FROM organizacao_lotacao WHERE conta_id = %s",
            [conta_id],
        )
        return {linha[0] for linha in cursor.fetchall()}


def onde_atua(conta: Conta) -> list[OndeAtuo]:
    """Every institution where the person has a lotação in force. Needs a transaction."""
    with escopo_da_conta(conta.pk):
        ids = instituicoes_da_conta(conta.pk)
    resposta = []
    for instituicao in Instituicao.objects.filter(pk__in=ids).order_by("nome"):
        with escopo(instituicao.pk):
            lotacoes = tuple(lotacoes_de(conta))
        if lotacoes:
            resposta.append(OndeAtuo(instituicao, lotacoes))
    return resposta


def ator_de(conta: Conta, lotacoes: list[Lotacao], lotacao: Lotacao, porta: str) -> Ator:
    """Freeze who acts: `lotacao` is the one in use, among `lotacoes`."""
    return Ator(
        instituicao_id=instituicao_atual(),
        conta_id=conta.pk,
        nome=conta.nome,
        unidade_id=lotacao.unidade_id,
        unidade_sigla=lotacao.unidade.sigla,
        orgao_id=lotacao.unidade.orgao_id,
        porta=porta,
        permissoes=frozenset(lotacao.perfil.permissoes),
        unidades=frozenset(item.unidade_id for item in lotacoes),
    )
