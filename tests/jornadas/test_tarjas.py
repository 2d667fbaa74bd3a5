"""A clerk covers what the law protects; anybody reads the rest."""

import io
from collections.abc import Callable

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.jornadas.conftest import Gente
from tests.jornadas.passos import SENHA, assinar, dito, novo_processo, redigir

CPF = "529.982.247-25"
HIPOTESE = "Informação pessoal"


def ate_ver(pagina: Page, achar: Callable[[], bool]) -> None:
    """Open the page again until the background work shows."""
    for _ in range(60):
        if achar():
            return
        pagina.wait_for_timeout(1000)
        pagina.reload()
    raise AssertionError("não apareceu")


def tela_das_tarjas(pagina: Page) -> str:
    """A restricted document signed here, with its page of bars open; answers the address."""
    processo = novo_processo(pagina, nivel="Restrito", hipotese=HIPOTESE)
    redigir(pagina, processo, f"Requerente com CPF {CPF}. Defiro a troca das manilhas.")
    pagina.goto(pagina.url.replace("/editar/", "/"))
    assinar(pagina)
    pagina.get_by_role("link", name="Versão pública").click()
    ate_ver(pagina, lambda: pagina.get_by_role("checkbox", name="Aceitar CPF").count() > 0)
    return pagina.url.split("?")[0]


def hipotese(pagina: Page) -> None:
    campo = pagina.get_by_label("Hipótese legal do que for aceito")
    valor = campo.locator("option", has_text=HIPOTESE).first.get_attribute("value")
    campo.select_option(valor)


def texto(dados: bytes) -> str:
    documento = pypdfium2.PdfDocument(io.BytesIO(dados))
    return "\n".join(folha.get_textpage().get_text_range() for folha in documento)


@pytest.mark.parametrize("scripts", [True, False])
def test_pelo_teclado_da_sugestao_a_versao_que_todos_leem(gente: Gente, scripts: bool) -> None:
    preparo = gente("ana")
    url = tela_das_tarjas(preparo)
    ana = preparo if scripts else gente("ana", scripts=False)
    ana.goto(url)
    sugestao = ana.get_by_role("checkbox", name="Aceitar CPF")
    sugestao.focus()
    ana.keyboard.press("Space")
    expect(sugestao).to_be_checked()
    hipotese(ana)
    ana.get_by_role("button", name="Guardar tarjas").press("Enter")
    dito(ana, "guardadas")
    ana.get_by_role("button", name="Gerar a prévia").press("Enter")
    ate_ver(ana, lambda: ana.get_by_role("link", name="Ver a prévia").count() > 0)
    previa = ana.get_by_role("link", name="Ver a prévia").get_attribute("href")
    vista = ana.request.get(str(previa)).body()
    ana.get_by_text("Publicar", exact=True).press("Enter")
    ana.get_by_label("Senha", exact=True).fill(SENHA)
    ana.get_by_role("button", name="Publicar versão pública").press("Enter")
    dito(ana, "publicada")
    publica = ana.get_by_role("link", name="Abrir a versão pública").get_attribute("href")
    anonimo = gente("")
    resposta = anonimo.request.get(str(publica))
    assert resposta.status == 200
    assert resposta.body() == vista
    assert CPF not in texto(resposta.body())
    assert "manilhas" in texto(resposta.body())
    ana.get_by_role("link", name="Voltar ao documento").click()
    expect(ana.get_by_text("versão pública do", exact=False).first).to_be_visible()


def test_tarja_riscada_com_o_mouse_vira_numeros_do_formulario(gente: Gente) -> None:
    ana = gente("ana")
    tela_das_tarjas(ana)
    folha = ana.locator("[data-tarjas]")
    expect(ana.locator("[data-so-com-scripts]").first).to_be_visible()  # the script has begun
    ana.wait_for_function("document.querySelector('[data-tarjas] img').naturalWidth > 0")
    folha.scroll_into_view_if_needed()
    lugar = folha.bounding_box()
    assert lugar is not None
    ana.mouse.move(lugar["x"] + 0.2 * lugar["width"], lugar["y"] + 60)
    ana.mouse.down()
    ana.mouse.move(lugar["x"] + 0.6 * lugar["width"], lugar["y"] + 120, steps=4)
    ana.mouse.up()
    primeira = ana.get_by_role("group", name="Nova tarja").first
    assert abs(float(primeira.get_by_label("Esquerda (%)").input_value()) - 20) < 1
    assert abs(float(primeira.get_by_label("Largura (%)").input_value()) - 40) < 1
    ana.get_by_role("button", name="Guardar tarjas").click()
    dito(ana, "guardadas")
    expect(ana.get_by_role("group", name="Tarja 1")).to_be_visible()


@pytest.mark.parametrize("largura", [360, 1366])
def test_a_pagina_das_tarjas_serve_a_todos(gente: Gente, largura: int) -> None:
    ana = gente("ana", largura=1366)
    url = tela_das_tarjas(ana)
    ana.set_viewport_size({"width": largura, "height": 900})
    ana.goto(url)
    ana.get_by_text("Cobrir linhas de texto").click()
    barreiras = [b["id"] for b in Axe().run(ana).response["violations"]]
    assert barreiras == []
    assert not ana.evaluate("document.documentElement.scrollWidth > innerWidth")
