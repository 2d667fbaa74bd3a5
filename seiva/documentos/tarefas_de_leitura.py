"""Background jobs that read files: the quick ones, and the ones that take their time.

Two queues, so that a scan of two hundred pages delays neither the text of a small file nor the
seal of a signature. Both leave the database alone while the workshop works.
"""

from django.db import transaction
from procrastinate.contrib.django import app

from seiva.core.ator import Ator
from seiva.core.jobs import tarefa
from seiva.core.tenancy import escopo
from seiva.organizacao.models import Instituicao

DEPRESSA, DEVAGAR = "leitura", "leitura-demorada"


@tarefa("documentos.ler_arquivo", fila=DEPRESSA, transacao=False)
def ler_arquivo(ator: Ator, *, arquivo_id: int) -> None:
    """Words and page of one file; what takes long is left for `ler_devagar`."""
    from seiva.documentos.ler import ler_depressa

    ler_depressa(ator.instituicao_id, arquivo_id)


@tarefa("documentos.ler_devagar", fila=DEVAGAR, transacao=False)
def ler_devagar(ator: Ator, *, arquivo_id: int) -> None:
    """Recognition of scanned pages, and renditions made by other programs."""
    from seiva.documentos.ler_devagar import ler_devagar as ler

    ler(ator.instituicao_id, arquivo_id)


@app.periodic(cron="37 * * * *")
@app.task(name="documentos.ler_atrasados", queue="geral")
def ler_atrasados(timestamp: int) -> None:
    """Every hour: files that entered before there was reading begin to be read, some at a time."""
    from seiva.documentos.leituras import iniciar_atrasadas

    for instituicao_id in Instituicao.objects.order_by("pk").values_list("pk", flat=True):
        with transaction.atomic(), escopo(instituicao_id):
            iniciar_atrasadas()
