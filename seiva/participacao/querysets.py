"""Questions about consultations, what people wrote in them and evaluations."""

from datetime import datetime
from typing import Any

from django.db.models import Count, Q

from seiva.core.ator import Ator
from seiva.core.modelos import QuerySetDoInquilino


class ConsultaQuerySet(QuerySetDoInquilino[Any]):
    def visiveis_por(self, ator: Ator) -> "ConsultaQuerySet":
        """Consultations whose document the actor may read: the text is that document's."""
        from seiva.documentos.models import Documento

        abertos = Documento.objects.legiveis_por(ator)
        return self.filter(documento__in=abertos.values("pk")).select_related(
            "documento__tipo", "documento__unidade", "processo"
        )

    def do_processo(self, processo: Any) -> "ConsultaQuerySet":
        return self.filter(processo=processo).order_by("-pk")

    def abertas_em(self, instante: datetime) -> "ConsultaQuerySet":
        """Where people may write now."""
        return self.filter(cancelada_em__isnull=True, abre_em__lte=instante, fecha_em__gt=instante)


class ContribuicaoQuerySet(QuerySetDoInquilino[Any]):
    def da_consulta(self, consulta: Any) -> "ContribuicaoQuerySet":
        return self.filter(consulta=consulta)

    def publicadas(self) -> "ContribuicaoQuerySet":
        """What anybody reads."""
        return self.filter(situacao="publicada")

    def retidas(self) -> "ContribuicaoQuerySet":
        """What who moderates decided not to publish."""
        return self.filter(situacao="retida")

    def da_conta(self, conta_id: int) -> "ContribuicaoQuerySet":
        """What a person wrote, in whatever state."""
        return self.filter(conta_id=conta_id)

    def a_moderar(self) -> "ContribuicaoQuerySet":
        """What waits for somebody: just written, or withheld and answered by its author."""
        respondida = Q(situacao="retida", replicada_em__isnull=False, mantida_em__isnull=True)
        return self.filter(Q(situacao="aguarda") | respondida).order_by("pk")

    def por_trecho(self) -> dict[int | None, int]:
        """How many, by passage; None is the whole text."""
        linhas = self.order_by().values_list("trecho").annotate(n=Count("pk"))
        return dict(linhas)


class AvaliacaoQuerySet(QuerySetDoInquilino[Any]):
    def do_processo(self, processo: Any) -> "AvaliacaoQuerySet":
        return self.filter(processo=processo)
