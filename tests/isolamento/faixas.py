"""Every table numbers its rows from a range of its own, so that a number tells what it names."""

from dataclasses import dataclass
from typing import Any

import psycopg
from django.apps import apps
from django.db import connection
from psycopg import sql

LARGURA = 1_000_000
AUSENTE = LARGURA - 1


def separar(url_super: str) -> dict[int, str]:
    """Give each table with a sequence its range; range → table."""
    tabelas = sorted({m._meta.db_table for m in apps.get_models()})
    faixas = {}
    with psycopg.connect(url_super, autocommit=True) as c:
        for ordem, tabela in enumerate(tabelas, start=2000):
            linha = c.execute(
                "SELECT pg_get_serial_sequence(%s, 'id') FROM pg_attribute "
                "WHERE attrelid = %s::regclass AND attname = 'id'",
                [f'"{tabela}"', f'"{tabela}"'],
            ).fetchone()
            if linha and linha[0]:
                c.execute("SELECT setval(%s, %s)", [linha[0], ordem * LARGURA])
                faixas[ordem] = tabela
    return faixas


@dataclass
class Trocas:
    """For a number of ours: one of the other institution in the same table, and one of nobody."""

    faixas: dict[int, str]
    instituicao_id: int

    def de(self, valor: str) -> tuple[str, str] | None:
        """(foreign, absent) in the table of `valor`; None when it names no row of a tenant."""
        if not valor.isascii() or not valor.isdecimal():
            return None
        ordem = int(valor) // LARGURA
        alheio = self._alheio(ordem)
        return (alheio, str(ordem * LARGURA + AUSENTE)) if alheio else None

    def _alheio(self, ordem: int) -> str:
        tabela = self.faixas.get(ordem, "")
        if tabela not in self._alheios():
            return ""
        return str(self._alheios()[tabela])

    def _alheios(self) -> dict[str, Any]:
        """The newest row of the other institution in each tenant table. Needs its scope once."""
        if not hasattr(self, "_guardados"):
            self._guardados = {
                tabela: pk
                for tabela in self.faixas.values()
                if (pk := _ultimo(tabela, self.instituicao_id)) is not None
            }
        return self._guardados


def _ultimo(tabela: str, instituicao_id: int) -> int | None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT 1 FROM pg_attribute WHERE attrelid = %s::regclass "
            "AND attname = 'instituicao_id' AND NOT attisdropped",
            [f'"{tabela}"'],
        )
        if cursor.fetchone() is None:
            return None
        consulta = sql.SQL("SELECT max(id) FROM {} WHERE instituicao_id = %s")
        cursor.execute(consulta.format(sql.Identifier(tabela)), [instituicao_id])
        linha = cursor.fetchone()
        return linha[0] if linha else None
