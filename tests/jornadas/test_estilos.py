"""From the look of the paper to the paper: a style, a template, a document, its PDF."""

import io
import re
from collections.abc import Iterator

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.jornadas.conftest import Gente
from tests.jornadas.passos import escolher, especificacao, folha, novo_processo

ESTILOS = "/extrema/administracao/estilos/"
MODELOS = "/extrema/administracao/modelos-de-documento/"


@pytest.fixture
def edu(gente: Gente) -> Iterator[Page]:
    """Who administers; the house goes back to the usual look afterwards."""
    pagina = gente("edu")
    yield pagina
    pagina.goto(f"{ESTILOS}restaurar/")
    botao = pagina.get_by_role("button", name="Voltar ao de fábrica")
    if botao.count():
        botao.click()
        pagina.wait_for_url(f"**{ESTILOS}")


def modelo_novo(edu: Page, nome: str) -> None:
    """A template for Despacho, written in the editor: a heading, a variable, a sentence."""
    edu.goto(f"{MODELOS}novo/")
    escolher(edu, "Tipo de documento", "Despacho")
    edu.get_by_label("Nome", exact=True).fill(nome)
    folha(edu).click()
    edu.get_by_role("button", name="Estilo do parágrafo").click()
    edu.get_by_role("menuitemradio", name="Título 1").click()
    edu.keyboard.type("Dos fatos")
    edu.keyboard.press("Enter")
    edu.keyboard.type("Trata-se do processo ")
    edu.get_by_role("button", name="Inserir variável").click()
    edu.get_by_role("menuitem", name="Número do processo").click()
    edu.keyboard.type(".")
    quadro = edu.frame_locator("iframe[name=previa]")
    expect(quadro.locator(".papel-corpo")).to_contain_text("Trata-se do processo 3106.01.0000123")
    edu.get_by_role("button", name="Salvar", exact=True).click()
    edu.wait_for_url(f"**{MODELOS}")


def pdf_de(pagina: Page) -> str:
    """Text of the PDF of the draft whose editor is open."""
    dados = pagina.request.get(pagina.url.replace("editar/", "previa/")).body()
    documento = pypdfium2.PdfDocument(io.BytesIO(dados))
    return "\n".join(folha_.get_textpage().get_text_range() for folha_ in documento)


def test_do_estilo_ao_papel(edu: Page, gente: Gente) -> None:
    edu.goto(ESTILOS)
    edu.get_by_label("Tamanho (pt)", exact=True).fill("10")
    expect(edu.locator("#previa")).to_contain_text("menor que 11 pt")
    edu.get_by_label("Tamanho (pt)", exact=True).fill("12")
    edu.get_by_text("Títulos", exact=True).click()
    edu.get_by_label("Numeração dos títulos").select_option("decimal")
    quadro = edu.frame_locator("iframe[name=previa]")
    corpo = quadro.locator(".papel-corpo > p").nth(3)
    expect(corpo).to_have_css("font-size", "16px")
    edu.get_by_role("button", name="Salvar estilos").click()
    expect(edu.locator("body")).to_contain_text("Estilos salvos")
    nome = especificacao("Despacho numerado")
    modelo_novo(edu, nome)
    ana = gente("ana")
    novo_processo(ana)
    numero = ana.get_by_role("heading", level=1).inner_text()
    ana.get_by_role("link", name="Incluir documento").click()
    escolher(ana, "Tipo", "Despacho")
    ana.get_by_label("Modelo do tipo").check()
    escolher(ana, "Modelo", nome)
    ana.get_by_role("button", name="Criar e abrir o editor").click()
    ana.wait_for_url("**/editar/")
    expect(folha(ana).locator("p").first).to_have_css("font-size", "16px")
    impresso = pdf_de(ana)
    assert re.search(r"1\.\s+DOS FATOS", impresso)
    assert numero in impresso


def test_o_html_do_modelo_se_edita_com_e_sem_scripts(gente: Gente) -> None:
    edu = gente("edu")
    edu.goto(f"{MODELOS}novo/")
    folha(edu).click()
    edu.keyboard.type("Primeiro.")
    edu.get_by_role("button", name="Código HTML").click()
    fonte = edu.get_by_label(re.compile("em HTML"))
    expect(fonte).to_have_value("<p>Primeiro.</p>")
    fonte.fill("<p>Outro.</p>")
    edu.get_by_role("button", name="Código HTML").click()
    expect(folha(edu)).to_have_text("Outro.")
    simples = gente("edu", scripts=False)
    simples.goto(f"{MODELOS}novo/")
    simples.get_by_label("Texto", exact=True).fill("<p>Até @praso@.</p>")
    simples.get_by_role("button", name="Salvar", exact=True).click()
    expect(simples.get_by_label("Texto", exact=True)).to_have_value("<p>Até @praso@.</p>")


@pytest.mark.parametrize("largura", [360, 1366])
def test_as_paginas_servem_a_todos(gente: Gente, largura: int) -> None:
    edu = gente("edu", largura=largura)
    axe, barreiras = Axe(), []
    for endereco in (ESTILOS, f"{ESTILOS}restaurar/", f"{MODELOS}novo/"):
        edu.goto(endereco)
        if endereco == ESTILOS:
            edu.locator(".est-grupo").evaluate_all("todos => todos.forEach(g => (g.open = true))")
        else:
            edu.wait_for_load_state("networkidle")
        barreiras += [f"{endereco}: {b['id']}" for b in axe.run(edu).response["violations"]]
        if edu.evaluate("document.documentElement.scrollWidth > innerWidth"):
            barreiras.append(f"{endereco}: rola para o lado")
    assert barreiras == []
