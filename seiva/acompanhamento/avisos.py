"""Hearing of new entries of the history, by kind: only what the public may see starts a job."""

from typing import Any

from seiva.acompanhamento.models import Inscricao
from seiva.andamentos import tipos
from seiva.core.eventos import ao_mudar
from seiva.core.jobs import enfileirar

# Acts come in handfuls (sign, then send): wait for the next ones before writing to anybody.
JUNTAR = 60


@ao_mudar("andamentos.Andamento")
def _historico_andou(andamentos: list[Any]) -> None:
    publicos = set(tipos.codigos_da_visao(tipos.RESUMIDO))
    andaram = {a.processo_id for a in andamentos if a.tipo in publicos}
    if not andaram:
        return
    seguidos = Inscricao.objects.filter(processo__in=andaram).confirmadas()
    for processo_id in set(seguidos.values_list("processo_id", flat=True)):
        pedir_distribuicao(processo_id)


def pedir_distribuicao(processo_id: int) -> None:
    """Ask that who follows the process be told; once, however many ask."""
    from seiva.acompanhamento.tarefas import distribuir

    enfileirar(
        distribuir, unica=f"acompanhar-{processo_id}", espera=JUNTAR, processo_id=processo_id
    )
