"""Keyboard, screen readers, widths, weight and what surrounds the text."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.navegador.editor.apoio import abrir, botao, no_fim, texto
from tests.navegador.editor.pagina import Servidor

pytestmark = pytest.mark.navegador


def test_a_barra_tem_uma_parada_de_tab_e_setas_dentro(pagina: Page) -> None:
    no_fim(pagina)
    pagina.keyboard.press("Alt+F10")
    assert pagina.locator(".ed-barra .ed-botao[tabindex='0']").count() == 1
    foco = "document.activeElement.getAttribute('aria-label')"
    assert pagina.evaluate(foco) == "Desfazer"
    for _ in range(3):
        pagina.keyboard.press("ArrowRight")
    assert pagina.evaluate(foco) == "Negrito"
    pagina.keyboard.press("Escape")
    assert pagina.evaluate(foco) == "Texto do documento"
    pagina.keyboard.press("Alt+F10")
    assert pagina.evaluate(foco) == "Negrito"


def test_o_menu_de_estilos_responde_ao_teclado(pagina: Page) -> None:
    no_fim(pagina)
    pagina.keyboard.press("Alt+F10")
    pagina.keyboard.press("ArrowRight")
    pagina.keyboard.press("ArrowRight")
    pagina.keyboard.press("ArrowDown")
    pagina.keyboard.type("inc")
    pagina.keyboard.press("Enter")
    assert texto(pagina) == '<p class="inciso">Texto inicial.</p>'
    expect(pagina.get_by_role("menu")).to_have_count(0)


def test_cabecalho_e_rodape_aparecem_e_nao_se_editam(pagina: Page) -> None:
    travado = pagina.locator(".ed-travado").first
    expect(travado).to_contain_text("Prefeitura Municipal de Extrema")
    assert travado.evaluate("no => no.isContentEditable") is False
    assert "Prefeitura" not in texto(pagina)


@pytest.mark.parametrize("largura", [360, 768, 1366])
def test_nada_passa_da_largura_da_tela(pagina: Page, largura: int) -> None:
    pagina.set_viewport_size({"width": largura, "height": 740})
    assert pagina.evaluate("document.documentElement.scrollWidth") <= largura


@pytest.mark.parametrize("esquema", ["light", "dark"])
def test_acessibilidade_sem_violacoes(pagina: Page, servidor: Servidor, esquema: str) -> None:
    pagina.emulate_media(color_scheme=esquema)

    def conferir() -> None:
        resultado = Axe().run(pagina)
        assert resultado.violations_count == 0, resultado.generate_report()

    conferir()
    botao(pagina, "Inserir")
    conferir()
    pagina.keyboard.press("Escape")
    servidor.versao = 4
    no_fim(pagina)
    pagina.keyboard.type("!")
    pagina.keyboard.press("Control+s")
    expect(pagina.get_by_role("dialog")).to_be_visible()
    conferir()


def test_cem_paginas_abrem_e_se_digitam_sem_engasgar(pagina: Page, servidor: Servidor) -> None:
    servidor.conteudo = "".join(
        f'<p class="artigo">Artigo {i}: {"palavra comum do texto " * 20}</p>' for i in range(700)
    )
    abrir(pagina, servidor)
    no_fim(pagina)
    demora = pagina.evaluate(
        """async () => {
            const { editor } = document.querySelector('.ProseMirror')
            const inicio = performance.now()
            for (let i = 0; i < 20; i++) {
                editor.commands.insertContent('x')
                await new Promise(requestAnimationFrame)
            }
            return (performance.now() - inicio) / 20
        }"""
    )
    assert demora < 400, f"{demora:.0f} ms a letra"
