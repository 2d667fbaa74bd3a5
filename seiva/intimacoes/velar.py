"""Hiding what is served from everybody outside, until each person knows of it."""

from collections.abc import Iterable

from seiva.documentos.models import Documento
from seiva.intimacoes.models import Destinatario, Intimacao


def documentos_de(intimacao: Intimacao) -> list[Documento]:
    """The main document, then its annexes in the order of the tree."""
    anexos = Documento.objects.filter(pk__in=intimacao.anexos.values("documento_id"))
    return [intimacao.documento, *anexos.select_related("tipo").order_by("ordem")]


def velar(documentos: Iterable[Documento]) -> None:
    """Hide them, and let nobody edit or exclude them any more. Inside a running act."""
    for documento in documentos:
        documento.velado = documento.visto_fora = True
        documento.save(update_fields=["velado", "visto_fora"])


def desvelar(intimacao: Intimacao) -> None:
    """Show again what nobody else has still to open. Inside a running act."""
    for documento in documentos_de(intimacao):
        if documento.velado and not Destinatario.objects.que_escondem(documento).exists():
            documento.velado = False
            documento.save(update_fields=["velado"])
