"""Questions about external accesses; the rule of visibility asks the first two."""

from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Now

from seiva.core.ator import Ator
from seiva.core.modelos import QuerySetDoInquilino


class AcessoExternoQuerySet(QuerySetDoInquilino[Any]):
    def em_vigor(self) -> "AcessoExternoQuerySet":
        """Neither ended nor past their term.

        By the clock of the database: questions asked on every page are compiled once.
        """
        vivo = Q(vence_em__isnull=True) | Q(vence_em__gt=Now())
        return self.filter(vivo, encerrado_em__isnull=True)

    def dados_a(self, ator: Ator) -> "AcessoExternoQuerySet":
        """In force, of who logged in or opened a link; nobody's for anybody else."""
        if not ator.e_de_fora:
            return self.none()
        if ator.conta_id is None:
            return self.em_vigor().filter(pk=ator.acesso_id)
        return self.em_vigor().filter(conta_id=ator.conta_id)

    def do_processo(self, processo: Any) -> "AcessoExternoQuerySet":
        """Every access to a process, the latest first; compose with who asks."""
        return self.filter(processo=processo).order_by("-pk")


def tem_acesso_integral(ator: Ator, processo: str = "pk") -> Q:
    """Condition: the process at this path was opened whole to the actor, from outside."""
    from seiva.processos.models import AcessoExterno

    if not ator.e_de_fora:
        return Q(pk__in=[])
    dado = AcessoExterno.objects.dados_a(ator).filter(processo=OuterRef(processo), integral=True)
    return Q(Exists(dado))
