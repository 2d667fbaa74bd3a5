"""One document under sigilo is given to be signed by who knows nothing else of the process."""

import re

from playwright.sync_api import Page, expect

from tests.jornadas.conftest import Gente
from tests.jornadas.passos import SENHA, dito, escolher, especificacao, redigir
from tests.jornadas.test_sigilo import novo_sigiloso, sem_barreiras

SEGREDO = "O pneu saiu do almoxarifado sem requisição."


def conceder(ana: Page) -> tuple[str, str]:
    """A draft in a new process under sigilo, given to Júlia; answers its and the process's address."""
    processo = novo_sigiloso(ana, especificacao("Sindicância por assinar"))
    redigir(ana, processo, SEGREDO)
    documento = re.sub(r"editar/$", "", ana.url)
    ana.goto(documento)
    ana.get_by_role("link", name="Credencial de assinatura").first.click()
    escolher(ana, "Pessoa", "Júlia")
    sem_barreiras(ana)
    ana.get_by_role("button", name="Conceder credencial de assinatura").click()
    dito(ana, "Credencial concedida a Júlia Antunes, em PGM.")
    return documento, processo


def abrir(pagina: Page, numero: str) -> None:
    """From the queue, through the password, to the document."""
    pagina.goto("/extrema/para-assinar/")
    linha = pagina.locator("[data-linha]", has_text=numero)
    expect(linha).to_contain_text("credencial de assinatura")
    linha.get_by_role("link").first.click()
    expect(pagina.get_by_role("heading", level=1)).to_contain_text("Documento sigiloso")
    sem_barreiras(pagina)
    pagina.get_by_label("Senha", exact=True).fill(SENHA)
    pagina.get_by_role("button", name="Abrir documento").click()
    pagina.wait_for_url(lambda endereco: "/senha/" not in endereco)
    expect(pagina.frame_locator("iframe").locator("body")).to_contain_text(SEGREDO)


def numero_do_processo(ana: Page, processo: str) -> str:
    ana.goto(processo)
    return ana.get_by_role("heading", level=1).inner_text().split()[-1]


def test_conceder_ler_assinar_e_nao_ver_mais(gente: Gente) -> None:
    ana, julia = gente("ana"), gente("julia")
    documento, processo = conceder(ana)
    numero = numero_do_processo(ana, processo)
    abrir(julia, numero)
    sem_barreiras(julia)
    assert julia.context.new_page().goto(processo).status == 404  # type: ignore[union-attr]
    julia.get_by_label("Senha", exact=True).fill(SENHA)
    julia.get_by_role("button", name="Assinar", exact=True).click()
    expect(julia.locator("main")).to_contain_text("Documento assinado.")
    expect(julia.locator("main")).not_to_contain_text(numero)
    assert julia.goto(documento).status == 404  # type: ignore[union-attr]
    ana.goto(f"{processo}historico/?visao=completo")
    expect(ana.locator("main")).to_contain_text("por Júlia Antunes")
    expect(ana.locator("main")).to_contain_text("Encerrada, pela assinatura")


def test_no_telefone_renuncia_sem_assinar(gente: Gente) -> None:
    ana, julia = gente("ana"), gente("julia", largura=360)
    documento, processo = conceder(ana)
    numero = numero_do_processo(ana, processo)
    abrir(julia, numero)
    assert julia.evaluate("document.documentElement.scrollWidth") <= 360
    julia.get_by_role("button", name="Renunciar à credencial").click()
    julia.get_by_role("dialog").get_by_role("button", name="Renunciar").click()
    dito(julia, "Você renunciou à credencial")
    assert julia.goto(documento).status == 404  # type: ignore[union-attr]
    ana.goto(f"{documento}credenciais/")
    expect(ana.locator("main")).to_contain_text("Renunciada")
    ana.set_viewport_size({"width": 360, "height": 740})
    assert ana.evaluate("document.documentElement.scrollWidth") <= 360
