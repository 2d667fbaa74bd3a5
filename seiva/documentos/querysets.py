"""Who sees each document: process known, and the document's own condition."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, Subquery

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

        processos = Processo.objects.localizaveis_por(ator).values("pk")
        listaveis = self.filter(processo__in=processos)
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
        processos = Processo.objects.legiveis_por(ator).values("pk")
        listaveis = self.listaveis_por(ator).exclude(estado="cancelado")
        return listaveis.filter(proprio, processo__in=processos)

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

    def com_sinais(self) -> "DocumentoQuerySet":
        """Annotate what the tree marks: signatures in the file, and how many no longer hold."""
        from seiva.documentos.models import ExameDeAssinaturas

        exame = ExameDeAssinaturas.objects.filter(sha256=OuterRef("arquivo__sha256"))
        return self.annotate(
            assinaturas_no_arquivo=Subquery(exame.values("total")[:1]),
            assinaturas_alteradas=Subquery(exame.values("alteradas")[:1]),
        )


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


class ExameDeAssinaturasQuerySet(QuerySetDoInquilino[Any]):
    def do_arquivo(self, sha256: str) -> "ExameDeAssinaturasQuerySet":
        """The examination of these bytes, for who may already read the document."""
        return self.filter(sha256=sha256)


class AssinaturaDeForaQuerySet(QuerySetDoInquilino[Any]):
    def do_exame(self, exame: Any) -> "AssinaturaDeForaQuerySet":
        """Signatures of one file, in the order in which they were made."""
        return self.filter(exame=exame).order_by("ordem")
