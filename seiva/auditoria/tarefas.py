"""What has passed its time is forgotten."""

import logging
from datetime import datetime

from django.conf import settings
from django.db import transaction
from procrastinate.contrib.django import app

from seiva.auditoria.models import RegistroDeLeitura
from seiva.auditoria.regras.guarda import guardar_desde
from seiva.core.relogio import agora
from seiva.core.tenancy import escopo
from seiva.organizacao.models import Instituicao

LOTE = 5000
registro = logging.getLogger(__name__)


@app.periodic(cron="41 5 * * *")
@app.task(name="auditoria.esquecer_vencidas", queue="geral")
def esquecer_vencidas(timestamp: int) -> None:
    """Every night: forget readings older than the time for which they are kept."""
    limite = guardar_desde(agora(), settings.AUDITORIA_MESES)
    for instituicao_id in Instituicao.objects.order_by("pk").values_list("pk", flat=True):
        esquecidas = 0
        while feitas := _esquecer_lote(instituicao_id, limite):
            esquecidas += feitas
        if esquecidas:
            registro.warning(
                "Instituição %s: %s leituras anteriores a %s foram eliminadas.",
                instituicao_id,
                esquecidas,
                limite,
            )


def _esquecer_lote(instituicao_id: int, limite: datetime) -> int:
    """Delete some, in a transaction of their own; how many."""
    with transaction.atomic(), escopo(instituicao_id):
        vencidas = RegistroDeLeitura.objects.entre(None, limite).order_by("quando", "id")
        ids = list(vencidas.values_list("pk", flat=True)[:LOTE])
        quantas, _ = RegistroDeLeitura.objects.com_ids(ids).delete()
    return int(quantas)
