"""What several suites need."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from seiva.core.erros import RegraViolada


@contextmanager
def recusado(codigo: str) -> Iterator[pytest.ExceptionInfo[RegraViolada]]:
    """What the block does must be refused by the rule `codigo`."""
    with pytest.raises(RegraViolada) as recusa:
        yield recusa
    assert recusa.value.codigo == codigo, recusa.value


def ao_mesmo_tempo(*funcoes: Callable[[], Any]) -> list[Any]:
    """Run each function in a thread with its own connection, all starting together.

    Answers, in order, what each returned or the exception that it raised.
    """
    largada = threading.Barrier(len(funcoes))

    def correr(funcao: Callable[[], Any]) -> Any:
        try:
            connection.ensure_connection()
            largada.wait(30)
            return funcao()
        except Exception as erro:
            return erro
        finally:
            connection.close()

    with ThreadPoolExecutor(len(funcoes)) as piscina:
        return list(piscina.map(correr, funcoes))


def executar_tarefas(anotar: list[tuple[str, dict[str, Any]]] | None = None) -> int:
    """Run every job waiting in the queue, in order, as the worker would; how many ran. The name
    and the arguments of each go to `anotar`, when it is given.

    The worker reads on a connection of its own, so tests whose data is not committed run the
    same functions here.
    """
    feitas = 0
    while job := ProcrastinateJob.objects.filter(status="todo").order_by("pk").first():
        app.tasks[job.task_name].func(**job.args)
        if anotar is not None:
            anotar.append((job.task_name, dict(job.args)))
        with connection.cursor() as cursor:
            cursor.execute("SELECT procrastinate_finish_job_v1(%s, 'succeeded', true)", [job.pk])
        feitas += 1
        assert feitas < 1000, "a fila não acaba"
    return feitas
