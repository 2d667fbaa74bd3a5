"""Questions about drafts and what was delivered: always of the person who asks."""

from datetime import datetime
from typing import Any
from uuid import UUID

from seiva.core.ator import Ator
from seiva.core.modelos import QuerySetDoInquilino


class RascunhoQuerySet(QuerySetDoInquilino[Any]):
    def de_quem(self, ator: Ator) -> "RascunhoQuerySet":
        """Drafts of the person who acts, the last touched first; nobody else's."""
        if ator.conta_id is None:
            return self.none()
        return self.filter(conta_id=ator.conta_id).order_by("-tocado_em", "-pk")

    def com_o_que_mostra(self) -> "RascunhoQuerySet":
        return self.select_related("versao__servico", "processo__tipo")

    def esquecidos(self, antes_de: datetime) -> "RascunhoQuerySet":
        """Nobody touched them since."""
        return self.filter(tocado_em__lte=antes_de)


class ProtocoloQuerySet(QuerySetDoInquilino[Any]):
    def de_quem(self, ator: Ator) -> "ProtocoloQuerySet":
        """Delivered by the person who acts, the last first."""
        if ator.conta_id is None:
            return self.none()
        return self.filter(conta_id=ator.conta_id).order_by("-pk")

    def com_chave(self, chave: UUID) -> "ProtocoloQuerySet":
        """The one that a form made; compose with who asks."""
        return self.filter(chave=chave)

    def com_o_que_mostra(self) -> "ProtocoloQuerySet":
        return self.select_related(
            "processo__tipo", "unidade", "recibo__tipo", "peticao__tipo", "pessoa"
        )
