"""Background jobs of spreadsheets: big ones checked and imported, what they said forgotten."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from seiva.core.ator import Ator
from seiva.core.jobs import tarefa
from seiva.organizacao.models import Instituicao, Planilha
from seiva.organizacao.planilhas import limpeza, trabalho

_INSISTIR = RetryStrategy(max_attempts=6, exponential_wait=3)


@app.task(name="organizacao.conferir_planilha", queue="geral", retry=_INSISTIR)
def conferir_planilha_grande(*, instituicao_id: int, planilha_id: int) -> None:
    """Check one, lot by lot."""
    trabalho.conferir_aos_poucos(instituicao_id, planilha_id)


@app.task(name="organizacao.importar_planilha", queue="geral", retry=_INSISTIR)
def importar_planilha_grande(*, instituicao_id: int, planilha_id: int) -> None:
    """Import one, whole."""
    trabalho.importar_aos_poucos(instituicao_id, planilha_id)


@tarefa("organizacao.esquecer_planilha")
def esquecer_planilha(ator: Ator, *, planilha_id: int) -> None:
    """Throw away what a cancelled one said, after the job that held it stopped."""
    planilha = Planilha.objects.filter(pk=planilha_id).first()
    if planilha is not None:
        limpeza.esquecer(planilha)


@app.periodic(cron="7 * * * *")
@app.task(name="organizacao.varrer_planilhas", queue="geral")
def varrer_planilhas(timestamp: int) -> None:
    """Every hour: spreadsheets that nobody confirmed in time, and files that nobody names."""
    for instituicao_id in Instituicao.objects.order_by("pk").values_list("pk", flat=True):
        limpeza.varrer(instituicao_id)
