"""The preview: what a confirmation would do, without doing it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction

from seiva.core.ator import Ator
from seiva.reorganizacao.models import Reorganizacao
from seiva.reorganizacao.plano import Plano
from seiva.reorganizacao.previa import Linha, contar, linhas


@dataclass(frozen=True)
class Previa:
    """`rotulo` names the change; `linhas` count what moves; `plano` is None when nothing moves."""

    rotulo: str
    linhas: list[Linha]
    contagem: dict[str, int]
    plano: Plano | None


def simular(ator: Ator, plano: Plano | None, confirmar: Callable[[Ator], Reorganizacao]) -> Previa:
    """Run the very act, ask how it reads, and take it back: what the act would refuse is refused
    here in the same words."""
    contagem = contar(plano.ids) if plano is not None else {}
    with transaction.atomic():
        rotulo = confirmar(ator).rotulo
        transaction.set_rollback(True)
    return Previa(rotulo, linhas(contagem), contagem, plano)
