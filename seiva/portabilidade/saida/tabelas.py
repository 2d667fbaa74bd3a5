"""The rows of the institution as JSON Lines, all of one instant."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from psycopg import sql

from seiva.core.tenancy import escopo, instituicao_atual
from seiva.portabilidade import dicionario as dic
from seiva.portabilidade.formato import arquivo_da_tabela

LOTE = 2_000


@contextmanager
def instantaneo(instituicao_id: int) -> Iterator[None]:
    """A transaction that sees the institution as it is now, however long it takes."""
    fora = not connection.in_atomic_block
    with transaction.atomic():
        if fora:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        with escopo(instituicao_id):
            yield


def linhas(modelo: dic.Modelo) -> Iterator[dict[str, Any]]:
    """Rows of one table in the order of their keys. Needs the scope open."""
    colunas = [sql.Identifier(coluna) for coluna in dic.campos(modelo)]
    consulta = sql.SQL(
        "SELECT row_to_json(linha_inteira)::text FROM "
        "(SELECT {colunas} FROM {tabela} WHERE instituicao_id = %s ORDER BY {chave})"
        " linha_inteira"
    ).format(
        colunas=sql.SQL(", ").join(colunas),
        tabela=sql.Identifier(modelo._meta.db_table),
        chave=sql.Identifier(dic.chave_de(modelo)),
    )
    connection.ensure_connection()
    bruta: Any = connection.connection
    with bruta.cursor(name="saida") as cursor:
        cursor.itersize = LOTE
        for (texto,) in cursor.execute(consulta, [instituicao_atual()]):
            yield json.loads(texto)


class Lidos:
    """What the rows of the tables name, kept on disk: hashes of bytes, and accounts."""

    def __init__(self, pasta: Path) -> None:
        self.banco = sqlite3.connect(pasta / "lidos.sqlite", isolation_level=None)
        self.banco.execute("PRAGMA journal_mode = OFF")
        self.banco.execute("PRAGMA synchronous = OFF")
        self.banco.execute(
            "CREATE TABLE bytes (sha256 TEXT PRIMARY KEY, onde TEXT, membro TEXT) WITHOUT ROWID"
        )
        self.contas: set[int] = set()

    def nomear(self, sha256: str) -> None:
        """These bytes must go out."""
        self.banco.execute("INSERT OR IGNORE INTO bytes VALUES (?, NULL, NULL)", [sha256])

    def situar(self, sha256: str, onde: str, membro: str = "") -> None:
        """These bytes are in that file of the package (`membro`: of the bag inside it)."""
        self.banco.execute(
            "UPDATE bytes SET onde = ?, membro = ? WHERE sha256 = ? AND onde IS NULL",
            [onde, membro, sha256],
        )

    def por_levar(self) -> Iterator[str]:
        """Hashes that are nowhere yet, in order."""
        ultimo = ""
        while lote := self.banco.execute(
            "SELECT sha256 FROM bytes WHERE onde IS NULL AND sha256 > ? ORDER BY sha256 LIMIT 500",
            [ultimo],
        ).fetchall():
            for (sha256,) in lote:
                yield sha256
            ultimo = lote[-1][0]

    def quantos(self) -> int:
        (quantos,) = self.banco.execute("SELECT count(*) FROM bytes WHERE onde IS NULL").fetchone()
        return int(quantos)

    def situados(self) -> Iterator[tuple[str, str, str]]:
        """(sha256, file, member) of every one that goes out."""
        yield from self.banco.execute(
            "SELECT sha256, onde, membro FROM bytes WHERE onde IS NOT NULL ORDER BY sha256"
        )

    def fechar(self) -> None:
        self.banco.close()


def despejar(modelo: dic.Modelo, pasta: Path, lidos: Lidos) -> tuple[Path, int]:
    """One table into a file in `pasta`; the file and how many rows. Needs the scope open."""
    tabela = modelo._meta.db_table
    contas, bytes_em = dic.colunas_de_conta(modelo), dic.BYTES.get(tabela)
    vazias = [coluna for (t, coluna) in dic.ESVAZIADAS if t == tabela]
    caminho, quantas = pasta / Path(arquivo_da_tabela(tabela)).name, 0
    with caminho.open("w", encoding="utf-8") as saida:
        for linha in linhas(modelo):
            lidos.contas.update(linha[coluna] for coluna in contas if linha[coluna] is not None)
            if bytes_em and linha[bytes_em]:
                lidos.nomear(linha[bytes_em])
            for coluna in vazias:
                linha[coluna] = {}
            saida.write(json.dumps(linha, ensure_ascii=False) + "\n")
            quantas += 1
    return caminho, quantas
