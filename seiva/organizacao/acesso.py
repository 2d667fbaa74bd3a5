"""From a logged-in account and a chosen unit to an `Ator`."""

from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import QuerySet

from seiva.core.ator import Ator
from seiva.core.preparadas import PreparadaDeObjetos
from seiva.core.relogio import hoje
from seiva.core.tenancy import escopo, escopo_da_conta, instituicao_atual
from seiva.organizacao.models import Conta, Instituicao, Lotacao


@dataclass(frozen=True)
class OndeAtuo:
    """An institution and the units of it where a person may act today."""

    instituicao: Instituicao
    lotacoes: tuple[Lotacao, ...]


def vigentes_da_conta(_ator: Ator, *, conta: int, dia: date) -> QuerySet[Lotacao]:
    """Lotações in force of a person in the institution in scope, by sigla of the unit."""
    vigentes: QuerySet[Lotacao] = Lotacao.objects.vigentes(dia).filter(conta_id=conta)
    return vigentes.select_related("unidade", "perfil").order_by("unidade__sigla")


_lotacoes = PreparadaDeObjetos(vigentes_da_conta)


def lotacoes_de(conta: Conta) -> list[Lotacao]:
    """The person's lotações in force today, each with its unit and profile."""
    return _lotacoes(Ator.publico(instituicao_atual()), conta=conta.pk, dia=hoje())


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
