"""From the gallery to the phone: a service is copied, changed, published, and read."""

import re
from secrets import token_hex

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.jornadas.conftest import Gente

CARTA = "/extrema/administracao/servicos/"
PUBLICA = "/extrema/servicos/"


def da_galeria(edu: Page, nome: str, titulo: str) -> str:
    """A copy of a ready service, with another name; answers the address of its editor."""
    edu.goto(CARTA)
    edu.get_by_role("link", name="Copiar da galeria").click()
    edu.get_by_role("button", name=f"Copiar {nome}", exact=True).click()
    expect(edu.get_by_text("Copiado como rascunho")).to_be_visible()
    edu.get_by_label("Nome do serviço", exact=True).fill(titulo)
    return edu.url.split("#")[0]


def completar(edu: Page) -> None:
    """The unit, which only the institution knows, and the type of process."""
    for rotulo in ("Unidade que recebe", "Tipo de processo"):
        opcoes = edu.get_by_label(rotulo, exact=True)
        if not opcoes.input_value():
            opcoes.select_option(index=1)


@pytest.mark.parametrize("scripts", [True, False], ids=["com scripts", "sem scripts"])
def test_da_galeria_ao_celular(gente: Gente, pagina_360: Page, scripts: bool) -> None:
    edu = gente("edu", scripts=scripts)
    titulo = f"Poda {token_hex(3)}"
    da_galeria(edu, "Poda ou corte de árvore", titulo)
    edu.get_by_role("button", name="Acrescentar campo").click()
    expect(edu.get_by_role("group", name="Campo 5", exact=True)).to_be_visible()
    novo = edu.get_by_role("group", name="Campo 5", exact=True)
    novo.get_by_label("Nome do campo").fill("Altura da árvore")
    novo.get_by_label("Tipo do campo").select_option("numero")
    if scripts:
        expect(edu.locator("#previa")).to_contain_text("Altura da árvore")
    edu.get_by_role("button", name="Subir campo 5").click()
    quarto = edu.get_by_role("group", name="Campo 4", exact=True)
    expect(quarto.get_by_label("Nome do campo")).to_have_value("Altura da árvore")
    completar(edu)
    edu.locator("main").get_by_role("button", name="Salvar rascunho").last.click()
    expect(edu.get_by_text("Rascunho salvo.")).to_be_visible()
    edu.get_by_role("button", name="Publicar", exact=True).click()
    expect(edu.get_by_text("já está na Carta de Serviços")).to_be_visible()

    cidada = pagina_360
    cidada.goto(PUBLICA)
    cidada.get_by_label("O que você precisa?").fill(titulo)
    cidada.get_by_role("button", name="Procurar").click()
    cidada.get_by_role("link", name=titulo, exact=True).click()
    expect(cidada.get_by_role("heading", level=1)).to_have_text(titulo)
    expect(cidada.get_by_role("heading", name="O que você precisa")).to_be_visible()
    expect(cidada.locator("main")).to_contain_text("Altura da árvore")
    expect(cidada.locator("main")).to_contain_text(re.compile("Até 20 dias úteis"))


def barreiras(pagina: Page, endereco: str) -> list[str]:
    pagina.goto(endereco)
    achadas = [f"{endereco}: {b['id']}" for b in Axe().run(pagina).response["violations"]]
    if pagina.evaluate("document.documentElement.scrollWidth > innerWidth"):
        achadas.append(f"{endereco}: rola para o lado")
    return achadas


@pytest.mark.parametrize("largura", [360, 1366])
def test_as_paginas_servem_a_todos(gente: Gente, largura: int) -> None:
    edu = gente("edu", largura=largura)
    url = da_galeria(edu, "Ouvidoria", f"Ouvidoria {token_hex(3)}")
    achadas: list[str] = []
    enderecos = [CARTA, f"{CARTA}novo/", f"{CARTA}galeria/", url, PUBLICA]
    edu.goto(PUBLICA)
    primeiro = edu.locator(".carta-lista a").first
    if primeiro.count():
        enderecos.append(primeiro.get_attribute("href") or PUBLICA)
    for endereco in enderecos:
        achadas += barreiras(edu, endereco)
    assert achadas == []
