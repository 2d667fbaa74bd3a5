"""The measurement by number of institutions, in small: the real house, two points."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bench.gerador.plano import DA_GRANDE, NA_MESA, planejar
from bench.instituicoes import PASSOS, Ponto, medir_pontos
from bench.instituicoes_relatorio import metas_das_instituicoes, relatorio_das_instituicoes
from bench.medir import Ajuste
from seiva.local.postgres import Agrupamento
from tests.servidor import pasta_passageira

FIM = datetime(2026, 11, 20, tzinfo=UTC)
ESCALA = 0.03


@pytest.fixture(scope="module")
def pontos() -> Iterator[list[Ponto]]:
    raiz = pasta_passageira("seiva-instituicoes-")
    antes = dict(os.environ)
    ajuste = Ajuste(raiz=raiz, escala=ESCALA, rodadas=1, segundos=0.5, simultaneos=2, limite=300.0)
    try:
        yield medir_pontos(ajuste, [1, 12])
    finally:
        os.environ.clear()
        os.environ.update(antes)
        for pasta in raiz.glob("*/pg"):
            Agrupamento(pasta).remover()
        shutil.rmtree(raiz, ignore_errors=True)


def test_so_o_numero_de_instituicoes_muda_no_plano() -> None:
    um, muitos = planejar(1, FIM, instituicoes=1), planejar(1, FIM, instituicoes=853)
    assert (len(um.casas), len(muitos.casas)) == (1, 853)
    for plano in (um, muitos):
        da_grande = [p for p in plano.processos if p.casa == 0]
        assert abs(len(da_grande) - DA_GRANDE) < DA_GRANDE / 5
        assert sum(p.na_mesa == 0 for p in plano.processos) == NA_MESA
    assert um.casas[0].unidades == muitos.casas[0].unidades
    assert max(casa.pessoas for casa in muitos.casas[1:]) == 6


def test_cada_ponto_e_medido_sem_falha_e_com_as_mesmas_tabelas(pontos: list[Ponto]) -> None:
    assert [p.instituicoes for p in pontos] == [1, 12]
    for ponto in pontos:
        assert {n: r.erro for n, r in ponto.passos.items() if r.falhas} == {}
        assert tuple(ponto.passos) == PASSOS
        assert all(r.quantas for r in ponto.passos.values())
        assert ponto.criar > ponto.vazio > 0
        assert ponto.servidor > 10 and ponto.banco > 10 and ponto.disco > 10
    um, doze = pontos
    assert (um.consultas, um.migracoes, um.tabelas) == (
        doze.consultas,
        doze.migracoes,
        doze.tabelas,
    )


def test_o_relatorio_diz_metas_e_numeros_e_nota_o_que_piora(pontos: list[Ponto]) -> None:
    texto = relatorio_das_instituicoes(pontos)
    for trecho in ("## Metas", "criar uma instituição", "mesa: de 1 a 12", "| 12 |", "núcleos"):
        assert trecho in texto
    inchado = replace(pontos[1], servidor=pontos[0].servidor + 500, migracoes=1, criar=6_000.0)
    perdidas = [m.nome for m in metas_das_instituicoes([pontos[0], inchado]) if not m.atingida]
    assert {
        "criar uma instituição (com 12 na casa)",
        "migrações e tabelas",
        "memória do servidor, de 1 a 12",
    } <= set(perdidas)


def test_o_limite_deixa_de_fora_o_ponto_que_nao_cabe(tmp_path: Path) -> None:
    assert medir_pontos(Ajuste(raiz=tmp_path, limite=-1.0), [1]) == []
