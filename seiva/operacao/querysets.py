"""Questions about the numbers of an institution."""

from datetime import date
from typing import Any

from seiva.core.modelos import QuerySetDoInquilino


class SaudeDoDiaQuerySet(QuerySetDoInquilino[Any]):
    def desde(self, dia: date) -> "SaudeDoDiaQuerySet":
        """Days from `dia` on, the newest first."""
        return self.filter(dia__gte=dia).order_by("-dia")
