"""What every page of the house shows around its content."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse


def casa(requisicao: HttpRequest) -> dict[str, Any]:
    """Header of a servant's page: institution, unit in use, units to choose, addresses."""
    instituicao = getattr(requisicao, "instituicao", None)
    lotacao = getattr(requisicao, "lotacao", None)
    if instituicao is None:
        return {"casa": {}}
    resposta: dict[str, Any] = {"instituicao": instituicao, "slug": instituicao.slug}
    if lotacao is not None:
        resposta |= {
            "conta": getattr(requisicao, "conta", None),
            "unidade": lotacao.unidade,
            "unidades": [item.unidade for item in getattr(requisicao, "lotacoes", [])],
            "trocar_unidade_url": reverse("unidade"),
        }
    return {"casa": resposta}
