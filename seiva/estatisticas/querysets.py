"""Questions about the counts."""

from datetime import date
from typing import Any

from django.db.models import Q

from seiva.core.modelos import QuerySetDoInquilino
from seiva.estatisticas.regras.periodos import Periodo, cortar


class MedidaQuerySet(QuerySetDoInquilino[Any]):
    def no_periodo(self, periodo: Periodo) -> "MedidaQuerySet":
        """Counts of a period: whole months read as such, days at its ends."""
        corte = cortar(periodo)
        condicao = Q()
        if corte.meses:
            condicao |= Q(grao="M", dia__range=corte.meses)
        for de, ate in corte.dias:
            condicao |= Q(grao="D", dia__range=(de, ate))
        return self.filter(condicao)

    def por_mes(self) -> "MedidaQuerySet":
        """How things stand, by the month in which they began."""
        return self.filter(grao="M")

    def ate_ontem(self, hoje: date) -> "MedidaQuerySet":
        """By day, before today: what was due and is late."""
        return self.filter(grao="D", dia__lt=hoje)

    def medindo(self, *medidas: str) -> "MedidaQuerySet":
        return self.filter(medida__in=medidas)

    def do_tipo(self, tipo: int | None) -> "MedidaQuerySet":
        return self if tipo is None else self.filter(tipo=tipo)

    def da_unidade(self, unidade: int | None) -> "MedidaQuerySet":
        return self if unidade is None else self.filter(unidade=unidade)
