"""From a phone, a person asks for a service; the unit finds it on its mesa."""

import io
import re
from secrets import token_hex
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Page, expect

from tests.jornadas.conftest import Gente
from tests.jornadas.passos import SENHA
from tests.jornadas.test_carta_de_servicos import completar, da_galeria


def foto() -> Any:
    saida = io.BytesIO()
    Image.new("RGB", (60, 40), "green").save(saida, "JPEG")
    return {"name": "arvore.jpg", "mimeType": "image/jpeg", "buffer": saida.getvalue()}


def publicar(edu: Page) -> str:
    """A service that the unit of who publishes answers for; its name."""
    titulo = f"Poda {token_hex(3)}"
    da_galeria(edu, "Poda ou corte de árvore", titulo)
    unidade = edu.get_by_label("Unidade que recebe", exact=True)
    da_ti = unidade.locator("option", has_text="SEMAD/TI").first.get_attribute("value")
    unidade.select_option(value=da_ti)
    completar(edu)
    edu.locator("main").get_by_role("button", name="Salvar rascunho").last.click()
    expect(edu.get_by_text("Rascunho salvo.")).to_be_visible()
    edu.get_by_role("button", name="Publicar", exact=True).click()
    expect(edu.get_by_text("já está na Carta de Serviços")).to_be_visible()
    return titulo


def comecar(bia: Page, titulo: str) -> None:
    bia.goto("/extrema/servicos/")
    bia.get_by_label("O que você precisa?").fill(titulo)
    bia.get_by_role("button", name="Procurar").click()
    bia.get_by_role("link", name=titulo, exact=True).click()
    bia.get_by_role("link", name="Pedir este serviço").click()
    bia.get_by_role("button", name="Começar", exact=True).click()


def responder(bia: Page) -> None:
    bia.get_by_label("Rua, avenida ou sítio").fill("Rua das Palmeiras")
    bia.get_by_label("Município").fill("Extrema")
    bia.get_by_label("Estado (sigla)").select_option("MG")
    bia.get_by_label("Na rua ou na praça").check()
    bia.get_by_label("Galhos nos fios").check()
    bia.get_by_role("button", name="Guardar e continuar").click()


def mandar_foto(bia: Page) -> None:
    bia.get_by_label("Escolher arquivos: Foto da árvore").set_input_files(foto())
    bia.get_by_role("button", name="Juntar a Foto da árvore").click()
    expect(bia.get_by_text("arvore.jpg").first).to_be_visible()


def sem_barreiras(pagina: Page) -> None:
    achadas = [b["id"] for b in Axe().run(pagina).response["violations"]]
    assert achadas == [], f"{pagina.url}: {achadas}"
    assert not pagina.evaluate("document.documentElement.scrollWidth > innerWidth"), pagina.url


@pytest.mark.parametrize("scripts", [True, False], ids=["com scripts", "sem scripts"])
def test_do_telefone_ao_recibo_e_a_mesa(gente: Gente, scripts: bool) -> None:
    edu = gente("edu")
    titulo = publicar(edu)
    bia = gente("bia", largura=360, scripts=scripts)
    comecar(bia, titulo)
    bia.get_by_role("button", name="Guardar e continuar").click()
    expect(bia.get_by_text("Escolha uma das opções.").first).to_be_visible()
    responder(bia)
    mandar_foto(bia)
    bia.get_by_role("link", name="Continuar", exact=True).click()
    expect(bia.locator("main")).to_contain_text("Rua das Palmeiras")
    bia.get_by_role("link", name="Continuar para a assinatura").click()
    bia.get_by_label("Li e confirmo as declarações acima").check()
    bia.get_by_label("Sua senha").fill(SENHA)
    bia.get_by_role("button", name="Assinar e enviar").click()
    expect(bia.get_by_role("heading", level=1)).to_have_text("Recibo Eletrônico de Protocolo")
    expect(bia.locator("main")).to_contain_text(re.compile(r"\d\d:\d\d:\d\d, horário de Brasília"))
    numero = bia.locator("main .numero").first.inner_text()
    bia.get_by_role("link", name="Acompanhar", exact=True).click()
    expect(bia.get_by_role("heading", level=1)).to_have_text(f"Processo {numero}")
    expect(bia.get_by_role("link", name=re.compile("Foto da árvore"))).to_be_visible()
    edu.goto("/extrema/mesa/")
    expect(edu.locator("main").get_by_text(numero).first).to_be_visible()


@pytest.mark.parametrize("largura", [360, 1366])
def test_os_passos_servem_a_todos(gente: Gente, largura: int) -> None:
    titulo = publicar(gente("edu"))
    bia = gente("bia", largura=largura)
    comecar(bia, titulo)
    sem_barreiras(bia)
    responder(bia)
    sem_barreiras(bia)
    mandar_foto(bia)
    sem_barreiras(bia)
    bia.get_by_role("link", name="Continuar", exact=True).click()
    sem_barreiras(bia)
    bia.get_by_role("link", name="Continuar para a assinatura").click()
    sem_barreiras(bia)
    bia.get_by_label("Li e confirmo as declarações acima").check()
    bia.get_by_label("Sua senha").fill(SENHA)
    bia.get_by_role("button", name="Assinar e enviar").click()
    expect(bia.get_by_role("heading", level=1)).to_have_text("Recibo Eletrônico de Protocolo")
    sem_barreiras(bia)
    bia.get_by_role("link", name="Acompanhar", exact=True).click()
    sem_barreiras(bia)
    bia.goto("/extrema/peticionar/")
    sem_barreiras(bia)
