"""The import of a big spreadsheet against the world: killed, cancelled, asked for by two at once.

Each in its own transaction, as workers are.
"""

import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import OperationalError, connection

from seiva.core.ator import Ator
from seiva.organizacao.acoes.importar import (
    confirmar_planilha,
    descartar_planilha,
    receber_planilha,
)
from seiva.organizacao.models import Alteracao, LinhaDePlanilha, Lotacao, Planilha
from seiva.organizacao.planilhas.trabalho import conferir_aos_poucos, importar_aos_poucos
from seiva.organizacao.tests.planilhas import PESSOAS, em_csv, gente_nova
from tests.apoio import ao_mesmo_tempo, executar_tarefas
from tests.elenco import Elenco


@pytest.fixture(autouse=True)
def _tudo_e_grande(settings: Any) -> None:
    settings.PLANILHA_NA_HORA = 1


def pessoas(ator: Ator, *linhas: Any) -> Planilha:
    return receber_planilha(ator, especie="pessoas", nome="p.csv", arquivo=em_csv(PESSOAS, *linhas))


def agora_no_banco(planilha: Planilha) -> Planilha:
    achada: Planilha = Planilha.objects.um(pk=planilha.pk)
    return achada


@pytest.fixture
def pronta(elenco: Elenco) -> Callable[[int], Planilha]:
    """A spreadsheet of so many people, checked and confirmed, whose job did not begin."""

    def fazer(quantas: int) -> Planilha:
        with elenco.em(elenco.casa):
            edu = elenco.ator("edu")
            planilha = pessoas(edu, *gente_nova(quantas))
        conferir_aos_poucos(elenco.casa.instituicao.pk, planilha.pk)
        with elenco.em(elenco.casa):
            return confirmar_planilha(edu, planilha=agora_no_banco(planilha))

    return fazer


def _quando_andar(elenco: Elenco, planilha: Planilha) -> None:
    """Wait until the import tells that it went through a lot."""
    for _ in range(600):
        with elenco.em(elenco.casa):
            if agora_no_banco(planilha).feitas:
                return
        time.sleep(0.05)
    raise AssertionError("a importação não andou")


@pytest.fixture
def importadas(elenco: Elenco) -> Iterator[Callable[[], int]]:
    def contar() -> int:
        with elenco.em(elenco.casa):
            return Lotacao.objects.filter(conta__email__startswith="nova").count()

    yield contar


@pytest.mark.django_db(transaction=True)
def test_o_executor_que_morre_no_meio_nada_importa_e_o_seguinte_importa_uma_vez(
    elenco: Elenco, pronta: Callable[[int], Planilha], importadas: Callable[[], int]
) -> None:
    planilha, dono = pronta(2500), elenco.casa.instituicao.pk

    def matar() -> None:
        _quando_andar(elenco, planilha)
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' "
                "AND granted AND pid <> pg_backend_pid() GROUP BY pid"
            )
            assert cursor.fetchall() == [(True,)]

    morte, _ = ao_mesmo_tempo(lambda: importar_aos_poucos(dono, planilha.pk), matar)
    assert isinstance(morte, OperationalError), morte
    assert importadas() == 0
    ao_mesmo_tempo(*[lambda: importar_aos_poucos(dono, planilha.pk)] * 2)
    assert importadas() == 2500
    with elenco.em(elenco.casa):
        feita = agora_no_banco(planilha)
        assert (feita.estado, feita.convites) == ("importada", 2500)
        assert Alteracao.objects.filter(cadastro="organizacao.planilha").count() == 1
        assert Alteracao.objects.filter(cadastro="organizacao.lotacao").count() == 2500


@pytest.mark.django_db(transaction=True)
def test_cancelar_no_meio_da_importacao_nao_espera_e_nada_entra(
    elenco: Elenco, pronta: Callable[[int], Planilha], importadas: Callable[[], int]
) -> None:
    planilha, dono = pronta(2500), elenco.casa.instituicao.pk

    def cancelar() -> str:
        _quando_andar(elenco, planilha)
        with elenco.em(elenco.casa):
            descartar_planilha(elenco.ator("edu"), planilha=planilha)
        with elenco.em(elenco.casa):
            return str(agora_no_banco(planilha).estado)

    fim, estado = ao_mesmo_tempo(lambda: importar_aos_poucos(dono, planilha.pk), cancelar)
    assert (fim, estado) == (None, "cancelada")
    assert importadas() == 0
    executar_tarefas()
    with elenco.em(elenco.casa):
        assert not LinhaDePlanilha.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_dois_administradores_confirmam_juntos_e_importa_uma_vez(
    elenco: Elenco, importadas: Callable[[], int]
) -> None:
    with elenco.em(elenco.casa):
        edu = elenco.ator("edu")
        planilha = pessoas(edu, *gente_nova(20))
    executar_tarefas()

    def confirmar() -> Any:
        with elenco.em(elenco.casa):
            return confirmar_planilha(edu, planilha=planilha)

    feitas = ao_mesmo_tempo(confirmar, confirmar)
    assert [getattr(f, "codigo", "") for f in feitas].count("planilha_em_curso") == 1, feitas
    executar_tarefas()
    assert importadas() == 20
