"""A browser and the editor's page, with the console watched for policy violations."""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.chromium import ARGUMENTOS
from tests.navegador.editor.apoio import abrir
from tests.navegador.editor.pagina import Servidor


@pytest.fixture(scope="module")
def navegador() -> Iterator[Browser]:
    with sync_playwright() as p:
        executavel = shutil.which("chromium") or shutil.which("chromium-browser")
        navegador = p.chromium.launch(executable_path=executavel, args=ARGUMENTOS)
        yield navegador
        navegador.close()


@pytest.fixture
def servidor() -> Iterator[Servidor]:
    servidor = Servidor()
    yield servidor
    servidor.fechar()


@pytest.fixture
def pagina(navegador: Browser, servidor: Servidor) -> Iterator[Page]:
    contexto = navegador.new_context(viewport={"width": 1366, "height": 900}, locale="pt-BR")
    pagina = contexto.new_page()
    pagina.set_default_timeout(15_000)
    queixas: list[str] = []
    pagina.on("console", lambda m: queixas.append(m.text) if m.type == "error" else None)
    pagina.on("pageerror", lambda e: queixas.append(str(e)))
    abrir(pagina, servidor)
    yield pagina
    contexto.close()
    # Answers that the test asked for are not complaints; a blocked script or style is.
    assert [q for q in queixas if "Failed to load resource" not in q] == []
