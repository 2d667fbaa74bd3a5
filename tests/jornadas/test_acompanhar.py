"""A citizen on a phone follows a process and is told by e-mail, without an account."""

import re
from pathlib import Path
from secrets import token_hex

import pytest
from playwright.sync_api import expect

from tests.jornadas.conftest import Gente
from tests.jornadas.passos import ato, novo_processo
from tests.jornadas.passos_da_adesao import carta, endereco_em, sem_barreiras


def test_do_telefone_a_pessoa_le_pede_avisos_confirma_e_sai(gente: Gente, correio: Path) -> None:
    ana = gente("ana")
    processo = novo_processo(ana)
    numero = re.search(r"\d{4}\.[\d.]+/\d{4}-\d+", ana.locator("main").inner_text())
    assert numero, ana.url
    digitos = re.sub(r"\D", "", numero[0])
    vera, email = gente("", largura=360, scripts=False), f"vera-{token_hex(3)}@exemplo.example"
    vera.goto(f"/extrema/processo/{digitos}/acompanhar/")
    expect(vera.get_by_role("heading", level=1)).to_have_text("Acompanhar processo")
    expect(vera.get_by_text("Está na unidade")).to_be_visible()
    expect(vera.get_by_text("O processo foi aberto.")).to_be_visible()
    vera.get_by_text("Histórico oficial").click()
    expect(vera.get_by_text("Processo público gerado")).to_be_visible()
    vera.get_by_label("Seu e-mail").fill(email)
    vera.get_by_role("button", name="Avise-me").click()
    expect(vera.get_by_text("enviamos uma mensagem")).to_be_visible()
    vera.goto(endereco_em(carta(correio, email, "Confirme"), "extrema/acompanhar/"))
    vera.get_by_role("button", name="Confirmar e-mail").click()
    expect(vera.get_by_text("Confirmado.")).to_be_visible()
    ato(ana, processo, "Atualizar andamento")
    ana.get_by_label("Andamento", exact=True).fill("Documentos conferidos")
    ana.get_by_role("button", name="Atualizar andamento", exact=True).click()
    # The house waits a little for what comes next before it writes to anybody.
    aviso = carta(correio, email, "Novidade", espera=150)
    assert "A unidade informou: Documentos conferidos" in aviso
    vera.goto(re.findall(r"https?://[^/\s]+(/extrema/acompanhar/\S+/sair/)", aviso)[0])
    vera.get_by_role("button", name="Não quero mais avisos").click()
    expect(vera.get_by_role("heading", level=1)).to_have_text("Avisos encerrados")


@pytest.mark.parametrize("largura", [360, 1366])
def test_a_pagina_de_quem_acompanha_serve_a_todos(gente: Gente, largura: int) -> None:
    ana = gente("ana")
    novo_processo(ana)
    numero = re.search(r"\d{4}\.[\d.]+/\d{4}-\d+", ana.locator("main").inner_text())
    assert numero, ana.url
    ninguem = gente("", largura=largura)
    ninguem.goto(f"/extrema/processo/{re.sub(r'[^0-9]', '', numero[0])}/acompanhar/")
    sem_barreiras(ninguem)
    ninguem.get_by_text("Histórico oficial").click()
    ninguem.get_by_label("Seu e-mail").fill("vera")
    ninguem.get_by_role("button", name="Avise-me").click()
    expect(ninguem.get_by_text("Escreva um e-mail").first).to_be_visible()
    sem_barreiras(ninguem)
