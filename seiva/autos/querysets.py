"""Whose exports are whose, and which ones are past their day."""

from datetime import datetime
from typing import Any

from seiva.core.ator import Ator
from seiva.core.modelos import QuerySetDoInquilino


class ExportacaoQuerySet(QuerySetDoInquilino[Any]):
    def pedidas_por(self, ator: Ator) -> "ExportacaoQuerySet":
        """What the person asked for, acting in the same unit: an export is nobody else's."""
        return self.filter(conta_id=ator.minha_conta, unidade_id=ator.minha_unidade)

    def do_processo(self, processo: Any) -> "ExportacaoQuerySet":
        """Exports of one process, the latest first."""
        return self.filter(processo=processo).order_by("-pedida_em", "-pk")

    def vencidas(self, quando: datetime) -> "ExportacaoQuerySet":
        return self.filter(vence_em__lte=quando)
