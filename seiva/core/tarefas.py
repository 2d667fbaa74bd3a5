"""Housekeeping that belongs to no institution."""

from django.core.management import call_command
from procrastinate.contrib.django import app

from seiva.core import jobs, limites

UM_DIA = 24 * 3600


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
