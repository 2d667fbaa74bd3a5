"""A journalist finds, reads and cites a public act on the phone, without login."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.jornadas.conftest import Gente

LEVE = 100_000  # bytes of a first load


def _sem_barreiras(pagina: Page) -> None:
    assert pagina.evaluate("document.documentElement.scrollWidth <= innerWidth"), pagina.url
    violacoes = Axe().run(pagina).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"][:120]) for v in violacoes] == [], pagina.url


@pytest.mark.parametrize(("largura", "scripts"), [(360, True), (1366, False)])
def test_a_jornalista_acha_le_e_cita_um_ato_publico_sem_entrar(
    gente: Gente, largura: int, scripts: bool
) -> None:
    jornalista = gente("", largura=largura, scripts=scripts)
    axe = _sem_barreiras if scripts else (lambda pagina: None)
    jornalista.goto("/")
    axe(jornalista)
    jornalista.get_by_label("O que você procura?").fill("Portaria")
    jornalista.get_by_label("Em que instituição?").fill("extrema")
    jornalista.get_by_role("button", name="Consultar").click()
    expect(jornalista).to_have_url(re.compile(r"/extrema/consulta/\?q=Portaria"))
    axe(jornalista)
    achado = jornalista.get_by_role("region", name="Documentos").get_by_role("link").first
    nome = achado.inner_text()
    achado.click()
    expect(jornalista.get_by_role("heading", level=1)).to_have_text(nome)
    axe(jornalista)
    citacao = jornalista.locator("#citacao")
    expect(citacao).to_contain_text(jornalista.url)
    expect(citacao).to_contain_text("Processo administrativo nº")
    jornalista.locator(".chamada").get_by_role("link").click()
    expect(jornalista.get_by_role("heading", name="Sobre o processo")).to_be_visible()
    expect(jornalista.get_by_role("img", name="QR code do endereço")).to_be_visible()
    axe(jornalista)
    jornalista.get_by_role("link", name="Ver o histórico completo").click()
    expect(jornalista.get_by_role("heading", level=1)).to_contain_text("Histórico")
    axe(jornalista)


def test_as_paginas_publicas_sao_leves_e_de_todos(gente: Gente) -> None:
    visitante = gente("", largura=360)
    for caminho in ("/", "/consulta/", "/extrema/", "/extrema/consulta/"):
        visitante.goto(caminho, wait_until="networkidle")
        pesos = "performance.getEntries().map(e => e.transferSize || 0)"
        assert sum(visitante.evaluate(pesos)) < LEVE, caminho
        _sem_barreiras(visitante)
