"""The schema laid over several machines: each institution's rows together, on one of them.

The engine is Citus. Nothing in the application changes: every tenant table already has the
institution first in its key, in its unique indexes and in its references (`tests/isolamento`).
"""

from collections.abc import Iterator

from django.apps import apps
from django.db import connection

from seiva.core.modelos import ModeloDoInquilino

COLUNA = "instituicao_id"


def distribuidas() -> list[str]:
    """Tables cut by institution."""
    modelos = (m for m in apps.get_models() if issubclass(m, ModeloDoInquilino))
    return sorted(m._meta.db_table for m in modelos)


def de_referencia() -> list[str]:
    """Tables that tenant tables point to, or number for the whole installation: whole everywhere."""
    tabelas, cortadas = set(), set(distribuidas())
    for modelo in apps.get_models():
        for campo in modelo._meta.local_concrete_fields:
            alvo = campo.related_model
            if alvo is None or isinstance(alvo, str):
                continue
            if modelo._meta.db_table in cortadas and alvo._meta.db_table not in cortadas:
                tabelas.add(alvo._meta.db_table)
        colunas = {campo.column for campo in modelo._meta.local_concrete_fields}
        if COLUNA in colunas and modelo._meta.db_table not in cortadas:
            tabelas.add(modelo._meta.db_table)
    return sorted(tabelas)


def plano() -> Iterator[str]:
    """SQL, one command a line: references go, tables are laid out, references come back.

    Read from the catalogue of the database in use, so that it is of the version installed.
    """
    referencias = _referencias([*distribuidas(), *de_referencia()])
    for tabela, nome, _ in referencias:
        yield f'ALTER TABLE {tabela} DROP CONSTRAINT "{nome}";'
    for tabela in de_referencia():
        yield f"SELECT create_reference_table('{tabela}');"
    primeira, *outras = distribuidas()
    yield f"SELECT create_distributed_table('{primeira}', '{COLUNA}');"
    for tabela in outras:
        yield (
            f"SELECT create_distributed_table('{tabela}', '{COLUNA}', "
            f"colocate_with => '{primeira}');"
        )
    for tabela, nome, definicao in referencias:
        yield f'ALTER TABLE {tabela} ADD CONSTRAINT "{nome}" {definicao};'


def _referencias(tabelas: list[str]) -> list[tuple[str, str, str]]:
    """Foreign keys of these tables: (table, name, definition that the engine takes)."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) "
            "FROM pg_constraint WHERE contype = 'f' AND conrelid::regclass::text = ANY(%s) "
            "ORDER BY 1, 2",
            [tabelas],
        )
        return [
            (tabela, nome, definicao.replace(" DEFERRABLE INITIALLY DEFERRED", ""))
            for tabela, nome, definicao in cursor.fetchall()
        ]
