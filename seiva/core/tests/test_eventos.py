"""What upper modules hear at the end of an act."""

from collections.abc import Iterator
from typing import Any

import pytest

from seiva.core import eventos
from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.processos.acoes.concluir import concluir_processo, reabrir_processo
from seiva.processos.models import Passagem, Processo
from tests.elenco import Elenco
from tests.fabricas import autuar

pytestmark = pytest.mark.django_db


@acao("concluir_e_reabrir", titulo="Concluir e reabrir", sobre="processo")
def concluir_e_reabrir(ator: Ator, *, processo: Processo, recusar: bool = False) -> None:
    """Two acts inside one, for these tests."""
    concluir_processo(ator, processo=processo)
    reabrir_processo(ator, processo=processo)
    if recusar:
        raise RegraViolada("recusado", "Recusado no fim.")


@pytest.fixture
def ouvidos() -> Iterator[list[list[Any]]]:
    """Deliveries to a subscriber of processes (two fields) and passagens."""
    entregas: list[list[Any]] = []
    antes = {rotulo: list(lista) for rotulo, lista in eventos._assinantes.items()}

    @eventos.ao_mudar("processos.Processo", campos=("tipo", "especificacao"))
    @eventos.ao_mudar("processos.Passagem")
    def _ouvir(objetos: list[Any]) -> None:
        entregas.append(objetos)

    yield entregas
    eventos._assinantes.clear()
    eventos._assinantes.update(antes)


def test_uma_entrega_por_ato_com_tudo_que_mudou(elenco: Elenco, ouvidos: list[list[Any]]) -> None:
    with elenco.em(elenco.casa):
        processo = autuar(elenco.ator("ana"), elenco.casa)
    (entrega,) = ouvidos
    assert {type(objeto) for objeto in entrega} == {Processo, Passagem}
    assert processo in entrega


def test_ato_dentro_de_ato_entrega_uma_vez_no_fim_do_de_fora(
    elenco: Elenco, ouvidos: list[list[Any]]
) -> None:
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana")
        processo = autuar(ana, elenco.casa)
        ouvidos.clear()
        concluir_e_reabrir(ana, processo=processo)
    (entrega,) = ouvidos
    assert [type(objeto) for objeto in entrega] == [Passagem]
    assert entrega[0].aberta


def test_ato_recusado_nao_entrega_nada(elenco: Elenco, ouvidos: list[list[Any]]) -> None:
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana")
        processo = autuar(ana, elenco.casa)
        ouvidos.clear()
        with pytest.raises(RegraViolada):
            concluir_e_reabrir(ana, processo=processo, recusar=True)
    assert ouvidos == []


def test_assinante_que_falha_desfaz_o_ato(elenco: Elenco) -> None:
    antes = {rotulo: list(lista) for rotulo, lista in eventos._assinantes.items()}

    @eventos.ao_mudar("processos.Processo")
    def _falhar(_objetos: list[Any]) -> None:
        raise RuntimeError("índice quebrado")

    try:
        with elenco.em(elenco.casa):
            with pytest.raises(RuntimeError):
                autuar(elenco.ator("ana"), elenco.casa)
            assert not Processo.objects.exists()
    finally:
        eventos._assinantes.clear()
        eventos._assinantes.update(antes)
