"""Questions about the searches that people keep."""

from typing import Any

from seiva.core.ator import Ator
from seiva.core.modelos import QuerySetDoInquilino


class PesquisaSalvaQuerySet(QuerySetDoInquilino[Any]):
    def de_quem(self, ator: Ator) -> "PesquisaSalvaQuerySet":
        """What the person keeps in this institution, by name; nobody else sees it."""
        return self.filter(conta_id=ator.minha_conta).order_by("nome", "pk")
