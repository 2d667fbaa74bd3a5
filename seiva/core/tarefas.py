"""Housekeeping that belongs to no institution."""

from typing import Any

from django.core.management import call_command
from procrastinate import builtin_tasks
from procrastinate.contrib.django import app

from seiva.core import jobs, limites

UM_DIA = 24 * 3600
HORAS_NA_FILA = 7 * 24


@app.periodic(cron="17 * * * *")
@app.task(name="core.arrumar", queue="geral")
def arrumar(timestamp: int) -> None:
    """Every hour: drop expired sessions and counters of attempts older than a day."""
    limites.varrer(timestamp - UM_DIA)
    call_command("clearsessions")


@app.periodic(cron="* * * * *")
@app.task(name="core.retomar", queue="geral")
def retomar(timestamp: int) -> None:
    """Every minute: jobs whose worker died go back to the queue."""
    jobs.retomar_interrompidas()


@app.periodic(cron="43 6 * * *")
@app.task(name="core.esquecer", queue="geral", queueing_lock="core.esquecer", pass_context=True)
async def esquecer(context: Any, timestamp: int) -> None:
    """Every day: jobs done a week ago leave the queue; the ones that failed stay to be seen."""
    await builtin_tasks.remove_old_jobs(context, max_hours=HORAS_NA_FILA)
