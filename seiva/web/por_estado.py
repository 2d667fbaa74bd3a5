"""A list of what the institution decides, one state at a time."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet, TextChoices

from seiva.core.paginacao import Ordem, paginar
from seiva.web.acesso import Requisicao
from seiva.web.paginas import cursores, vizinhas

POR_PAGINA = 50


def por_estado(
    requisicao: Requisicao,
    estados: type[TextChoices],
    no_estado: Callable[[str], QuerySet[Any]],
    *,
    inicial: str,
) -> dict[str, Any]:
    """Context of the list, the latest first: `estado` ("" for all), `estados`, `linhas` (the
    objects of one page) and `pagina`. Without `?estado=` it is `inicial`; any other word, all."""
    pedido = requisicao.GET.get("estado", inicial)
    estado = pedido if pedido in estados.values else ""
    ordem = (Ordem("pk", True),)
    pagina = paginar(no_estado(estado), ordem, tamanho=POR_PAGINA, **cursores(requisicao.GET))
    return {
        "estado": estado,
        "estados": estados.choices,
        "linhas": pagina.linhas,
        "pagina": vizinhas(pagina, f"?estado={estado or 'todos'}"),
    }
