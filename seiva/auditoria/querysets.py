"""Questions about readings."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db.models import Q

from seiva.core.modelos import QuerySetDoInquilino


class LeituraQuerySet(QuerySetDoInquilino[Any]):
    def do_processo(self, processo: Any) -> "LeituraQuerySet":
        """Readings of a process and of its documents."""
        return self.filter(processo=processo)

    def do_processo_ou_de(self, documentos: Any) -> "LeituraQuerySet":
        """Without the readings of other documents."""
        return self.filter(Q(documento__isnull=True) | Q(documento__in=documentos))

    def dos_processos(self, processos: Any) -> "LeituraQuerySet":
        return self.filter(processo__in=processos)

    def do_documento(self, documento: Any) -> "LeituraQuerySet":
        return self.filter(documento=documento)

    def das_contas(self, contas: Collection[int]) -> "LeituraQuerySet":
        return self.filter(conta__in=contas)

    def pela_porta(self, porta: str) -> "LeituraQuerySet":
        return self.filter(porta=porta)

    def entre(self, de: datetime | None, ate: datetime | None) -> "LeituraQuerySet":
        """From an instant, inclusive, to another, exclusive; None leaves that side open."""
        achadas = self
        if de is not None:
            achadas = achadas.filter(quando__gte=de)
        if ate is not None:
            achadas = achadas.filter(quando__lt=ate)
        return achadas

    def com_ids(self, ids: Collection[int]) -> "LeituraQuerySet":
        return self.filter(pk__in=ids)

    def de_processos(self) -> "LeituraQuerySet":
        """Without the exports of the log itself."""
        return self.filter(processo__isnull=False)

    def para_mostrar(self) -> "LeituraQuerySet":
        """With the names that a line shows."""
        return self.select_related(
            "conta", "unidade", "processo__tipo", "documento__tipo", "documento__processo"
        )
