"""Background jobs of the counts."""

from django.db import transaction
from procrastinate.contrib.django import app

from seiva.core.ator import Ator
from seiva.core.jobs import enfileirar, tarefa
from seiva.core.tenancy import escopo, instituicao_atual
from seiva.estatisticas.atualizar import atualizar
from seiva.estatisticas.models import Ficha
from seiva.organizacao.models import Instituicao

VOLTAR = 60  # seconds until files that are being read are looked at again


@tarefa("estatisticas.atualizar", transacao=False)
def atualizar_numeros(ator: Ator, *, faltavam: int | None = None) -> None:
    """Count what happened since the last time, in one institution. Safe to run twice.

    While files are being read, comes back to count their pages, as long as there are fewer of
    them each time: one that is never read does not keep it coming.
    """
    atualizar(ator.instituicao_id)
    with transaction.atomic(), escopo(ator.instituicao_id):
        faltam = Ficha.objects.filter(pendente=True).count()
        if faltam and (faltavam is None or faltam < faltavam):
            pedir_atualizacao(espera=VOLTAR, faltavam=faltam)


def pedir_atualizacao(*, espera: int = 0, faltavam: int | None = None) -> None:
    """Enqueue the counting of the institution in scope; once, however many ask."""
    chave = f"estatisticas-{instituicao_atual()}"
    enfileirar(atualizar_numeros, trava=chave, unica=chave, espera=espera, faltavam=faltavam)


@app.periodic(cron="11 5 * * *")
@app.task(name="estatisticas.atualizar_todas", queue="geral")
def atualizar_todas(timestamp: int) -> None:
    """Every night (times of the queue are UTC): count what happened, institution by institution."""
    for instituicao_id in Instituicao.objects.order_by("pk").values_list("pk", flat=True):
        with transaction.atomic(), escopo(instituicao_id):
            pedir_atualizacao()
