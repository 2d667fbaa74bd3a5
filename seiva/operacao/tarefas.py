"""Background work of the operator's console."""

import logging

from django.db import transaction
from procrastinate.contrib.django import app

from seiva.core.falhas import rastro_de
from seiva.core.tenancy import escopo, escopo_da_plataforma
from seiva.operacao.medir import medir
from seiva.operacao.models import Saude
from seiva.organizacao.models import Instituicao

LOTE = 1000
registro = logging.getLogger(__name__)


@app.periodic(cron="*/10 * * * *")
@app.task(name="operacao.medir", queue="geral", queueing_lock="operacao.medir")
def medir_todas(timestamp: int) -> None:
    """Every ten minutes: measure the institutions that were measured longest ago, up to a
    thousand, each in a transaction and a scope of its own. One that fails does not stop the rest.
    """
    for instituicao_id in por_medir(LOTE):
        try:
            with transaction.atomic(), escopo(instituicao_id):
                medir()
        except Exception as erro:
            registro.exception("Instituição %s: %s", instituicao_id, rastro_de(erro))


def por_medir(quantas: int) -> list[int]:
    """Institutions by the age of their numbers; those never measured come first."""
    with transaction.atomic(), escopo_da_plataforma():
        medidas = dict(Saude.de_todas.values_list("instituicao_id", "medida_em"))
    todas = list(Instituicao.objects.order_by("pk").values_list("pk", flat=True))
    nunca = [pk for pk in todas if medidas.get(pk) is None]
    antigas = sorted((pk for pk in todas if medidas.get(pk)), key=lambda pk: medidas[pk])
    return [*nunca, *antigas][:quantas]
