"""Questions about packages asked for and brought in."""

from datetime import datetime
from typing import Any

from seiva.core.modelos import QuerySetDoInquilino


class PedidoQuerySet(QuerySetDoInquilino[Any]):
    def recentes(self) -> "PedidoQuerySet":
        """The latest first, with who asked."""
        return self.select_related("conta").order_by("-pk")

    def em_curso(self) -> "PedidoQuerySet":
        """Those in the queue or in the making."""
        return self.filter(estado__in=("pendente", "fazendo"))

    def vencidos(self, agora: datetime) -> "PedidoQuerySet":
        """Those whose file is past its day."""
        return self.filter(vence_em__lt=agora).exclude(deposito="")
