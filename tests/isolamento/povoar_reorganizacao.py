"""A reorganisation under way, in the institution of the isolation suite."""

from typing import Any

from seiva.core.ator import Ator
from seiva.core.relogio import hoje
from seiva.organizacao.models import Unidade
from seiva.reorganizacao.acoes.denominar import mover_unidade
from seiva.reorganizacao.models import Regra
from tests.elenco import Casa


def povoar_reorganizacao(ator: Ator, casa: Casa) -> dict[str, Any]:
    """One decision of each table: the unit that it touched, and a rule."""
    administra = Ator(
        instituicao_id=ator.instituicao_id,
        conta_id=ator.conta_id,
        nome=ator.nome,
        unidade_id=ator.unidade_id,
        unidade_sigla=ator.unidade_sigla,
        permissoes=frozenset({"instituicao.administrar"}),
    )
    nova = Unidade.objects.create(
        orgao=casa.orgao, sigla="ARQ", nome="Arquivo", codigo="40", inicio=hoje()
    )
    feita = mover_unidade(
        administra, unidade=nova, superior=casa.unidades["GAB"], ato="Decreto 1", data=hoje()
    )
    Regra.objects.create(reorganizacao=feita, tipo=casa.ferias, destino=casa.unidades["GAB"])
    return {"reorganizacao": feita}
