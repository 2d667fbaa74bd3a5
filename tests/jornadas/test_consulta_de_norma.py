"""A draft norm is opened to everybody; from a phone, without scripts, a person says what she thinks."""

import re
from datetime import timedelta
from secrets import token_hex

from playwright.sync_api import Page, expect

from seiva.core.relogio import hoje
from tests.jornadas.conftest import Gente
from tests.jornadas.passos import assinar, ato, dito, novo_processo, redigir
from tests.jornadas.passos_da_adesao import sem_barreiras

PARTE = re.compile(r"^Opinar ?: parte 1")
OPINIAO = "As feiras podiam abrir mais cedo."


def em_consulta(otavio: Page, titulo: str, texto: str) -> str:
    """A signed text of a new process, opened to opinions; answers the page of who conducts."""
    processo = novo_processo(otavio)
    redigir(otavio, processo, texto)
    assinar(otavio)
    ato(otavio, processo, "Consulta pública")
    sem_barreiras(otavio)
    otavio.get_by_role("link", name="Nova consulta").click()
    otavio.get_by_label("Documento", exact=True).select_option(index=1)
    otavio.get_by_label("Título", exact=True).fill(titulo)
    otavio.get_by_label("Apresentação", exact=True).fill("Queremos saber o que você pensa.")
    otavio.get_by_label("Abre no começo do dia").fill(hoje().isoformat())
    fim = hoje() + timedelta(days=9)
    otavio.get_by_label("Recebe opiniões até o fim do dia").fill(fim.isoformat())
    sem_barreiras(otavio)
    otavio.get_by_role("button", name="Abrir consulta pública").click()
    dito(otavio, "Consulta pública aberta")
    return otavio.url


def test_da_minuta_a_opiniao_publicada(gente: Gente) -> None:
    otavio, titulo = gente("otavio"), f"Feiras livres {token_hex(3)}"
    conduzir = em_consulta(otavio, titulo, "As feiras funcionam das seis às treze horas.")

    bia = gente("", largura=360, scripts=False)
    bia.goto("/extrema/consultas-publicas/")
    bia.get_by_role("link", name=titulo, exact=True).click()
    expect(bia.get_by_text("As feiras funcionam das seis")).to_be_visible()
    consulta = bia.url
    bia.get_by_role("link", name=PARTE).first.click()
    bia.get_by_label("O que você pensa deste trecho?").fill(OPINIAO)
    bia.get_by_role("button", name="Continuar").click()
    bia.wait_for_url("**/entrar/**")
    bia.get_by_label("CPF ou e-mail", exact=True).fill("bia@extrema.example")
    bia.get_by_label("Senha", exact=True).fill("seiva-demonstracao")
    bia.get_by_role("button", name="Entrar", exact=True).click()
    expect(bia.get_by_label("O que você pensa deste trecho?")).to_have_value(OPINIAO)
    bia.get_by_role("button", name="Mandar contribuição").click()
    expect(bia.get_by_text("Aguarda moderação")).to_be_visible()

    otavio.goto(conduzir)
    sem_barreiras(otavio)
    otavio.get_by_role("button", name="Publicar a contribuição 1").click()
    dito(otavio, "Contribuição publicada")
    bia.goto(consulta)
    bia.get_by_text("1 contribuição", exact=True).click()
    expect(bia.get_by_text(OPINIAO)).to_be_visible()


def test_as_paginas_servem_a_todos_no_telefone(gente: Gente) -> None:
    titulo = f"Praças {token_hex(3)}"
    em_consulta(gente("otavio"), titulo, "As praças ficam abertas até as dez da noite.")
    bia = gente("bia", largura=360)
    bia.goto("/extrema/consultas-publicas/")
    sem_barreiras(bia)
    bia.get_by_role("link", name=titulo, exact=True).click()
    sem_barreiras(bia)
    bia.get_by_role("link", name=PARTE).first.click()
    sem_barreiras(bia)
    bia.get_by_label("O que você pensa deste trecho?").fill(OPINIAO)
    bia.get_by_role("button", name="Mandar contribuição").click()
    expect(bia.get_by_role("heading", level=1)).to_have_text("Minhas contribuições")
    sem_barreiras(bia)
    bia.goto("/extrema/avaliacoes/")
    sem_barreiras(bia)
