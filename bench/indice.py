"""Fill the search index of a set, whole: without its big indexes while rows come in.

`python -m bench.indice`, in the environment of the house (as `bench.gerador`).
"""

import multiprocessing
import os
import time

import django
import psycopg
from psycopg import sql

django.setup()

from django.db import connection, transaction  # noqa: E402

from seiva.core.tenancy import escopo  # noqa: E402
from seiva.organizacao.models import Instituicao  # noqa: E402
from seiva.pesquisa.indexar import reindexar_tudo  # noqa: E402
from seiva.pesquisa.indexar_documentos import reindexar_documentos  # noqa: E402

SUPER = os.environ["BENCH_SUPER"]
TABELAS = ["pesquisa_indiceprocesso", "pesquisa_indicedocumento"]
_inicio = time.monotonic()


def _avisar(texto: str) -> None:
    print(f"{time.monotonic() - _inicio:7.1f} s  {texto}", flush=True)


def _uma(instituicao: int) -> int:
    with transaction.atomic(), escopo(instituicao):
        return reindexar_tudo() + reindexar_documentos()


def _indices(conexao: psycopg.Connection) -> list[tuple[str, str]]:
    """Name and definition of the text indexes."""
    return conexao.execute(
        "SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index i "
        "JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am a ON a.oid = c.relam "
        "WHERE a.amname = 'gin' AND i.indrelid::regclass::text = ANY (%s)",
        [TABELAS],
    ).fetchall()


def main() -> None:
    """The biggest institutions first, so that both cores end together."""
    casas = list(Instituicao.objects.order_by("pk").values_list("pk", flat=True))
    connection.close()
    with psycopg.connect(SUPER, autocommit=True) as conexao:
        indices = _indices(conexao)
        for tabela in TABELAS:
            conexao.execute(sql.SQL("TRUNCATE {}").format(sql.Identifier(tabela)))
        for nome, _ in indices:
            conexao.execute(sql.SQL("DROP INDEX {}").format(sql.SQL(nome)))
        total = 0
        with multiprocessing.get_context("fork").Pool(os.cpu_count() or 1) as trabalhadores:
            for feita, linhas in enumerate(trabalhadores.imap_unordered(_uma, casas), 1):
                total += linhas
                if feita % max(1, len(casas) // 20) == 0:
                    _avisar(f"{feita} de {len(casas)} instituições, {total:,} linhas")
        conexao.execute("SET maintenance_work_mem = '1GB'")
        for nome, definicao in indices:
            conexao.execute(definicao.encode())
            _avisar(f"índice {nome}")
        for tabela in TABELAS:
            conexao.execute(sql.SQL("VACUUM (ANALYZE) {}").format(sql.Identifier(tabela)))
    _avisar("pronto")


if __name__ == "__main__":
    main()
