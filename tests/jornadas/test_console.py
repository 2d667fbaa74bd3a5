"""Operator's console in a browser: a notice reaches servants, an institution is suspended and
works again, and the pages are looked at in both widths."""

import os
import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.jornadas.conftest import Gente
from tests.jornadas.passos import SENHA, dito

OPERADOR = "operador@seiva-minas.example"
CASA = "timoteo"
PAGINAS = (
    "/plataforma/",
    "/plataforma/instituicoes/",
    f"/plataforma/instituicoes/{CASA}/",
    "/plataforma/mapa/",
    "/plataforma/tarefas/",
    "/plataforma/avisos/",
    "/plataforma/avisos/novo/",
)


def ver(pagina: Page) -> None:
    """No violation of accessibility, and nothing wider than the screen."""
    violacoes = Axe().run(pagina).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"]) for v in violacoes] == [], pagina.url
    largura = pagina.viewport_size["width"] if pagina.viewport_size else 0
    assert pagina.evaluate("document.documentElement.scrollWidth") <= largura, pagina.url
    if pasta := os.environ.get("SEIVA_RETRATOS"):
        nome = re.sub(r"\W+", "-", pagina.url.split("/", 3)[-1])[:40].strip("-")
        pagina.screenshot(path=f"{pasta}/{largura}-{nome}.png", full_page=True)


def suspender(otto: Page) -> None:
    otto.goto(f"/plataforma/instituicoes/{CASA}/")
    parte = otto.get_by_role("region", name="Suspensão")
    parte.get_by_label("Motivo").fill("Convênio vencido")
    parte.get_by_label("Senha").fill(SENHA)
    parte.get_by_role("button", name="Suspender").click()
    otto.get_by_role("dialog").get_by_role("button", name="Suspender").click()
    dito(otto, "Instituição suspensa")


def retomar(otto: Page) -> None:
    parte = otto.get_by_role("region", name="Suspensão")
    parte.get_by_label("Senha").fill(SENHA)
    parte.get_by_role("button", name="Encerrar a suspensão").click()
    dito(otto, "volta a funcionar")


def test_as_paginas_do_console_nas_duas_larguras(gente: Gente) -> None:
    for largura in (1366, 360):
        otto = gente(OPERADOR, largura=largura)
        for endereco in PAGINAS:
            otto.goto(endereco)
            expect(otto.get_by_role("heading", level=1)).to_be_visible()
            ver(otto)


def test_da_lista_a_instituicao_e_ao_mapa_pelo_teclado(gente: Gente) -> None:
    otto = gente(OPERADOR)
    otto.goto("/plataforma/instituicoes/")
    procurar = otto.get_by_role("textbox", name="Procurar")
    procurar.fill("Timóteo")
    procurar.press("Enter")
    expect(otto.get_by_role("rowheader")).to_have_count(1)
    otto.get_by_role("link", name="Prefeitura Municipal de Timóteo").press("Enter")
    otto.get_by_role("button", name="Medir agora").click()
    dito(otto, "Números atualizados")
    otto.goto("/plataforma/mapa/")
    otto.get_by_role("link", name="Timóteo: Em produção").press("Enter")
    expect(otto.locator(":target")).to_contain_text("Prefeitura Municipal de Timóteo")


def test_o_aviso_chega_a_quem_trabalha_e_some_ao_dispensar(gente: Gente) -> None:
    otto, ana = gente(OPERADOR), gente("ana", scripts=False)
    otto.goto("/plataforma/avisos/novo/")
    otto.get_by_label("Título").fill("Manutenção nesta quinta")
    otto.get_by_label("Texto").fill("Salve o que estiver escrevendo.")
    otto.get_by_role("radio", name="Instituições escolhidas").check()
    otto.get_by_role("textbox", name="Instituições escolhidas").fill("extrema")
    otto.get_by_role("button", name="Publicar aviso").click()
    dito(otto, "Aviso publicado")
    ana.goto("/extrema/mesa/")
    avisos = ana.get_by_role("region", name="Avisos")
    expect(avisos).to_contain_text("Salve o que estiver escrevendo")
    ana.get_by_role("button", name="Dispensar o aviso Manutenção nesta quinta").click()
    expect(avisos).to_have_count(0)
    otto.get_by_role("button", name="Encerrar o aviso Manutenção nesta quinta").click()
    dito(otto, "Aviso encerrado")


def test_suspensa_le_mas_nao_muda_ate_voltar(gente: Gente) -> None:
    otto = gente(OPERADOR)
    suspender(otto)
    try:
        quem = gente(f"hugo@{CASA}.example")
        faixa = quem.get_by_role("region", name="Instituição suspensa")
        expect(faixa).to_contain_text("Convênio vencido")
        ver(quem)
        quem.locator(".mesa-tabela .numero").first.click()
        expect(faixa).to_be_visible()
        expect(quem.get_by_role("link", name="Concluir", exact=True)).to_have_count(0)
        expect(quem.get_by_role("link", name="Novo processo")).to_have_count(0)
    finally:
        retomar(otto)
