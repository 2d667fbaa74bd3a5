"""Questions about the history."""

from typing import Any

from django.db.models import Q
from django.db.models.fields.json import KT

from seiva.andamentos import tipos
from seiva.andamentos.reservas import reservas
from seiva.core.ator import Ator
from seiva.core.modelos import QuerySetDoInquilino


class AndamentoQuerySet(QuerySetDoInquilino[Any]):
    def do_processo(self, processo: Any) -> "AndamentoQuerySet":
        """The history of one process."""
        return self.filter(processo=processo)

    def da_visao(self, visao: str) -> "AndamentoQuerySet":
        """Entries of one of the three views: resumido, completo, total."""
        if visao == tipos.TOTAL:
            return self.all()
        return self.filter(tipo__in=tipos.codigos_da_visao(visao))

    def legiveis_por(self, ator: Ator) -> "AndamentoQuerySet":
        """Entries that the actor may read, of processes that the actor may know of."""
        from django.apps import apps

        processo = apps.get_model("processos", "Processo")
        conhecidos = processo.objects.localizaveis_por(ator).values("pk")
        reservados = Q(tipo__in=tipos.codigos_so_da_unidade())
        visiveis = self.alias(_numero=KT("dados__numero")).filter(processo__in=conhecidos)
        visiveis = visiveis.exclude(reservados & ~Q(unidade_id=ator.unidade_id))
        for fechados in reservas(ator):
            visiveis = visiveis.filter(~fechados)
        return visiveis

    def recentes_primeiro(self) -> "AndamentoQuerySet":
        return self.order_by("-sequencia")
