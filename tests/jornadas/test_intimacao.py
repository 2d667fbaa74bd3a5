"""A unit serves notice on a person; the person opens it on a phone; the certidão is in the process."""

import re
from secrets import token_hex

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.jornadas.conftest import Gente
from tests.jornadas.passos import assinar, dito, novo_processo, redigir

CPF_DA_BIA = "99901002680"


def sem_barreiras(pagina: Page) -> None:
    achadas = [b["id"] for b in Axe().run(pagina).response["violations"]]
    assert achadas == [], pagina.url
    assert not pagina.evaluate("document.documentElement.scrollWidth > innerWidth"), pagina.url


def criar_tipo(edu: Page) -> str:
    """A kind of notice that demands an answer in five business days; answers its name."""
    nome = f"Exigência {token_hex(3)}"
    edu.goto("/extrema/administracao/tipos-de-intimacao/novo/")
    edu.get_by_label("Nome", exact=True).fill(nome)
    edu.get_by_label("Resposta", exact=True).select_option("exigida")
    edu.get_by_label("Contagem do prazo", exact=True).select_option("U")
    edu.get_by_label("Tamanho do prazo", exact=True).fill("5")
    edu.get_by_label("Tipo da certidão", exact=True).select_option(index=1)
    edu.locator("main").get_by_role("button", name="Salvar").click()
    expect(edu.locator("main")).to_contain_text(nome)
    return nome


def intimar(ana: Page, tipo: str) -> str:
    """A signed document served on Bia; answers the address of the process."""
    processo = novo_processo(ana)
    redigir(ana, processo, "Apresente os comprovantes das férias.")
    assinar(ana)
    ana.get_by_role("link", name="Intimar", exact=True).click()
    sem_barreiras(ana)
    ana.get_by_label("Tipo de intimação", exact=True).select_option(label=tipo)
    ana.get_by_label("CPF de outras pessoas", exact=True).fill(CPF_DA_BIA)
    ana.get_by_role("button", name="Expedir intimação").click()
    dito(ana, "Intimação expedida")
    expect(ana.locator("main")).to_contain_text("Por abrir")
    return processo


def test_da_unidade_ao_celular_e_de_volta_ao_processo(gente: Gente) -> None:
    tipo = criar_tipo(gente("edu"))
    ana = gente("ana")
    processo = intimar(ana, tipo)

    bia = gente("bia", largura=360, scripts=False)
    bia.goto("/extrema/meus/intimacoes/")
    bia.get_by_role("link", name=tipo).click()
    expect(bia.get_by_role("heading", name="Antes de abrir")).to_be_visible()
    expect(bia.locator("main")).not_to_contain_text("Apresente os comprovantes")
    bia.get_by_role("button", name="Abrir intimação").click()
    dito(bia, "Intimação aberta")
    expect(bia.get_by_role("heading", name="Seu prazo")).to_be_visible()
    bia.get_by_text("Por que esta data?").click()
    expect(bia.locator("main")).to_contain_text(re.compile("Dia 1: .*-feira"))
    bia.get_by_role("link", name="ler o texto").click()
    expect(bia.locator("body")).to_contain_text("Apresente os comprovantes das férias.")

    ana.goto(processo)
    ana.get_by_role("link", name="Intimações", exact=True).click()
    expect(ana.locator("main")).to_contain_text("por consulta direta")
    sem_barreiras(ana)
    ana.get_by_role("link", name=re.compile(r"Certidão \d+")).click()
    expect(ana.locator("main")).to_contain_text("de Intimação Cumprida")


def test_as_paginas_do_cidadao_servem_a_todos_no_celular(gente: Gente) -> None:
    tipo = criar_tipo(gente("edu"))
    intimar(gente("ana"), tipo)
    bia = gente("bia", largura=360)
    bia.goto("/extrema/meus/intimacoes/")
    bia.get_by_role("button", name="Criar endereço da agenda").or_(
        bia.get_by_role("button", name="Trocar o endereço")
    ).click()
    sem_barreiras(bia)
    bia.get_by_role("link", name=tipo).click()
    sem_barreiras(bia)
    bia.get_by_role("button", name="Abrir intimação").click()
    expect(bia.get_by_role("heading", name="Documentos")).to_be_visible()
    sem_barreiras(bia)
