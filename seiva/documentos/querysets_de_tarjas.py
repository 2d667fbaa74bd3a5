"""Public versions: who may read each. The rule stands here, beside the one of documents."""

from typing import Any

from django.db.models import Exists, OuterRef

from seiva.catalogo.models import NivelAcesso
from seiva.core.ator import Ator
from seiva.core.modelos import QuerySetDoInquilino


class VersaoPublicaQuerySet(QuerySetDoInquilino[Any]):
    def vivas(self) -> "VersaoPublicaQuerySet":
        """Not cancelled: at most one of each document."""
        return self.exclude(estado="cancelada")

    def publicadas(self) -> "VersaoPublicaQuerySet":
        """Published and not cancelled; compose with who asks, or with documents already known."""
        return self.filter(estado="publicada")

    def do_documento(self, documento: Any) -> "VersaoPublicaQuerySet":
        """Every one of a document, the latest first; compose with who asks."""
        return self.filter(documento=documento).order_by("-pk")

    def com_bytes(self, sha256: str) -> "VersaoPublicaQuerySet":
        """Those whose file is exactly this; compose with who asks."""
        return self.filter(arquivo__sha256=sha256).select_related("documento__tipo")

    def legiveis_por(self, ator: Ator) -> "VersaoPublicaQuerySet":
        """Published ones, of documents that the actor may know of (`listaveis_por`).

        What is under the bars is not in the file, so it asks for no more than knowing of the
        document. Nothing is opened of what is cancelled or under sigilo, nor, to who is outside,
        of what waits for the person served to know of it.
        Norma: Lei 12.527/2011, art. 7º, § 2º.
        """
        from seiva.documentos.models import Documento

        conhecidos = (
            Documento.objects.listaveis_por(ator)
            .filter(pk=OuterRef("documento_id"), nivel__lt=NivelAcesso.SIGILOSO)
            .filter(processo__nivel_efetivo__lt=NivelAcesso.SIGILOSO)
            .exclude(estado="cancelado")
        )
        if not ator.e_servidor and ator.porta != "tarefa":
            conhecidos = conhecidos.filter(velado=False)
        return self.publicadas().filter(Exists(conhecidos))


def tem_versao_publica() -> Exists:
    """Condition on a document already known to who asks: a version of it is published."""
    from seiva.documentos.models import VersaoPublica

    return Exists(VersaoPublica.objects.publicadas().filter(documento=OuterRef("pk")))
