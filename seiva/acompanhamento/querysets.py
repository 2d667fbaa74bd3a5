"""Questions about who asked to be told of a process."""

from datetime import datetime
from typing import Any

from django.db.models import Q

from seiva.core.modelos import QuerySetDoInquilino
from seiva.core.segredos import resumo


class InscricaoQuerySet(QuerySetDoInquilino[Any]):
    def do_processo(self, processo_id: int) -> "InscricaoQuerySet":
        return self.filter(processo=processo_id)

    def confirmadas(self) -> "InscricaoQuerySet":
        """Whose owner proved to read that address."""
        return self.filter(confirmada_em__isnull=False)

    def para_confirmar(self, segredo: str) -> "InscricaoQuerySet":
        """The one whose message carried this secret."""
        return self.filter(resumo_confirmar=resumo(segredo)).select_related("processo")

    def para_sair(self, segredo: str) -> "InscricaoQuerySet":
        return self.filter(resumo_sair=resumo(segredo)).select_related("processo")

    def a_esquecer(self, agora: datetime, concluidos_ate: datetime) -> "InscricaoQuerySet":
        """Never confirmed in time; of a process that ended long ago, or that went under sigilo."""
        from seiva.catalogo.models import NivelAcesso

        return self.filter(
            Q(confirmada_em__isnull=True, vence_em__lte=agora)
            | Q(processo__concluido_em__lte=concluidos_ate)
            | Q(processo__nivel_efetivo=NivelAcesso.SIGILOSO)
        )
