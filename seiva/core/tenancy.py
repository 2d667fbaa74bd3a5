"""Tenant scope: which institution the running code works for.

Two locks. The querysets of tenant models filter by the scope and raise `EscopoAusente` when
there is none; row-level security in PostgreSQL repeats the same condition, from the
transaction-local setting `app.instituicao`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connection
from psycopg.pq import TransactionStatus

from seiva.core.erros import EscopoAusente

_escopo: ContextVar[int | None] = ContextVar("instituicao", default=None)
_suspensa: ContextVar[bool] = ContextVar("suspensa", default=False)
_ENTRAR = """
SELECT set_config('app.instituicao', %s, true),
  EXISTS (SELECT 1 FROM organizacao_instituicao WHERE id = %s AND suspensa_em IS NOT NULL)
"""


def instituicao_atual() -> int:
    """Id of the institution in scope. Raises `EscopoAusente` when there is none."""
    atual = _escopo.get()
    if atual is None:
        raise EscopoAusente("Nenhuma instituição no escopo.")
    return atual


def ha_escopo() -> bool:
    return _escopo.get() is not None


def esta_suspensa() -> bool:
    """The institution in scope was suspended when the scope was opened: nobody changes anything."""
    return _suspensa.get()


def _ajustar(nome: str, valor: int | str | None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config(%s, %s, true)", [nome, "" if valor is None else str(valor)]
        )


def _entrar(instituicao_id: int) -> bool:
    """Set the institution for row-level security; whether it is suspended, in the same question."""
    with connection.cursor() as cursor:
        cursor.execute(_ENTRAR, [str(instituicao_id), instituicao_id])
        return bool(cursor.fetchone()[1])


def _repor(nome: str, valor: int | None) -> None:
    """Put the setting back, unless the transaction is lost: its rollback does it then."""
    bruta = connection.connection
    perdida = bruta is None or bruta.info.transaction_status == TransactionStatus.INERROR
    if connection.in_atomic_block and not connection.needs_rollback and not perdida:
        _ajustar(nome, valor)


@contextmanager
def escopo(instituicao_id: int) -> Iterator[None]:
    """Work for one institution until the block ends. Needs an open transaction.

    The database setting is local to the transaction, so a pooled connection never carries
    the scope of one request to the next.
    """
    if not connection.in_atomic_block:
        raise EscopoAusente("O escopo da instituição exige uma transação aberta.")
    ficha = _escopo.set(instituicao_id)
    anterior = ficha.old_value if isinstance(ficha.old_value, int) else None
    suspensa = _suspensa.set(_entrar(instituicao_id))
    try:
        yield
    finally:
        _suspensa.reset(suspensa)
        _escopo.reset(ficha)
        _repor("app.instituicao", anterior)


@contextmanager
def compilando(marca: int) -> Iterator[None]:
    """Take `marca` for the institution while a question is written, not asked: the database
    keeps the scope of the transaction, and its row-level security with it."""
    ficha = _escopo.set(marca)
    try:
        yield
    finally:
        _escopo.reset(ficha)


@contextmanager
def escopo_da_conta(conta_id: int) -> Iterator[None]:
    """Let a person see own lotações across institutions (to choose where to work)."""
    if not connection.in_atomic_block:
        raise EscopoAusente("O escopo da conta exige uma transação aberta.")
    _ajustar("app.conta", conta_id)
    try:
        yield
    finally:
        _repor("app.conta", None)


@contextmanager
def escopo_da_plataforma() -> Iterator[None]:
    """Let the operator read the few tables of numbers about institutions, across them.

    Opens only the tables whose row-level policy names `app.plataforma`: counts and states, never
    content. Needs an open transaction.
    """
    if not connection.in_atomic_block:
        raise EscopoAusente("O escopo da plataforma exige uma transação aberta.")
    _ajustar("app.plataforma", "sim")
    try:
        yield
    finally:
        _repor("app.plataforma", None)
