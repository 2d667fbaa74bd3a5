"""Notices by e-mail to units: asked for inside the act, sent by a job after its commit."""

from collections.abc import Sequence

from seiva.core.jobs import enfileirar
from seiva.organizacao.models import Unidade
from seiva.processos.models import Destino, Remessa


def avisar_unidades(remessa: Remessa, destinos: Sequence[Unidade]) -> None:
    """Tell each destination that asked to be told and has an address."""
    querem = [unidade.pk for unidade in destinos if unidade.avisa_envio and unidade.email]
    if not querem:
        return
    from seiva.processos.tarefas import avisar_envio

    for destino in Destino.objects.filter(remessa=remessa, unidade_id__in=querem):
        enfileirar(avisar_envio, destino_id=destino.pk)
