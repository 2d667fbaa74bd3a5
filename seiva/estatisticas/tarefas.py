"""Background jobs of the counts."""

from django.db import transaction
from procrastinate.contrib.django import app

from seiva.core.ator import Ator
from seiva.core.jobs import enfileirar, tarefa
from seiva.core.tenancy import escopo, instituicao_atual
from seiva.estatisticas.atualizar import atualizar
from seiva.organizacao.models import Instituicao


@tarefa("estatisticas.atualizar", transacao=False)
def atualizar_numeros(ator: Ator) -> None:
    """Count what happened since the last time, in one institution. Safe to run twice."""
    atualizar(ator.instituicao_id)


def pedir_atualizacao() -> None:
    """Enqueue the counting of the institution in scope; once, however many ask."""
    chave = f"estatisticas-{instituicao_atual()}"
    enfileirar(atualizar_numeros, trava=chave, unica=chave)


@app.periodic(cron="11 5 * * *")
@app.task(name="estatisticas.atualizar_todas", queue="geral")
def atualizar_todas(timestamp: int) -> None:
    """Every night (times of the queue are UTC): count what happened, institution by institution."""
    for instituicao_id in Instituicao.objects.order_by("pk").values_list("pk", flat=True):
        with transaction.atomic(), escopo(instituicao_id):
            pedir_atualizacao()
