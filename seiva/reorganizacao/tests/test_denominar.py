"""Renaming a unit, and moving it in the tree."""

from typing import Any

import pytest

from seiva.andamentos.models import Andamento
from seiva.andamentos.registro import conferir_corrente
from seiva.core.erros import SemPermissao
from seiva.core.relogio import hoje
from seiva.organizacao.models import Alteracao, Unidade
from seiva.processos.acoes.enviar import enviar_processo
from seiva.reorganizacao.acoes.denominar import mover_unidade, renomear_unidade
from seiva.reorganizacao.models import Reorganizacao, UnidadeReorganizada
from tests.apoio import recusado
from tests.elenco import Elenco
from tests.fabricas import autuar

pytestmark = pytest.mark.django_db
QUANDO: dict[str, Any] = {"ato": "Decreto 12/2026", "data": hoje()}


def test_o_historico_guarda_o_nome_de_entao(cena: Elenco) -> None:
    casa, ana, edu = cena.casa, cena.ator("ana"), cena.ator("edu")
    processo = autuar(ana, casa)
    rh = casa.unidades["RH"]
    feita = renomear_unidade(edu, unidade=rh, sigla="GP", nome="Gestão de Pessoas", **QUANDO)
    ana = cena.ator("ana")
    assert ana.unidade_sigla == "GP"
    enviar_processo(ana, processo=processo, destinos=[casa.unidades["TRIB"]])
    siglas = [a.dados["_unidade"] for a in Andamento.objects.filter(processo=processo)]
    assert (siglas[0], siglas[-1]) == ("RH", "GP")
    assert conferir_corrente(processo) == []
    antes = UnidadeReorganizada.objects.get(reorganizacao=feita)
    assert (antes.sigla, antes.nome) == ("RH", "Recursos Humanos")
    mudou = Alteracao.objects.get(cadastro="organizacao.unidade")
    assert (mudou.antes["sigla"], mudou.depois["sigla"], mudou.depois["ato"]) == (
        "RH", "GP", "Decreto 12/2026",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("sigla", "nome", "codigo"),
    [
        ("trib", "Outra", "sigla_em_uso"),
        ("RH", "Recursos Humanos", "nada_muda"),
        ("", "Outra", "sigla_invalida"),
        ("RH", " ", "nome_invalido"),
    ],
)
def test_nome_que_nao_serve_e_recusado(cena: Elenco, sigla: str, nome: str, codigo: str) -> None:
    rh = cena.casa.unidades["RH"]
    with recusado(codigo):
        renomear_unidade(cena.ator("edu"), unidade=rh, sigla=sigla, nome=nome, **QUANDO)
    assert not Reorganizacao.objects.exists()


def test_a_sigla_de_unidade_extinta_nao_volta_em_outra(cena: Elenco) -> None:
    casa = cena.casa
    casa.unidades["TRIB"].fim = hoje()
    casa.unidades["TRIB"].save()
    with recusado("sigla_em_uso"):
        renomear_unidade(
            cena.ator("edu"), unidade=casa.unidades["RH"], sigla="TRIB", nome="X", **QUANDO
        )


def test_mover_na_arvore_recusa_o_laco(cena: Elenco) -> None:
    edu = cena.ator("edu")
    rh, trib, gab = (cena.casa.unidades[s] for s in ("RH", "TRIB", "GAB"))
    mover_unidade(edu, unidade=rh, superior=trib, **QUANDO)
    mover_unidade(edu, unidade=trib, superior=gab, **QUANDO)
    with recusado("arvore_em_laco"):
        mover_unidade(edu, unidade=gab, superior=rh, **QUANDO)
    with recusado("nada_muda"):
        mover_unidade(edu, unidade=rh, superior=trib, **QUANDO)
    mover_unidade(edu, unidade=trib, superior=None, **QUANDO)
    assert Unidade.objects.get(pk=trib.pk).pai is None


def test_so_quem_administra(cena: Elenco) -> None:
    rh = cena.casa.unidades["RH"]
    with pytest.raises(SemPermissao):
        renomear_unidade(cena.ator("ana"), unidade=rh, sigla="X", nome="X", **QUANDO)
    with pytest.raises(SemPermissao):
        mover_unidade(cena.ator("ana"), unidade=rh, superior=None, **QUANDO)
