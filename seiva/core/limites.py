"""Rate limits shared by all processes, counted in an unlogged table.

A refused request undoes its transaction, and with it what it counted: the door says `lembrar` when
a request begins and `recontar` after it was undone, so that who guesses addresses is counted too.
"""

import hashlib
import time
from contextvars import ContextVar

from django.db import connection

from seiva.core.erros import ErroDaCasa

_SOMAR = (
    "INSERT INTO core_limite (chave, janela) VALUES (%s, %s) "
    "ON CONFLICT (chave, janela) DO UPDATE SET contagem = core_limite.contagem + 1 "
    "RETURNING contagem"
)
_contadas: ContextVar[list[tuple[str, int]] | None] = ContextVar("contadas", default=None)


class LimiteExcedido(ErroDaCasa):
    """Too many attempts. `espera` is how many seconds to wait."""

    def __init__(self, espera: int) -> None:
        super().__init__(f"Muitas tentativas. Aguarde {espera} segundos e tente de novo.")
        self.espera = espera


def contar(nome: str, quem: str, *, maximo: int, segundos: int) -> None:
    """Count one attempt of `quem` at `nome`; raise `LimiteExcedido` past `maximo` a window.

    `quem` (an address, a login) is stored hashed. Old windows are swept by a periodic job.
    """
    instante = int(time.time())
    janela = instante // segundos
    chave = _chave(nome, quem, segundos)
    with connection.cursor() as cursor:
        cursor.execute(_SOMAR, [chave, janela])
        contagem = cursor.fetchone()[0]
    lembradas = _contadas.get()
    if lembradas is not None:
        lembradas.append((chave, janela))
    if contagem > maximo:
        raise LimiteExcedido(segundos - instante % segundos)


def devolver(nome: str, quem: str, *, segundos: int) -> None:
    """Take back the attempt just counted: it was a right one, and only failures should add up.

    Counting first and giving back afterwards makes simultaneous attempts wait for each other.
    """
    onde = (_chave(nome, quem, segundos), int(time.time()) // segundos)
    lembradas = _contadas.get()
    if lembradas and onde in lembradas:
        lembradas.remove(onde)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE core_limite SET contagem = contagem - 1 "
            "WHERE chave = %s AND janela = %s AND contagem > 0",
            onde,
        )


def lembrar() -> None:
    """A request begins: what it counts is remembered."""
    _contadas.set([])


def recontar() -> None:
    """The transaction of the request was undone: count again what it had counted."""
    lembradas = _contadas.get() or []
    _contadas.set(None)
    with connection.cursor() as cursor:
        for onde in lembradas:
            cursor.execute(_SOMAR, onde)


def _chave(nome: str, quem: str, segundos: int) -> str:
    return f"{nome}:{hashlib.sha256(quem.encode()).hexdigest()[:32]}:{segundos}"


def varrer(antes_de: int) -> int:
    """Delete the counters of windows of one minute or longer that ended before `antes_de`."""
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM core_limite WHERE (janela + 1) * split_part(chave, ':', 3)::bigint < %s",
            [antes_de],
        )
        return int(cursor.rowcount)
