"""Who sees each block, and what of it."""

from typing import Any

from django.db.models import Count, Exists, OuterRef, Q

from seiva.core.ator import Ator
from seiva.core.modelos import QuerySetDoInquilino


def _aqui(ator: Ator) -> Exists:
    """The block was made available to the unit of the actor, and is still there."""
    from seiva.blocos.models import Disponibilizacao

    return Exists(
        Disponibilizacao.objects.filter(
            bloco=OuterRef("pk"),
            unidade_id=ator.unidade_id or 0,
            devolvido_em__isnull=True,
            cancelado_em__isnull=True,
        )
    )


class BlocoQuerySet(QuerySetDoInquilino[Any]):
    def da_unidade(self, ator: Ator) -> "BlocoQuerySet":
        """Blocks of the unit of the actor."""
        return self.filter(unidade_id=ator.unidade_id or 0, excluido_em__isnull=True)

    def recebidos_por(self, ator: Ator) -> "BlocoQuerySet":
        """Blocks of other units that are in the unit of the actor now."""
        return self.filter(_aqui(ator), estado="D", excluido_em__isnull=True)

    def visiveis_por(self, ator: Ator) -> "BlocoQuerySet":
        """Own, and received: what was given back or taken back is seen no more."""
        propria = Q(unidade_id=ator.unidade_id or 0)
        recebida = Q(_aqui(ator), estado="D")
        return self.filter(propria | recebida, excluido_em__isnull=True)

    def que_recebem_itens(self, ator: Ator) -> "BlocoQuerySet":
        """Own blocks whose content may change now, the latest moved first."""
        return self.da_unidade(ator).filter(estado__in=["A", "R"]).order_by("-movido_em", "-pk")

    def do_formulario(self, chave: Any) -> "BlocoQuerySet":
        """What the form with this one-time key opened."""
        return self.filter(chave=chave)


class ItemQuerySet(QuerySetDoInquilino[Any]):
    def do_bloco(self, bloco: Any) -> "ItemQuerySet":
        return self.filter(bloco=bloco).order_by("ordem", "pk")

    def visiveis_por(self, ator: Ator) -> "ItemQuerySet":
        """Items that the actor may know of: a document of a process now under sigilo, or one
        that was excluded, is not among them."""
        from seiva.documentos.models import Documento
        from seiva.processos.models import Processo

        documentos = Documento.objects.listaveis_por(ator).values("pk")
        processos = Processo.objects.localizaveis_por(ator).filter(nivel_efetivo__lt=2)
        conhecidos = self.filter(processo__in=processos.values("pk"))
        return conhecidos.filter(Q(documento__isnull=True) | Q(documento__in=documentos))

    def contados(self) -> dict[int, int]:
        """How many of these each block has."""
        pares = self.order_by().values_list("bloco_id").annotate(total=Count("pk"))
        return dict(pares)


class OcorrenciaQuerySet(QuerySetDoInquilino[Any]):
    def visiveis_por(self, ator: Ator) -> "OcorrenciaQuerySet":
        """Entries about the block alone, or about what the actor may know of."""
        from seiva.documentos.models import Documento
        from seiva.processos.models import Processo

        documentos = Documento.objects.listaveis_por(ator).values("pk")
        processos = Processo.objects.localizaveis_por(ator).filter(nivel_efetivo__lt=2)
        conhecido = Q(processo__isnull=True) | Q(processo__in=processos.values("pk"))
        return self.filter(conhecido, Q(documento__isnull=True) | Q(documento__in=documentos))

    def do_bloco(self, bloco: Any) -> "OcorrenciaQuerySet":
        """The block's own history, the latest first."""
        return self.filter(bloco=bloco).order_by("-pk")
