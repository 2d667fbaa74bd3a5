"""What the tests of the console share."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction
from procrastinate.contrib.django import app

from seiva.core.ator import Ator
from seiva.core.tenancy import escopo
from tests.plataforma import Plataforma


@contextmanager
def operando(plataforma: Plataforma) -> Iterator[Ator]:
    """The operator at work, in the scope of the platform."""
    with plataforma.aberta():
        yield plataforma.ator()


def falhar(nome: str, instituicao: int | None = None, trava: str | None = None) -> int:
    """A job that failed; its id."""
    argumentos = {} if instituicao is None else {"instituicao_id": instituicao}
    job = int(app.configure_task(nome, allow_unknown=True, lock=trava).defer(**argumentos))
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing' WHERE id = %s", [job])
        cursor.execute("SELECT procrastinate_finish_job_v1(%s, 'failed', false)", [job])
    return job


def estado(job: int) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT status FROM procrastinate_jobs WHERE id = %s", [job])
        return str(cursor.fetchone()[0])


__all__ = ["escopo", "estado", "falhar", "operando", "transaction"]
