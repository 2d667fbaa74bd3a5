"""What stays of spreadsheets: the report. Their lines and files go away."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction

from seiva.core.relogio import agora
from seiva.core.tenancy import escopo
from seiva.organizacao.models import LinhaDePlanilha, Planilha
from seiva.organizacao.planilhas import deposito
from seiva.organizacao.planilhas.linhas import esquecer_linhas


def esquecer(planilha: Planilha) -> None:
    """The lines and the file of one that ended."""
    if planilha.em_curso or planilha.conferida:
        return
    esquecer_linhas(planilha)
    nome, planilha.deposito = planilha.deposito, ""
    planilha.save(update_fields=["deposito"])
    deposito.apagar(nome)


def varrer(instituicao_id: int) -> int:
    """What nobody confirmed in `PLANILHA_DIAS` days expires; of what ended only the report stays;
    files that no row names go away. Answers how many expired."""
    limite = agora() - timedelta(days=settings.PLANILHA_DIAS)
    with transaction.atomic(), escopo(instituicao_id):
        vencidas = list(Planilha.objects.vencidas(limite).select_for_update(of=("self",)))
        for planilha in vencidas:
            planilha.estado, planilha.por_avisar = Planilha.Estado.VENCIDA, False
            planilha.save(update_fields=["estado", "por_avisar"])
            esquecer(planilha)
        LinhaDePlanilha.objects.filter(planilha__in=Planilha.objects.encerradas()).delete()
        conhecidos = set(Planilha.objects.exclude(deposito="").values_list("deposito", flat=True))
        deposito.esquecer(instituicao_id, conhecidos)
    return len(vencidas)


def apagar_todas(instituicao_id: int) -> None:
    """No spreadsheet stays, not even its report: a pilot begins again."""
    with transaction.atomic(), escopo(instituicao_id):
        LinhaDePlanilha.objects.all().delete()
        Planilha.objects.all().delete()
        deposito.esquecer(instituicao_id, set(), ja=True)
