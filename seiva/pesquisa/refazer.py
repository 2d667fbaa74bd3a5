"""Rebuilding the indexes of whole institutions, one or all of them, as fast as it goes."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from django.db import transaction

from seiva.core.tenancy import escopo
from seiva.pesquisa.indexar import reindexar_tudo
from seiva.pesquisa.indexar_documentos import reindexar_documentos

_INDICE = "indice_documento_texto"
_CRIAR = (
    f"CREATE INDEX IF NOT EXISTS {_INDICE} ON pesquisa_indicedocumento "
    "USING gin (texto) WITH (fastupdate = off)"
)


def refazer(instituicao_id: int, *, lote: int = 500) -> tuple[int, int]:
    """Both indexes of one institution, in one transaction; how many processes and documents."""
    with transaction.atomic(), escopo(instituicao_id):
        return reindexar_tudo(lote), reindexar_documentos(lote)


@contextmanager
def sem_indice(url_do_dono: str) -> Iterator[None]:
    """Drop the index of words while everything is loaded, and make it at once at the end.

    For loads of a whole installation with nobody at work: until the block ends searches read
    every row. Making it afterwards costs a fifth of keeping it (ADR 0014). Needs the owner.
    """
    with psycopg.connect(url_do_dono, autocommit=True) as dono:
        dono.execute(f"DROP INDEX IF EXISTS {_INDICE}")
    try:
        yield
    finally:
        with psycopg.connect(url_do_dono, autocommit=True) as dono:
            dono.execute("SET maintenance_work_mem = '1GB'")
            dono.execute(_CRIAR)
            dono.execute("VACUUM (ANALYZE) pesquisa_indicedocumento")
