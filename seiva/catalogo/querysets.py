"""Questions about types of process and of document."""

from typing import Any

from django.db.models import Q

from seiva.core.modelos import QuerySetDoInquilino


class TipoQuerySet(QuerySetDoInquilino[Any]):
    def da_unidade(self, unidade_id: int | None) -> "TipoQuerySet":
        """Types in use that this unit may choose: those of every unit, and those that name it."""
        livres = Q(unidades__isnull=True) | Q(unidades__unidade=unidade_id)
        # In a subquery: the rows of the tie do not repeat the type.
        return self.filter(ativo=True, pk__in=self.model.objects.filter(livres).values("pk"))
