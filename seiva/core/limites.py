"""Rate limits shared by all processes, counted in an unlogged table."""

import hashlib
import time

from django.db import connection

from seiva.core.erros import ErroDaCasa


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
        cursor.execute(
            "INSERT INTO core_limite (chave, janela) VALUES (%s, %s) "
            "ON CONFLICT (chave, janela) DO UPDATE SET contagem = core_limite.contagem + 1 "
            "RETURNING contagem",
            [chave, janela],
        )
        contagem = cursor.fetchone()[0]
    if contagem > maximo:
        raise LimiteExcedido(segundos - instante % segundos)


def devolver(nome: str, quem: str, *, segundos: int) -> None:
    """Take back the attempt just counted: it was a right one, and only failures should add up.

    Counting first and giving back afterwards makes simultaneous attempts wait for each other.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE core_limite SET contagem = contagem - 1 "
            "WHERE chave = %s AND janela = %s AND contagem > 0",
            [_chave(nome, quem, segundos), int(time.time()) // segundos],
        )


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
