"""Questions about notices served."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from seiva.core.ator import Ator
from seiva.core.modelos import QuerySetDoInquilino

_NOMEADOS = (
    "intimacao__tipo",
    "intimacao__unidade",
    "intimacao__documento__tipo",
    "intimacao__processo__tipo",
)


class IndisponibilidadeQuerySet(QuerySetDoInquilino[Any]):
    def que_prorrogam(self, desde: date) -> "IndisponibilidadeQuerySet":
        """In force, that extend deadlines, and not over before a day."""
        return self.filter(ativo=True, prorroga=True, fim__gte=desde).order_by("inicio", "pk")


class ForaDoArQuerySet(QuerySet[Any]):
    def em_vigor(self) -> "ForaDoArQuerySet":
        """Not withdrawn."""
        return self.filter(retirada_em__isnull=True)

    def que_prorrogam(self, desde: date) -> "ForaDoArQuerySet":
        """That extend deadlines everywhere, and not over before a day."""
        validas = self.em_vigor().filter(prorroga=True, fim__gte=desde)
        return validas.order_by("inicio", "pk")


class DestinatarioQuerySet(QuerySetDoInquilino[Any]):
    def da_pessoa(self, ator: Ator) -> "DestinatarioQuerySet":
        """Served on the person who asks, the latest first; nobody else's."""
        if ator.conta_id is None:
            return self.none()
        return self.filter(conta_id=ator.conta_id).select_related(*_NOMEADOS).order_by("-pk")

    def do_processo(self, processo: Any) -> "DestinatarioQuerySet":
        """Of every notice of a process, the latest first; compose with who reads the process."""
        daqui = self.filter(intimacao__processo=processo)
        return daqui.select_related("conta", *_NOMEADOS).order_by("-intimacao", "pk")

    def por_cumprir(self) -> "DestinatarioQuerySet":
        """Not known yet."""
        return self.filter(resposta_ate__isnull=True, cancelada_em__isnull=True)

    def vencidas(self, dia: date) -> "DestinatarioQuerySet":
        """Whose last day to open passed before `dia`, by key."""
        return self.por_cumprir().filter(tacito_ate__lt=dia).order_by("pk")

    def por_responder(self) -> "DestinatarioQuerySet":
        """Known and not answered."""
        return self.filter(resposta_ate__isnull=False, respondida_em__isnull=True)

    def que_escondem(self, documento: Any) -> "DestinatarioQuerySet":
        """Not known yet, of notices that carry this document."""
        carrega = Q(intimacao__documento=documento) | Q(intimacao__anexos__documento=documento)
        return self.por_cumprir().filter(carrega)
