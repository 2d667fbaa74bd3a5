"""Questions about who represents whom."""

from typing import Any

from django.db.models import Q

from seiva.core.modelos import QuerySetDoInquilino


class RepresentacaoQuerySet(QuerySetDoInquilino[Any]):
    def com_partes(self) -> "RepresentacaoQuerySet":
        """Ready to be shown: who, for whom, over what, by which document."""
        return self.select_related(
            "representada", "conta", "processo", "documento__tipo", "documento_do_fim__tipo"
        )

    def ativas(self) -> "RepresentacaoQuerySet":
        """Neither pending nor ended; perhaps past their term: the rule of powers tells."""
        return self.filter(estado="ativa")

    def vivas(self) -> "RepresentacaoQuerySet":
        """Active, or waiting to be checked."""
        return self.filter(estado__in=["ativa", "pendente"])

    def da_conta(self, conta_id: int) -> "RepresentacaoQuerySet":
        """Those by which a person represents others, the latest first."""
        return self.filter(conta=conta_id).order_by("-pk")

    def legais(self) -> "RepresentacaoQuerySet":
        """Of who represents a company by law or by its articles, and so gives powers in its name."""
        return self.exclude(tipo="procuracao")

    def que_dizem_respeito(
        self, conta_id: int, representadas: list[int]
    ) -> "RepresentacaoQuerySet":
        """Those a person may read: their own, those given in their own name, and those of the
        companies (`representadas`) that they legally represent."""
        return self.filter(
            Q(conta=conta_id) | Q(representada__conta=conta_id) | Q(representada__in=representadas)
        )

    def de_quem(self, conta_id: int, representadas: list[int]) -> "RepresentacaoQuerySet":
        """Who represents the person, or these companies, the latest first; never the person as
        the one who represents."""
        dos_dois = Q(representada__conta=conta_id) | Q(representada__in=representadas)
        return self.filter(dos_dois).exclude(conta=conta_id).order_by("-pk")

    def legais_no_estado(self, estado: str) -> "RepresentacaoQuerySet":
        """What the institution checks, in this state ("": in any), ready to be shown."""
        legais = self.com_partes().legais()
        return legais.filter(estado=estado) if estado else legais

    def do_documento(self, documento: Any) -> "RepresentacaoQuerySet":
        """The one that this document gave."""
        return self.filter(documento=documento)
