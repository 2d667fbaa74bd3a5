"""`python -m bench.implantar`: what it costs to create an institution in the house of the
environment, beside an empty INSERT. Each is undone, so that the set stays as it was; deferred
constraints are checked within the time. Prints JSON."""

import json
import statistics
import sys
import time
from collections.abc import Callable

import django

django.setup()

from django.db import connection, transaction  # noqa: E402
from stdnum.br import cnpj  # noqa: E402

from seiva.adesao.implantar import NovaInstituicao, implantar_instituicao  # noqa: E402

VEZES = 9


def cronometrar(fazer: Callable[[int], object]) -> tuple[float, int]:
    """Median milliseconds and queries of `VEZES` runs, after one that warms up."""
    tempos, consultas = [], 0
    for vez in range(VEZES + 1):
        connection.force_debug_cursor = True
        connection.queries_log.clear()
        with transaction.atomic():
            inicio = time.perf_counter()
            fazer(vez)
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            tempos.append((time.perf_counter() - inicio) * 1000)
            transaction.set_rollback(True)
        consultas = len(connection.queries_log)
    return statistics.median(tempos[1:]), consultas


def vazio(_vez: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO medida_vazia DEFAULT VALUES")


def uma(vez: int) -> None:
    base = f"{77000000 + vez:08d}0001"
    implantar_instituicao(
        NovaInstituicao(
            nome=f"Prefeitura Municipal de Medida {vez}",
            natureza="prefeitura",
            porte="pequeno",
            municipio=f"Medida {vez}",
            cnpj=base + cnpj.calc_check_digits(base),
        )
    )


def main() -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE medida_vazia (id bigserial PRIMARY KEY)")
    piso, _ = cronometrar(vazio)
    criar, consultas = cronometrar(uma)
    json.dump({"criar": criar, "vazio": piso, "consultas": consultas}, sys.stdout)


if __name__ == "__main__":
    main()
