"""Questions about labels: always of one unit, the one in use."""

from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from seiva.core.ator import Ator
from seiva.core.modelos import QuerySetDoInquilino


class MarcadorQuerySet(QuerySetDoInquilino[Any]):
    def da_unidade(self, ator: Ator) -> "MarcadorQuerySet":
        """Labels of the unit in use, by name."""
        return self.filter(unidade_id=ator.unidade_id).order_by("nome", "pk")

    def em_uso(self) -> "MarcadorQuerySet":
        """Those that may still be put on a process."""
        return self.filter(ativo=True)

    def com_totais(self, ator: Ator) -> "MarcadorQuerySet":
        """Annotate `na_mesa`: on how many processes open in the unit each one is."""
        from seiva.processos.models import Marca, Passagem

        aberto = Passagem.objects.filter(
            processo=OuterRef("processo_id"), unidade_id=ator.unidade_id, aberta=True
        )
        usos = Marca.objects.filter(Exists(aberto), marcador=OuterRef("pk")).order_by()
        quantos = usos.values("marcador").annotate(total=Count("pk")).values("total")
        return self.annotate(na_mesa=Coalesce(Subquery(quantos), 0))

    def com_o_nome(self, unidade_id: int, nome_busca: str) -> "MarcadorQuerySet":
        """The one of a unit, in use, that reads like this."""
        return self.filter(unidade_id=unidade_id, nome_busca=nome_busca, ativo=True)


class MarcaQuerySet(QuerySetDoInquilino[Any]):
    def da(self, unidade_id: int) -> "MarcaQuerySet":
        """Labels that a unit put on processes."""
        return self.filter(marcador__unidade_id=unidade_id)

    def da_unidade(self, ator: Ator) -> "MarcaQuerySet":
        """Labels that the unit in use put on processes."""
        return self.filter(marcador__unidade_id=ator.unidade_id)

    def do_processo(self, processo: Any) -> "MarcaQuerySet":
        """Those of one process, with the label, by its name."""
        deste = self.filter(processo=processo).select_related("marcador")
        return deste.order_by("marcador__nome", "pk")


class PassoDeMarcaQuerySet(QuerySetDoInquilino[Any]):
    def vistos_por(self, ator: Ator, processo: Any) -> "PassoDeMarcaQuerySet":
        """What happened to the labels of a process, as the unit in use may know it.

        What a unit did is its own, for ever; of the units that it succeeded in the process, what
        they had done until then.
        """
        visto, por_ver = Q(pk__in=[]), [(ator.unidade_id, None)]
        vistas: set[Any] = set()
        vindos = self.filter(processo=processo, unidade_anterior__isnull=False)
        de_quem = list(vindos.values_list("unidade_id", "unidade_anterior_id", "pk"))
        while por_ver:
            unidade, antes_de = por_ver.pop()
            if unidade in vistas:
                continue
            vistas.add(unidade)
            ate = Q() if antes_de is None else Q(pk__lt=antes_de)
            visto |= Q(unidade_id=unidade) & ate
            por_ver += [
                (anterior, pk)
                for aqui, anterior, pk in de_quem
                if aqui == unidade and (antes_de is None or pk < antes_de)
            ]
        return self.filter(visto, processo=processo).order_by("-pk")
