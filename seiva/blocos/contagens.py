"""How much of other units waits in the unit of the actor: one query, for every page."""

from typing import Any

from django.db.models import IntegerField, Subquery

from seiva.blocos.models import Bloco
from seiva.core.ator import Ator
from seiva.core.preparadas import Preparada
from seiva.documentos.models import Documento, Liberacao
from seiva.organizacao.models import Instituicao

TETO = 999


class _Ate(Subquery):
    """Rows of a query, counted until one past `TETO`."""

    template = "(SELECT count(*) FROM (%(subquery)s) contados)"
    output_field = IntegerField()

    def __init__(self, linhas: Any) -> None:
        super().__init__(linhas.order_by().values("pk")[: TETO + 1])


def _recebidos(ator: Ator) -> Any:
    por_assinar = Liberacao.objects.por_assinar_em(ator.unidade_id or 0).values("documento_id")
    return (
        Instituicao.objects.filter(pk=ator.instituicao_id)
        .annotate(
            blocos=_Ate(Bloco.objects.recebidos_por(ator)),
            documentos=_Ate(Documento.objects.filter(pk__in=por_assinar)),
        )
        .values_list("blocos", "documentos")
    )


_contar = Preparada(_recebidos)


def recebidos(ator: Ator) -> dict[str, int]:
    """`blocos` received, and `documentos` released for the unit to sign."""
    blocos, documentos = _contar(ator)[0]
    return {"blocos": blocos, "documentos": documentos}
