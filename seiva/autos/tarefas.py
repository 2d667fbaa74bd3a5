"""Background jobs: making exports, and forgetting them after their days."""

import logging
from typing import Any

from django.db import transaction
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from seiva.autos import deposito
from seiva.autos.conteudo import retratos
from seiva.autos.models import Exportacao
from seiva.autos.preparar import QUEBROU, falhar, preparar_em_etapas, quem_pediu
from seiva.core.relogio import agora
from seiva.core.tenancy import escopo
from seiva.documentos.tarefas import selar_assinatura
from seiva.organizacao.models import Instituicao
from seiva.processos.models import Anexacao

registro = logging.getLogger(__name__)


@app.task(
    name="autos.preparar",
    queue="autos",
    priority=-10,  # after the seals of documents
    retry=RetryStrategy(max_attempts=4, exponential_wait=5),
)
def preparar(*, instituicao_id: int, exportacao_id: int) -> None:
    """Make one export. Safe to run again: what is ready is left alone."""
    _selar_o_que_falta(instituicao_id, exportacao_id)
    try:
        preparar_em_etapas(instituicao_id, exportacao_id)
    except Exception:
        falhar(instituicao_id, exportacao_id, QUEBROU)
        raise  # tried again by the queue; the person sees it, and may ask again, meanwhile


def _selar_o_que_falta(instituicao_id: int, exportacao_id: int) -> None:
    """Signatures whose seal is still in the queue are sealed now; the queue finds them done."""
    for assinatura_id in _por_selar(instituicao_id, exportacao_id):
        try:
            selar_assinatura.func(instituicao_id=instituicao_id, assinatura_id=assinatura_id)
        except Exception:
            # Its own job says why to the operator; here the document becomes a page of notice.
            registro.warning("Assinatura %s ainda sem selo.", assinatura_id)


def _por_selar(instituicao_id: int, exportacao_id: int) -> list[int]:
    with transaction.atomic(), escopo(instituicao_id):
        exportacao = Exportacao.objects.filter(pk=exportacao_id).first()
        ator = quem_pediu(exportacao) if exportacao else None
        if exportacao is None or ator is None:
            return []
        dentro = Anexacao.objects.dentro_de(exportacao.processo).select_related("anexado")
        processos = [exportacao.processo, *(a.anexado for a in dentro)]
        return [
            retrato.congelado.assinaturas.order_by("-pk").values_list("pk", flat=True)[0]
            for processo in processos
            for retrato in retratos(ator, processo)
            if retrato.por_selar and retrato.congelado is not None
        ]


@app.periodic(cron="37 * * * *")
@app.task(name="autos.varrer", queue="geral")
def varrer(timestamp: int, **_: Any) -> None:
    """Every hour: exports past their day go away, file first; then files that nobody names, and
    the work of processes that died."""
    deposito.limpar_bancadas()
    for instituicao_id in Instituicao.objects.order_by("pk").values_list("pk", flat=True):
        with transaction.atomic(), escopo(instituicao_id):
            for exportacao in Exportacao.objects.vencidas(agora()):
                deposito.apagar(exportacao.deposito)
                exportacao.delete()
            conhecidos = set(Exportacao.objects.values_list("deposito", flat=True))
            for nome in deposito.esquecidos(instituicao_id, conhecidos):
                deposito.apagar(nome)
