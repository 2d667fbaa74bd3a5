"""Savings, times and flow: for who works in the town, for who administers it, for anyone."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.jornadas.conftest import Gente

PAGINAS = ("economia/", "economia/desempenho/", "economia/fluxo/", "economia/precos/", "numeros/")


def _abrir(pessoa: Page) -> None:
    pessoa.get_by_label("Conta de").first.click()
    pessoa.get_by_role("link", name="Economia e desempenho").click()
    expect(pessoa.get_by_role("heading", level=1)).to_have_text("Economia e desempenho")


def test_quem_trabalha_ve_a_economia_o_desempenho_e_o_fluxo_e_os_leva(gente: Gente) -> None:
    ana = gente("ana")
    _abrir(ana)
    expect(ana.get_by_text(re.compile(r"Atualizado em \d"))).to_be_visible()
    expect(ana.get_by_role("table", name="O que se deixou de gastar")).to_contain_text("trâmites ×")
    expect(ana.get_by_role("link", name="Ajustar os preços")).to_have_count(0)
    ana.get_by_role("link", name="Desempenho", exact=True).click()
    expect(ana.get_by_role("img", name="Processos por mês").first).to_be_visible()
    with ana.expect_download() as baixado:
        ana.get_by_role("link", name="PNG de Processos por mês").click()
    assert baixado.value.path().read_bytes().startswith(b"\x89PNG")
    with ana.expect_download() as baixado:
        ana.get_by_role("link", name="CSV de Tempo por unidade").click()
    assert "Mediana" in baixado.value.path().read_text("utf-8-sig")
    ana.get_by_role("link", name="Onde o tempo é gasto").click()
    ana.get_by_role("region", name="Desenho do fluxo").get_by_role("link").first.click()
    expect(ana).to_have_url(re.compile("unidade="))
    expect(ana.get_by_label("Unidade", exact=True)).not_to_have_value("")


def test_a_linha_do_tipo_leva_a_pesquisa(gente: Gente) -> None:
    ana = gente("ana")
    ana.goto("/extrema/economia/desempenho/")
    painel = ana.get_by_role("region", name="Tempo por tipo de processo")
    painel.get_by_text("Ver como tabela").click()
    painel.get_by_role("rowheader").get_by_role("link").first.click()
    expect(ana).to_have_url(re.compile(r"/pesquisa/\?em=processos&tipo=\d+&de="))


def test_quem_administra_ajusta_os_precos_e_a_conta_muda(gente: Gente) -> None:
    edu = gente("edu")
    _abrir(edu)
    edu.get_by_role("link", name="Ajustar os preços").click()
    edu.get_by_label("Custo de levar um processo").fill("6,50")
    edu.get_by_role("button", name="Guardar").click()
    expect(edu.get_by_role("table", name="O que se deixou de gastar")).to_contain_text("R$ 6,5")
    edu.get_by_role("button", name="Contar agora").click()
    expect(edu.get_by_text("A contagem foi pedida")).to_be_visible()


def test_qualquer_pessoa_ve_os_numeros_sem_entrar(gente: Gente) -> None:
    ninguem = gente("")
    ninguem.goto("/extrema/numeros/")
    expect(ninguem.get_by_role("heading", level=1)).to_contain_text("em números")
    expect(ninguem.get_by_text("contagens menores que 5 não se mostram")).to_be_visible()
    with ninguem.expect_download() as baixado:
        ninguem.get_by_role("link", name="CSV").click()
    assert "conjunto;chave" in baixado.value.path().read_text("utf-8-sig")


@pytest.mark.parametrize("largura", [360, 1366])
def test_as_paginas_de_numeros_servem_a_todos(gente: Gente, largura: int) -> None:
    edu = gente("edu", largura=largura)
    axe, barreiras = Axe(), []
    for caminho in PAGINAS:
        edu.goto(f"/extrema/{caminho}")
        assert edu.evaluate("document.documentElement.scrollWidth <= innerWidth"), caminho
        for achada in axe.run(edu).response["violations"]:
            barreiras.append((caminho, achada["id"], achada["nodes"][0]["html"][:120]))
    assert barreiras == []


def test_sem_scripts_tudo_se_le(gente: Gente) -> None:
    ana = gente("ana", scripts=False)
    ana.goto("/extrema/economia/fluxo/")
    expect(ana.get_by_role("table")).to_contain_text("→")
    ana.get_by_label("De", exact=True).fill("2020-01-01")
    ana.get_by_label("Até").fill("2020-02-01")
    ana.get_by_role("button", name="Mostrar").click()
    expect(ana.get_by_text("Nenhum envio entre unidades")).to_be_visible()
