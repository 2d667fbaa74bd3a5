"""Assigning a process to someone of the unit."""

import pytest

from seiva.andamentos.models import Andamento
from seiva.core.relogio import hoje
from seiva.organizacao.models import Lotacao
from seiva.processos.acoes.atribuir import atribuir_processo
from seiva.processos.models import Processo
from tests.apoio import recusado
from tests.elenco import Elenco
from tests.fabricas import autuar

pytestmark = pytest.mark.django_db


def textos(processo: Processo) -> list[str]:
    historia = Andamento.objects.filter(processo=processo).order_by("sequencia")
    return [a.texto for a in historia][1:]


def test_atribuir_a_colega_fica_no_historico(cena: Elenco) -> None:
    ana = cena.ator("ana")
    processo = autuar(ana, cena.casa)
    passagem = atribuir_processo(ana, processo=processo, pessoa=cena.contas["fabio"])
    assert passagem.atribuida_a == cena.contas["fabio"]
    assert textos(processo) == ["Processo atribuído para Fábio Neves"]


def test_atribuir_a_quem_ja_cuida_nao_muda_nada(cena: Elenco) -> None:
    ana = cena.ator("ana")
    processo = autuar(ana, cena.casa)
    atribuir_processo(ana, processo=processo, pessoa=cena.contas["ana"])
    assert textos(processo) == []


def test_remover_a_atribuicao_diz_de_quem_era(cena: Elenco) -> None:
    ana = cena.ator("ana")
    processo = autuar(ana, cena.casa)
    assert atribuir_processo(ana, processo=processo, pessoa=None).atribuida_a is None
    atribuir_processo(ana, processo=processo, pessoa=None)
    assert textos(processo) == ["Removida a atribuição para Ana Prado"]


@pytest.mark.parametrize("quem", ["bia", "dora", "caio"])
def test_nao_se_atribui_a_quem_nao_e_da_unidade(cena: Elenco, quem: str) -> None:
    ana = cena.ator("ana")
    processo = autuar(ana, cena.casa)
    with recusado("pessoa_de_outra_unidade") as recusa:
        atribuir_processo(ana, processo=processo, pessoa=cena.contas[quem])
    assert recusa.value.campo == "pessoa"


def test_nao_se_atribui_a_quem_ja_saiu_da_unidade(cena: Elenco) -> None:
    ana = cena.ator("ana")
    processo = autuar(ana, cena.casa)
    ontem = hoje().replace(year=hoje().year - 1)
    Lotacao.objects.filter(conta=cena.contas["fabio"]).update(fim=ontem)
    with recusado("pessoa_de_outra_unidade"):
        atribuir_processo(ana, processo=processo, pessoa=cena.contas["fabio"])


def test_outra_unidade_nao_atribui(cena: Elenco) -> None:
    processo = autuar(cena.ator("ana"), cena.casa)
    with recusado("nao_aberto_na_unidade"):
        atribuir_processo(cena.ator("bia"), processo=processo, pessoa=cena.contas["bia"])
