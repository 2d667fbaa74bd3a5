"""One process inside another, as its page shows it."""

from typing import Any

from django.urls import reverse

from seiva.core.ator import Ator
from seiva.processos.models import Anexacao, Processo
from seiva.processos.situacao import pode_ter_anexacao


def nos_anexados(ator: Ator, processo: Processo, slug: str) -> list[dict[str, Any]]:
    """Nodes of the tree for attached processes: each opens as far as its own level lets."""
    if not pode_ter_anexacao(processo):
        return []
    dentro = Anexacao.objects.dentro_de(processo).conhecidas_por(ator)
    return [
        {
            "id": f"processo-{anexacao.anexado_id}",
            "rotulo": anexacao.anexado.numero,
            "numero": anexacao.anexado.tipo.nome,
            "unidade": anexacao.unidade.sigla,
            "url": reverse("processo", args=[slug, anexacao.anexado_id]),
            "icone": "processo",
            "nivel": anexacao.anexado.nivel_efetivo,
        }
        for anexacao in dentro.select_related("anexado__tipo", "unidade")
    ]


def onde_esta_anexado(ator: Ator, processo: Processo, slug: str) -> dict[str, str] | None:
    """The main process of an attached one, when the actor may know of it."""
    anexacao = (
        Anexacao.objects.de_anexado(processo)
        .conhecidas_por(ator)
        .select_related("principal")
        .first()
    )
    if anexacao is None:
        return None
    url = reverse("processo", args=[slug, anexacao.principal_id])
    return {"numero": anexacao.principal.numero, "url": url}
