"""Background jobs: packages made and forgotten."""

from typing import Any

from django.db import transaction
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from seiva.core.relogio import agora
from seiva.core.tenancy import escopo
from seiva.organizacao.models import Instituicao
from seiva.pesquisa.refazer import refazer
from seiva.portabilidade import deposito, reinicio
from seiva.portabilidade.entrada.importar import recolher
from seiva.portabilidade.models import Importacao, Saida
from seiva.portabilidade.preparar import preparar
from seiva.portabilidade.receber import receber

_INSISTIR = RetryStrategy(max_attempts=3, exponential_wait=5)


@app.task(name="portabilidade.pacote", queue="autos", priority=-20, retry=_INSISTIR)
def preparar_pacote(*, instituicao_id: int, saida_id: int) -> None:
    """Make one package, after everything that people wait for."""
    preparar(instituicao_id, saida_id)


@app.task(name="portabilidade.reinicio", queue="geral", retry=_INSISTIR)
def apagar_testes(*, instituicao_id: int) -> None:
    """Take the trial data of a pilot away. Safe to run again: it goes on from where it was."""
    reinicio.apagar(instituicao_id)


@app.task(name="portabilidade.chegada", queue="autos", priority=-20, retry=_INSISTIR)
def trazer_pacote(*, instituicao_id: int, importacao_id: int) -> None:
    """Bring one package in, one at a time in the whole installation."""
    receber(instituicao_id, importacao_id)


@app.task(name="portabilidade.indice", queue="geral", retry=_INSISTIR)
def refazer_indice(*, instituicao_id: int) -> None:
    """The indexes of the search of an institution that has just come in. Safe to run again."""
    refazer(instituicao_id)


@app.periodic(cron="47 * * * *")
@app.task(name="portabilidade.varrer", queue="geral")
def varrer(timestamp: int, **_: Any) -> None:
    """Every hour: packages past their day go away, the rows that tell of them stay; then files
    that no row names, and bytes of imports that did not come to be."""
    instituicoes = list(Instituicao.objects.order_by("pk").values_list("pk", flat=True))
    for instituicao_id in instituicoes:
        with transaction.atomic(), escopo(instituicao_id):
            for saida in Saida.objects.vencidos(agora()):
                deposito.apagar(saida.deposito)
                saida.deposito = ""
                saida.save(update_fields=["deposito"])
            conhecidos = set(Saida.objects.values_list("deposito", flat=True))
            conhecidos |= set(Importacao.objects.values_list("deposito", flat=True))
            deposito.esquecer(instituicao_id, conhecidos)
    for ausente in deposito.sem_instituicao(set(instituicoes)):
        recolher(ausente, antes_de=agora() - deposito.ABANDONADO)
