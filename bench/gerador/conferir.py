"""Is the generated set what the constraints of the database demand? Its rows came in without
the triggers that check foreign keys, so each key is checked here."""

import psycopg
from psycopg import sql

_CHAVES = """
SELECT k.conname, k.conrelid::regclass::text, k.confrelid::regclass::text,
  array(SELECT a.attname FROM unnest(k.conkey) WITH ORDINALITY c(n, i)
        JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = c.n ORDER BY i),
  array(SELECT a.attname FROM unnest(k.confkey) WITH ORDINALITY c(n, i)
        JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = c.n ORDER BY i)
FROM pg_constraint k WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace
"""


def chaves_quebradas(conexao: psycopg.Connection) -> dict[str, int]:
    """Foreign key → how many rows point to nothing; empty when the set is coherent."""
    quebradas = {}
    for nome, tabela, alvo, daqui, de_la in conexao.execute(_CHAVES).fetchall():
        iguais = sql.SQL(" AND ").join(
            sql.SQL("d.{} = p.{}").format(sql.Identifier(c), sql.Identifier(de))
            for c, de in zip(daqui, de_la, strict=True)
        )
        presentes = sql.SQL(" AND ").join(
            sql.SQL("d.{} IS NOT NULL").format(sql.Identifier(c)) for c in daqui
        )
        comando = sql.SQL(
            "SELECT count(*) FROM {} d WHERE {} AND NOT EXISTS (SELECT FROM {} p WHERE {})"
        ).format(sql.SQL(tabela), presentes, sql.SQL(alvo), iguais)
        linha = conexao.execute(comando).fetchone()
        if linha and linha[0]:
            quebradas[nome] = linha[0]
    return quebradas
