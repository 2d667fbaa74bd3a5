"""Rebuilding the index in the background."""

from seiva.core.ator import Ator
from seiva.core.jobs import tarefa
from seiva.pesquisa.indexar import reindexar_tudo


@tarefa("reindexar_processos")
def reindexar_processos(_ator: Ator) -> None:
    """Rebuild the index of one institution: after a type or a person changed name."""
    reindexar_tudo()
