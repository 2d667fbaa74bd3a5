"""Indexing in the background: what is long, and what was renamed."""

from seiva.core.ator import Ator
from seiva.core.jobs import tarefa
from seiva.pesquisa.indexar import reindexar_tudo
from seiva.pesquisa.indexar_documentos import (
    indexar_documentos,
    reindexar_documentos,
    remarcar,
)


@tarefa("reindexar_processos")
def reindexar_processos(_ator: Ator) -> None:
    """Rebuild the indexes of one institution: after a type or a person changed name."""
    reindexar_tudo()


@tarefa("reindexar_documentos")
def refazer_documentos(_ator: Ator) -> None:
    """Rebuild the index of documents of one institution."""
    reindexar_documentos()


@tarefa("indexar_minuta")
def indexar_minuta(_ator: Ator, documento_id: int) -> None:
    """Words of a long draft, as it reads now."""
    indexar_documentos([documento_id])


@tarefa("remarcar_processo")
def remarcar_processo(_ator: Ator, processo_id: int) -> None:
    """Readers and filters of the many documents of one process."""
    remarcar([processo_id])
