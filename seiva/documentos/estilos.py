"""The styles in force in the institution, for pages that are still to be frozen."""

from typing import Any

from django.db.models import Subquery

from seiva.documentos.models import EstilosDaInstituicao
from seiva.documentos.papel.estilos import aceitos, em_texto
from seiva.organizacao.models import Unidade


def estilos_em_vigor() -> EstilosDaInstituicao:
    """The choices of the institution in scope; a row not saved, as usual, when it made none."""
    return EstilosDaInstituicao.objects.first() or EstilosDaInstituicao()


def linha_em_vigor() -> str:
    """The same as `papel.estilos.em_texto`; one query."""
    return em_texto(aceitos(estilos_em_vigor().valores))


def unidade_com_estilos(unidade_id: int | None) -> tuple[Unidade, str]:
    """The unit of a page with its órgão and institution, and the line of the styles in force.

    One query: the choices come along.
    """
    valores: Any = Subquery(EstilosDaInstituicao.objects.values("valores")[:1])
    unidade = (
        Unidade.objects.select_related("orgao", "instituicao")
        .annotate(estilos_do_papel=valores)
        .um(pk=unidade_id)
    )
    return unidade, em_texto(aceitos(unidade.estilos_do_papel))
