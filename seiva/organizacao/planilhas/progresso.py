"""How far a long transaction went, told to others before it ends."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections

from seiva.organizacao.models import Planilha

A_CADA = 0.5  # seconds between two writings
_ESCOPO = "SELECT set_config('app.instituicao', %s, true), set_config('lock_timeout', '200', true)"
_ANDOU = (
    "UPDATE organizacao_planilha SET feitas = %s "
    "WHERE instituicao_id = %s AND id = %s AND vez = %s AND estado = 'importando'"
)


@contextmanager
def por_fora(planilha: Planilha) -> Iterator[Callable[[int], None]]:
    """Answers a function that adds lines to the progress of the import, over a connection of its
    own: what it writes is seen at once, and whatever happens to it, the import goes on."""
    ligacao = connections.create_connection(DEFAULT_DB_ALIAS)
    feitas, ultima = 0, 0.0

    def andou(linhas: int) -> None:
        nonlocal feitas, ultima
        feitas += linhas
        if time.monotonic() - ultima < A_CADA:
            return
        ultima = time.monotonic()
        dono = planilha.instituicao_id
        try:
            ligacao.ensure_connection()
            bruta: Any = ligacao.connection
            with bruta.transaction(), bruta.cursor() as cursor:
                cursor.execute(_ESCOPO, [str(dono)])
                cursor.execute(_ANDOU, [feitas, dono, planilha.pk, planilha.vez])
        except (psycopg.Error, DatabaseError):
            ligacao.close()  # the progress is not worth the import

    try:
        yield andou
    finally:
        ligacao.close()
