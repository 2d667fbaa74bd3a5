"""Who sees each document: process known, and the document's own condition."""

from typing import Any

from django.db.models import Exists, OuterRef, Q

from seiva.core.ator import Ator
from seiva.core.modelos import QuerySetDoInquilino
from seiva.processos.querysets import conteudo_legivel


class DocumentoQuerySet(QuerySetDoInquilino[Any]):
    def do_processo(self, processo: Any) -> "DocumentoQuerySet":
        """Everything of one process; compose with who asks."""
        return self.filter(processo=processo)

    def listaveis_por(self, ator: Ator) -> "DocumentoQuerySet":
        """Nodes of the tree that the actor may know of.

        A draft exists only for the unit that writes it (domain.md §2.5).
        """
        from seiva.processos.models import Processo

        # By key, for each document: never a list of every process of the institution.
        conhecido = Processo.objects.localizaveis_por(ator).filter(pk=OuterRef("processo_id"))
        listaveis = self.filter(Exists(conhecido))
        if ator.porta == "tarefa":
            return listaveis
        return listaveis.filter(~Q(estado="minuta") | Q(unidade_id=ator.unidade_id or 0))

    def legiveis_por(self, ator: Ator) -> "DocumentoQuerySet":
        """Documents whose content the actor may read.

        Access is enforced for each document: one restricted document does not hide the rest.
        Norma: Lei 12.527/2011, art. 7º, § 2º. Cancelled content is for nobody.
        """
        from seiva.processos.models import Processo

        proprio = conteudo_legivel(ator, nivel="nivel", processo="processo_id")
        legivel = Processo.objects.legiveis_por(ator).filter(pk=OuterRef("processo_id"))
        listaveis = self.listaveis_por(ator).exclude(estado="cancelado")
        return listaveis.filter(proprio, Exists(legivel))

    def na_arvore(self) -> "DocumentoQuerySet":
        """In the order of the tree, ready to be named."""
        return self.select_related("tipo", "unidade").order_by("ordem")

    def editaveis_em(self, unidade_id: int) -> "DocumentoQuerySet":
        """Drafts of a unit."""
        return self.filter(unidade_id=unidade_id, estado="minuta", natureza="I")

    def para_assinar_por(self, ator: Ator) -> "DocumentoQuerySet":
        """Drafts that the actor's unit may sign now: the process is open in it."""
        from seiva.processos.models import Passagem

        unidade_id = ator.unidade_id or 0
        abertas = Passagem.objects.filter(
            processo=OuterRef("processo_id"), unidade_id=unidade_id, aberta=True
        )
        return self.listaveis_por(ator).editaveis_em(unidade_id).filter(Exists(abertas))

    def com_caneta(self) -> "DocumentoQuerySet":
        """Annotate `preta`: firm, and already reached by others or sent on (domain.md §2.5)."""
        from seiva.processos.models import Remessa

        enviado = Remessa.objects.filter(
            processo=OuterRef("processo_id"),
            desfeita_em__isnull=True,
            quando__gte=OuterRef("firmado_em"),
        )
        return self.annotate(preta=Q(visto_fora=True) | Exists(enviado))


class AssinaturaQuerySet(QuerySetDoInquilino[Any]):
    def vigentes(self) -> "AssinaturaQuerySet":
        """Signatures whose content was not superseded by an edit."""
        return self.filter(congelamento__cancelamentos__isnull=True)


class ArquivoQuerySet(QuerySetDoInquilino[Any]):
    def com_hash(self, sha256: str) -> "ArquivoQuerySet":
        """Rows that name these bytes, oldest first."""
        return self.filter(sha256=sha256).order_by("pk")

    def imagens(self) -> "ArquivoQuerySet":
        return self.filter(tipo_mime__startswith="image/")
