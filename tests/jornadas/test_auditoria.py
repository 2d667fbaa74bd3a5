"""Who read what: the administrator, who reads the process, and the person concerned."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.jornadas.conftest import Gente
from tests.jornadas.passos import novo_processo, redigir


def _restrito(ana: Page) -> tuple[str, str]:
    """A restricted process with a draft just read; its address and number."""
    processo = novo_processo(ana, nivel="Restrito", hipotese="pessoal")
    redigir(ana, processo, "Dado pessoal.")
    ana.goto(processo)
    numero = ana.get_by_role("heading", level=1).inner_text()
    return processo, numero.strip()


def test_a_leitura_do_restrito_aparece_para_quem_administra_e_para_quem_le(gente: Gente) -> None:
    ana = gente("ana")
    _, numero = _restrito(ana)
    ana.get_by_role("link", name="Quem leu").click()
    tabela = ana.get_by_role("table")
    expect(tabela).to_contain_text("Ana Paula Ribeiro")
    expect(tabela).to_contain_text("Abriu a minuta no editor")
    edu = gente("edu")
    edu.get_by_label("Conta de").first.click()
    edu.get_by_role("link", name="Auditoria de leituras").click()
    edu.get_by_label("Processo", exact=True).fill(numero)
    edu.get_by_role("button", name="Filtrar").click()
    linhas = edu.get_by_role("row").filter(has_text=numero)
    expect(linhas.first).to_contain_text("Ana Paula Ribeiro")
    with edu.expect_download() as baixado:
        edu.get_by_role("link", name="Exportar em CSV").click()
    assert baixado.value.suggested_filename == "leituras.csv"
    assert numero in baixado.value.path().read_text("utf-8-sig")
    edu.goto(re.sub(r"\?.*", "", edu.url))
    expect(edu.get_by_role("table")).to_contain_text("Exportou a auditoria")


def test_quem_nao_administra_nao_tem_a_auditoria_mas_tem_os_proprios_dados(gente: Gente) -> None:
    ana = gente("ana")
    ana.get_by_label("Conta de").first.click()
    expect(ana.get_by_role("link", name="Auditoria de leituras")).to_have_count(0)
    ana.get_by_role("link", name="Quem viu meus dados").click()
    expect(ana.get_by_role("heading", level=1)).to_have_text("Quem viu meus dados")


@pytest.mark.parametrize("largura", [360, 1366])
def test_as_paginas_da_auditoria_servem_a_todos(gente: Gente, largura: int) -> None:
    ana = gente("ana", largura=largura)
    processo, _ = _restrito(ana)
    edu = gente("edu", largura=largura)
    axe, barreiras = Axe(), []
    for pagina, endereco in (
        (ana, f"{processo}leituras/"),
        (ana, "/conta/quem-viu/"),
        (edu, "/extrema/auditoria/"),
        (edu, "/extrema/auditoria/?de=ontem"),
    ):
        pagina.goto(endereco)
        assert pagina.evaluate("document.documentElement.scrollWidth <= innerWidth"), endereco
        for achada in axe.run(pagina).response["violations"]:
            barreiras.append((endereco, achada["id"], achada["nodes"][0]["html"][:120]))
    assert barreiras == []
