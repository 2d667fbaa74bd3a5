"""A real worker, a job that raises for real: why it failed is seen, and it can be tried again."""

import os
import subprocess
import sys

import pytest
from django.db import connection
from procrastinate.contrib.django import app

from seiva.core.jobs import TENTATIVAS_INTERROMPIDAS, retomar_interrompidas
from seiva.local.preparo import RAIZ
from seiva.operacao import fila
from seiva.operacao.acoes.repetir import repetir_tarefa
from seiva.operacao.tests.apoio import operando
from tests.elenco import Elenco
from tests.plataforma import montar

CPF = "111.444.777-35"


def executor(url: str) -> str:
    """Run what waits in the queue, as the worker of the house does; what it wrote."""
    feito = subprocess.run(
        [sys.executable, str(RAIZ / "manage.py"), "procrastinate", "worker", "--one-shot"],
        cwd=RAIZ,
        env=os.environ | {"DATABASE_URL": url, "DATABASE_URL_DONO": url},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert feito.returncode == 0, feito.stderr
    return feito.stderr


def ultima_tentativa(job: int) -> None:
    """The next failure of the job will be its end."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET attempts = 8 WHERE id = %s", [job])


@pytest.mark.django_db(transaction=True)
def test_a_falha_de_um_executor_de_verdade_se_ve_e_se_repete(
    elenco: Elenco, url_da_aplicacao: str
) -> None:
    plataforma, casa = montar(elenco), elenco.casa.instituicao.pk
    tarefa = app.configure_task("documentos.selar_assinatura", queue="geral")
    job = int(tarefa.defer(instituicao_id=casa, assinatura_id=CPF))
    ultima_tentativa(job)
    executor(url_da_aplicacao)
    (vista,) = fila.listar(fila.Filtro("failed", instituicao=casa))
    assert vista.id == job
    assert vista.classe.endswith(("Error", "NaoEncontrado", "DoesNotExist"))
    assert "seiva/documentos/tarefas.py" in vista.rastro
    assert CPF not in vista.mensagem + vista.rastro
    with operando(plataforma) as ator:
        repetir_tarefa(ator, job=job)
    ultima_tentativa(job)
    executor(url_da_aplicacao)
    tentativas = [falha["tentativa"] for falha in fila.falhas_de(job)]
    assert tentativas == [9, 9]
    assert fila.contagem_de(casa) == (0, 1)


@pytest.mark.django_db
def test_a_tarefa_que_mata_os_executores_acaba_dizendo_isso(elenco: Elenco) -> None:
    job = int(app.tasks["core.arrumar"].defer(timestamp=0))
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = 'doing', attempts = %s WHERE id = %s",
            [TENTATIVAS_INTERROMPIDAS, job],
        )
    retomar_interrompidas()
    vista = fila.uma(job)
    assert vista is not None
    assert (vista.estado, vista.classe) == ("failed", "ExecutorMorto")
    assert vista.mensagem.startswith("O executor morreu")
