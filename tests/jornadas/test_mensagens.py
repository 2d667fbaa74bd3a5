"""E-mails of the system in the browser: the words are changed, seen, tried, and put back."""

import os
import time
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.jornadas.conftest import Gente

LISTA = "/extrema/administracao/mensagens/"
UMA = f"{LISTA}convite/"


@pytest.fixture
def correio(request: pytest.FixtureRequest) -> Path:
    """Folder where the house leaves its messages."""
    if fora := os.environ.get("SEIVA_JORNADAS_CORREIO"):
        return Path(fora)
    pasta: Path = request.getfixturevalue("casa_no_ar").dados / "correio"
    return pasta


def carta_sobre(correio: Path, assunto: str) -> Any:
    """The message with this subject, as soon as the worker sends it."""
    fim = time.monotonic() + 60
    while time.monotonic() < fim:
        for arquivo in correio.glob("*") if correio.is_dir() else ():
            carta = message_from_bytes(arquivo.read_bytes(), policy=policy.default)
            if assunto in str(carta["Subject"]):
                return carta
        time.sleep(0.3)
    raise AssertionError(f"nenhuma carta sobre {assunto}")


def restaurar(edu: Page) -> None:
    edu.get_by_role("button", name="Voltar ao texto inicial").click()
    expect(edu.locator("body")).to_contain_text("Voltou o texto inicial")


def test_o_convite_ganha_as_palavras_da_casa_e_chega(gente: Gente, correio: Path) -> None:
    edu = gente("edu")
    edu.goto("/extrema/administracao/")
    edu.get_by_role("link", name="E-mails do sistema").click()
    edu.get_by_role("link", name="Convite a quem foi cadastrado").click()
    edu.get_by_label("Assunto").fill("Extrema espera por você, {{ nome }}")
    expect(edu.locator("#previa")).to_contain_text("Extrema espera por você, Ana Souza")
    corpo = edu.get_by_label("Texto", exact=True)
    corpo.fill("Bom dia, {{ nomee }}.")
    expect(edu.locator("#previa")).to_contain_text("“nomee” não existe")
    expect(edu.locator("#previa")).to_contain_text("Falta {{ link }} no texto")
    edu.get_by_role("button", name="Salvar").click()
    expect(edu.locator("form")).to_contain_text(["Você quis dizer “nome”?"])
    expect(corpo).to_have_value("Bom dia, {{ nomee }}.")
    corpo.fill("Bom dia, {{ nome }}.\n\nEscolha a senha em {{ link }}.")
    edu.get_by_role("button", name="Salvar").click()
    expect(edu.locator("main")).to_contain_text("Texto da instituição")
    edu.get_by_role("button", name="Mandar uma prova para mim").click()
    expect(edu.locator("body")).to_contain_text("A prova vai a")
    carta = carta_sobre(correio, "[Prova] Extrema espera por você, Ana Souza")
    assert "Bom dia, Ana Souza." in carta.get_body(("plain",)).get_content()
    assert "<a href=" in carta.get_body(("html",)).get_content()
    restaurar(edu)
    expect(edu.get_by_label("Assunto")).to_have_value("Sua conta no Seiva: {{ instituicao }}")
    expect(edu.locator(".adm-historico")).to_contain_text("Extrema espera por você")


def test_sem_scripts_a_mensagem_se_ve_por_um_botao(gente: Gente) -> None:
    edu = gente("edu", scripts=False)
    edu.goto(UMA)
    edu.get_by_label("Assunto").fill("Oi, {{ nome }}")
    edu.get_by_role("button", name="Ver como fica").click()
    expect(edu.locator("#previa")).to_contain_text("Oi, Ana Souza")
    expect(edu.get_by_label("Assunto")).to_have_value("Oi, {{ nome }}")


@pytest.mark.parametrize("largura", [360, 1366])
def test_as_paginas_das_mensagens_servem_a_todos(gente: Gente, largura: int) -> None:
    edu, axe, barreiras = gente("edu", largura=largura), Axe(), []
    for caminho in (LISTA, UMA, f"{LISTA}assinatura-externa/", f"{LISTA}remetente/"):
        edu.goto(caminho)
        barreiras += [f"{caminho}: {b['id']}" for b in axe.run(edu).response["violations"]]
        if edu.evaluate("document.documentElement.scrollWidth > innerWidth"):
            barreiras.append(f"{caminho}: rola para o lado")
    assert barreiras == []
