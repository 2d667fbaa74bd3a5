"""A clerk protects the account: application, recovery codes, passkey, and closing a session."""

import re
from collections.abc import Iterator

import pyotp
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.jornadas.conftest import _contexto
from tests.jornadas.passos import SENHA

SEGURANCA = "/conta/seguranca/"


@pytest.fixture
def endereco(servidor: str) -> str:
    """Passkeys belong to a host name: the same house, by its name."""
    return servidor.replace("127.0.0.1", "localhost")


@pytest.fixture(params=[1366, 360])
def aparelho(navegador: Browser, endereco: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A device that can keep passkeys and checks who holds it."""
    contexto = _contexto(navegador, endereco, request.param, 900)
    pagina = contexto.new_page()
    sessao = contexto.new_cdp_session(pagina)
    sessao.send("WebAuthn.enable")
    opcoes = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    sessao.send("WebAuthn.addVirtualAuthenticator", {"options": opcoes})
    yield pagina
    contexto.close()


def entrar_com_senha(pagina: Page, quem: str) -> None:
    pagina.goto("/entrar/")
    pagina.get_by_label("CPF ou e-mail").fill(f"{quem}@extrema.example")
    pagina.get_by_label("Senha", exact=True).fill(SENHA)
    pagina.get_by_role("button", name="Entrar", exact=True).click()


def sem_barreiras(pagina: Page) -> None:
    achadas = Axe().run(pagina).response["violations"]
    assert [(a["id"], [n["html"] for n in a["nodes"]]) for a in achadas] == []
    largura = pagina.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert largura <= 0


def test_chave_de_acesso_registrada_abre_a_conta_sem_senha(aparelho: Page) -> None:
    quem = "nilo" if aparelho.viewport_size["width"] > 400 else "breno"  # type: ignore[index]
    entrar_com_senha(aparelho, quem)
    aparelho.goto(SEGURANCA)
    sem_barreiras(aparelho)
    bloco = aparelho.locator("[data-chave=registrar]")
    bloco.get_by_label("Nome desta chave").fill("Aparelho da jornada")
    bloco.get_by_label("Senha atual").fill(SENHA)
    bloco.get_by_role("button").click()
    expect(aparelho.get_by_text("Chave de acesso registrada")).to_be_visible()
    expect(aparelho.get_by_text("Aparelho da jornada")).to_be_visible()
    aparelho.context.clear_cookies()
    aparelho.goto("/entrar/")
    sem_barreiras(aparelho)
    aparelho.get_by_role("button", name="Usar chave de acesso").click()
    aparelho.wait_for_url(re.compile(r"/(mesa|unidade)/"))
    # The password alone is no longer enough.
    aparelho.context.clear_cookies()
    entrar_com_senha(aparelho, quem)
    expect(aparelho.get_by_role("heading", name="Confirmar que é você")).to_be_visible()
    sem_barreiras(aparelho)
    aparelho.get_by_role("button", name="Usar a chave de acesso").click()
    aparelho.wait_for_url(re.compile(r"/(mesa|unidade)/"))
    aparelho.goto(SEGURANCA)
    aparelho.get_by_text("Aparelho da jornada").click()
    detalhes = aparelho.locator("details", has_text="Aparelho da jornada")
    detalhes.get_by_label("Senha atual").fill(SENHA)
    detalhes.get_by_role("button", name="Retirar esta chave").click()
    expect(aparelho.get_by_text("A chave de acesso foi retirada")).to_be_visible()


def test_aplicativo_registrado_sem_scripts(navegador: Browser, servidor: str) -> None:
    contexto = _contexto(navegador, servidor, 360, 740, scripts=False)
    pagina = contexto.new_page()
    entrar_com_senha(pagina, "ines")
    pagina.goto(SEGURANCA)
    pagina.locator("#senha-app").fill(SENHA)
    pagina.get_by_role("button", name="Registrar o aplicativo").click()
    segredo = pagina.locator("code.segredo").inner_text().replace(" ", "")
    pagina.get_by_label("Código do aplicativo").fill(pyotp.TOTP(segredo).now())
    pagina.get_by_role("button", name="Confirmar").click()
    codigos = pagina.locator(".codigos code").all_inner_texts()
    assert len(codigos) == 10
    contexto.clear_cookies()
    entrar_com_senha(pagina, "ines")
    pagina.get_by_label("Código do aplicativo ou de recuperação").fill(codigos[0])
    pagina.get_by_role("button", name="Confirmar", exact=True).click()
    expect(pagina.get_by_text("Restam 9")).to_be_visible()
    pagina.goto(SEGURANCA)
    pagina.locator("#senha-app").fill(SENHA)
    pagina.get_by_role("button", name="Retirar o aplicativo").click()
    expect(pagina.get_by_text("não é mais pedido")).to_be_visible()
    contexto.close()
