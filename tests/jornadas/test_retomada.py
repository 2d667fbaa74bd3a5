"""Without scripts, what was written survives the end of the session."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.jornadas.conftest import Gente
from tests.jornadas.passos import SENHA, entrar, especificacao, novo_processo


@pytest.mark.parametrize("largura", [360, 1366])
def test_o_formulario_enviado_depois_da_sessao_volta_preenchido(gente: Gente, largura: int) -> None:
    processo = novo_processo(gente("ana"))
    texto = especificacao("Ligar para o interessado")
    pagina = gente("ana", largura=largura, scripts=False)
    pagina.goto(f"{processo}anotar/")
    pagina.get_by_label("Anotação").first.fill(texto)
    pagina.context.clear_cookies(name="sessionid")
    pagina.locator("main form").first.get_by_role("button").first.click()
    entrar(pagina, "ana")
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Seu texto está aqui")
    expect(pagina.get_by_label("O que você escreveu")).to_have_value(texto)
    pagina.get_by_role("button", name="Enviar agora").click()
    expect(pagina.locator("main")).to_contain_text(texto)


def test_a_pagina_que_devolve_o_texto_serve_a_todos(gente: Gente) -> None:
    processo = novo_processo(gente("ana"))
    pagina = gente("ana", largura=360)
    pagina.goto(f"{processo}anotar/")
    ficha = pagina.locator("[name=csrfmiddlewaretoken]").first.get_attribute("value") or ""
    pagina.context.clear_cookies(name="sessionid")
    pagina.request.post(
        f"{processo}anotar/",
        form={"texto": "Ligar amanhã", "csrfmiddlewaretoken": ficha},
        headers={"Referer": processo},
        max_redirects=0,
    )
    pagina.goto("/entrar/")
    entrada = {"username": "ana@extrema.example", "password": SENHA, "sem_scripts": "1"}
    ficha = pagina.locator("[name=csrfmiddlewaretoken]").first.get_attribute("value") or ""
    pagina.request.post("/entrar/", form=entrada | {"csrfmiddlewaretoken": ficha}, max_redirects=0)
    pagina.goto("/conta/retomar/")
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Seu texto está aqui")
    assert pagina.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert Axe().run(pagina).response["violations"] == []
