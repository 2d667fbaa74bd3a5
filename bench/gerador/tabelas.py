"""Rows on their way to tables, by COPY."""

from collections import defaultdict
from typing import Any

import psycopg
from django.db import connection
from django.db.models import NOT_PROVIDED, Model
from psycopg import sql
from psycopg.types.json import Jsonb


class Tabelas:
    """Rows gathered by model, then copied. Columns that were not given take their default.

    The connection is the superuser's, with the triggers of the session off: rows come complete
    and coherent, and `bench.gerador.conferir` checks every foreign key afterwards.
    """

    def __init__(self) -> None:
        self._linhas: dict[type[Model], list[dict[str, Any]]] = defaultdict(list)

    def por(self, modelo: type[Model], **colunas: Any) -> None:
        """One row; names are those of the columns in the database."""
        self._linhas[modelo].append(colunas)

    def copiar(self, conexao: psycopg.Connection) -> None:
        """Write everything in one transaction and forget it."""
        with conexao.transaction(), conexao.cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = replica")
            for modelo, linhas in self._linhas.items():
                _copiar(cursor, modelo, linhas)
        self._linhas.clear()


def _copiar(cursor: psycopg.Cursor, modelo: type[Model], linhas: list[dict[str, Any]]) -> None:
    dadas = list(linhas[0])
    campos = {campo.column: campo for campo in modelo._meta.local_concrete_fields}
    outras = {
        coluna: campo.get_db_prep_save(campo.get_default(), connection)
        for coluna, campo in campos.items()
        if coluna not in dadas and not campo.primary_key and campo.db_default is NOT_PROVIDED
    }
    nomes = sql.SQL(", ").join(map(sql.Identifier, [*dadas, *outras]))
    tabela = sql.Identifier(modelo._meta.db_table)
    json = [coluna for coluna in dadas if campos[coluna].get_internal_type() == "JSONField"]
    resto = tuple(outras.values())
    with cursor.copy(sql.SQL("COPY {} ({}) FROM STDIN").format(tabela, nomes)) as copia:
        for linha in linhas:
            for coluna in json:
                linha[coluna] = Jsonb(linha[coluna])
            copia.write_row((*(linha[coluna] for coluna in dadas), *resto))
