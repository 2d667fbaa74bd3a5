"""Questions about documents released to be signed from outside."""

from datetime import datetime
from typing import Any

from seiva.core.modelos import QuerySetDoInquilino


class AssinaturaExternaQuerySet(QuerySetDoInquilino[Any]):
    def do_documento(self, documento: Any) -> "AssinaturaExternaQuerySet":
        """Every release of one document, the latest first; compose with who reads it."""
        return self.filter(documento=documento).order_by("-pk")

    def em_aberto(self) -> "AssinaturaExternaQuerySet":
        """Neither signed nor cancelled; perhaps already past their date."""
        return self.filter(fim="")

    def valendo(self, agora: datetime) -> "AssinaturaExternaQuerySet":
        """In force: the link opens the document."""
        return self.em_aberto().filter(vence_em__gt=agora)

    def do_segredo(self, resumo: str) -> "AssinaturaExternaQuerySet":
        """The one that a link names, with what its page shows."""
        return self.filter(resumo=resumo).select_related(
            "documento__tipo", "documento__processo", "documento__unidade", "liberada_por"
        )
