"""Jobs whose worker died go back to the queue."""

from typing import Any

import pytest
from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from seiva.core.jobs import TENTATIVAS_INTERROMPIDAS, retomar_interrompidas


def sql(comando: str, *valores: Any) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(comando, valores)
        return cursor.fetchone() if cursor.description else None


def trabalhador(pulso: str) -> int:
    """A worker whose last sign of life was `pulso` ago."""
    return int(
        sql(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - %s::interval) "
            "RETURNING id",
            pulso,
        )[0]
    )


def em_curso(de: int | None, tentativas: int = 0) -> int:
    """A job that the worker `de` took and did not finish."""
    job = app.tasks["core.arrumar"].defer(timestamp=0)
    sql(
        "UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s, attempts = %s "
        "WHERE id = %s",
        de,
        tentativas,
        job,
    )
    return int(job)


def estado(job: int) -> str:
    return str(ProcrastinateJob.objects.get(pk=job).status)


@pytest.mark.django_db
def test_o_trabalho_de_quem_morreu_volta_para_a_fila(db: None) -> None:
    job = em_curso(trabalhador("31 seconds"))
    orfao = em_curso(None)
    assert retomar_interrompidas() == 2
    assert (estado(job), estado(orfao)) == ("todo", "todo")
    assert ProcrastinateJob.objects.get(pk=job).attempts == 1


@pytest.mark.django_db
def test_o_trabalho_de_quem_esta_vivo_fica_com_ele(db: None) -> None:
    job = em_curso(trabalhador("5 seconds"))
    assert retomar_interrompidas() == 0
    assert estado(job) == "doing"


@pytest.mark.django_db
def test_trabalho_que_derruba_quem_o_pega_acaba_como_falho(db: None) -> None:
    """It stays visible, with a button to try again, and does not kill workers for ever."""
    job = em_curso(trabalhador("1 hour"), tentativas=TENTATIVAS_INTERROMPIDAS)
    assert retomar_interrompidas() == 0
    assert estado(job) == "failed"


@pytest.mark.django_db
def test_a_cada_minuto_alguem_procura_trabalho_interrompido(db: None) -> None:
    periodicas = {p.task.name: p.cron for p in app.periodic_registry.periodic_tasks.values()}
    assert periodicas["core.retomar"] == "* * * * *"
    job = em_curso(None)
    app.tasks["core.retomar"].func(timestamp=0)
    assert estado(job) == "todo"
