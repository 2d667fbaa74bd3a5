"""A whole measurement, in small: nothing fails, and the report tells it."""

from pathlib import Path

import pytest

from bench.medir import PASSOS
from bench.metas import metas
from bench.numeros import percentil, por_passo, razao
from bench.relatorio import MARCA, gravar, relatorio
from tests.desempenho.conftest import Medicao


def test_todo_passo_foi_medido_sem_falha(medicao: Medicao) -> None:
    passos = medicao.resultado.passos
    assert list(passos) == list(PASSOS)
    assert {nome: r.erro for nome, r in passos.items() if r.falhas} == {}
    assert all(r.quantas > 0 and r.p95 >= r.p50 > 0 for r in passos.values())
    # One each; whoever opens a connection meanwhile asks one more.
    assert passos["piso: uma chave"].consultas == pytest.approx(1, abs=0.05)
    assert passos["mesa"].consultas > 1


def test_todo_cenario_terminou_sem_falha(medicao: Medicao) -> None:
    for perfil, feito in medicao.resultado.perfis.items():
        falhas = {nome: r.erro for nome, r in feito["passos"].items() if r.falhas}
        assert (perfil, feito["terminou"], falhas) == (perfil, True, {})
    ci = medicao.resultado.perfis["ci"]
    assert ci["usuarios"] == 9
    for passo in ("assinar", "incluir arquivos", "atribuir", "anotação", "busca por frase"):
        assert ci["passos"][passo].quantas > 0
    assert ci["passos"]["PDF do processo"].quantas > 0
    publico = medicao.resultado.perfis["publico"]["passos"]
    assert publico["conferir: abrir PDF"].quantas > 0
    assert publico["portal: frase"].quantas > 0 and publico["portal: acompanhar"].quantas > 0


def test_o_que_se_assina_e_achado_na_pesquisa_seguinte(medicao: Medicao) -> None:
    frescor = medicao.resultado.arquivos["frescor"]
    assert len(frescor) == 5 and None not in frescor


def test_as_tarefas_e_a_memoria_foram_contadas(medicao: Medicao) -> None:
    assert medicao.resultado.tarefas["documentos.selar_assinatura"][0] > 0
    assert medicao.resultado.memoria[-1][1] > 10


def test_o_relatorio_traz_metas_e_tabelas_e_guarda_a_prosa(
    medicao: Medicao, tmp_path: Path
) -> None:
    texto = relatorio(medicao.resultado)
    assert len(metas(medicao.resultado)) >= 10
    for trecho in ("## Metas", "meta", "| mesa |", "núcleos", "busca por frase", "memória"):
        assert trecho in texto
    destino = tmp_path / "desempenho.md"
    destino.write_text(f"# Desempenho\n\nProsa.\n\n{MARCA}\n\nvelho\n", encoding="utf-8")
    gravar(texto, destino)
    escrito = destino.read_text("utf-8")
    assert escrito.startswith("# Desempenho\n\nProsa.\n") and "velho" not in escrito
    assert texto in escrito


def test_as_contas() -> None:
    assert percentil([1.0, 2.0, 3.0, 100.0], 0.95) == 100.0
    assert razao(10, 4) == 2.5 and razao(1, 0) == 0
    comum = {"passo": "x", "consultas": 2, "banco": 1.0, "cpu": 1.0, "bytes": 10}
    lidas = [{**comum, "ms": 5.0, "erro": ""}, {**comum, "ms": 9.0, "erro": "código 500"}]
    resumo = por_passo(lidas, 2.0)["x"]
    assert (resumo.quantas, resumo.falhas, resumo.por_segundo, resumo.p50) == (2, 1, 0.5, 5.0)
