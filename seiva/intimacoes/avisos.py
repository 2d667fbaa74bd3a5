"""Hearing of outages: a registered one extends the deadlines that end in it."""

from typing import Any

from seiva.core.eventos import ao_mudar
from seiva.core.jobs import enfileirar
from seiva.core.tenancy import instituicao_atual


@ao_mudar("intimacoes.Indisponibilidade")
def _sistema_fora_do_ar(_indisponibilidades: list[Any]) -> None:
    from seiva.intimacoes.tarefas import prorrogar_prazos

    enfileirar(prorrogar_prazos, unica=f"intimacoes-prorrogar-{instituicao_atual()}")
