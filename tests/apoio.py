"""What several suites need."""

from typing import Any

from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob


def executar_tarefas() -> int:
    """Run every job waiting in the queue, in order, as the worker would; how many ran.

    The worker reads on a connection of its own, so tests whose data is not committed run the
    same functions here.
    """
    feitas = 0
    for _ in range(50):
        esperando: list[Any] = list(ProcrastinateJob.objects.filter(status="todo").order_by("pk"))
        feitos = _FEITOS & {job.pk for job in esperando}
        esperando = [job for job in esperando if job.pk not in feitos]
        if not esperando:
            return feitas
        for job in esperando:
            _FEITOS.add(job.pk)
            app.tasks[job.task_name].func(**job.args)
            feitas += 1
    return feitas


_FEITOS: set[int] = set()
