"""A unit serves notice on two people: one opens it on a phone and answers, the other lets it run."""

import os
import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from secrets import token_hex
from typing import Any

import icalendar
import pytest
from playwright.sync_api import Page, expect

from tests.jornadas.conftest import Gente
from tests.jornadas.depois import correr_o_prazo
from tests.jornadas.passos import SENHA, assinar, dito, escolher, novo_processo, redigir
from tests.jornadas.passos_da_adesao import sem_barreiras

CPFS = {"bia": "99901002680", "nilo": "99901011671"}
PEDIDO = "Apresente os comprovantes das férias."


@pytest.fixture
def dados(request: pytest.FixtureRequest) -> Path:
    """Folder of the running house."""
    if fora := os.environ.get("SEIVA_JORNADAS_CORREIO"):
        return Path(fora).parent
    casa: Any = request.getfixturevalue("casa_no_ar")
    pasta: Path = casa.dados
    return pasta


def criar_tipo(edu: Page) -> str:
    """A kind of notice of this test alone, with a deadline that no other has; answers its name."""
    nome = f"Exigência {token_hex(3)}"
    edu.goto("/extrema/administracao/tipos-de-intimacao/novo/")
    edu.get_by_label("Nome", exact=True).fill(nome)
    edu.get_by_label("Exige resposta", exact=True).check()
    edu.get_by_label("Dias úteis", exact=True).check()
    edu.get_by_label("Tamanho do prazo", exact=True).fill("73")
    escolher(edu, "Tipo da certidão", "Certidão")
    edu.locator("main").get_by_role("button", name="Salvar").click()
    expect(edu.locator("main")).to_contain_text(nome)
    return nome


def intimar(ana: Page, tipo: str, *pessoas: str) -> str:
    """A signed document served on people; answers the address of the process."""
    processo = novo_processo(ana)
    redigir(ana, processo, PEDIDO)
    assinar(ana)
    ana.get_by_role("link", name="Intimar", exact=True).click()
    sem_barreiras(ana)
    ana.get_by_label("Tipo de intimação", exact=True).select_option(label=tipo)
    cpfs = "\n".join(CPFS[pessoa] for pessoa in pessoas)
    ana.get_by_label("CPF de outras pessoas", exact=True).fill(cpfs)
    ana.get_by_role("button", name="Expedir intimação").click()
    dito(ana, "Intimação expedida")
    expect(ana.get_by_text("Por abrir.", exact=True)).to_have_count(len(pessoas))
    sem_barreiras(ana)
    return processo


def achar(pessoa: Page, tipo: str) -> int:
    """Open the notice from the list of every institution; answers its key."""
    pessoa.goto("/meus/intimacoes/")
    pessoa.get_by_role("link", name=tipo).click()
    achada = re.search(r"/meus/intimacoes/(\d+)/", pessoa.url)
    assert achada is not None
    return int(achada[1])


def prazo_na_pagina(bia: Page) -> date:
    texto = bia.get_by_text(re.compile("Responda até")).inner_text()
    achado = re.search(r"\d\d/\d\d/\d{4}", texto)
    assert achado is not None
    return datetime.strptime(achado[0], "%d/%m/%Y").replace(tzinfo=UTC).date()


def responder(bia: Page) -> None:
    """From the open notice to the receipt."""
    bia.get_by_role("button", name="Responder", exact=True).click()
    bia.locator("main textarea").first.fill("Seguem os comprovantes pedidos.")
    bia.get_by_role("button", name="Guardar e continuar").click()
    bia.get_by_role("link", name="Continuar", exact=True).click()
    bia.get_by_role("link", name="Continuar para a assinatura").click()
    bia.get_by_label("Li e confirmo as declarações acima").check()
    bia.get_by_label("Sua senha").fill(SENHA)
    bia.get_by_role("button", name="Assinar e enviar").click()
    expect(bia.get_by_role("heading", level=1)).to_have_text("Recibo Eletrônico de Protocolo")


def registrar_indisponibilidade(edu: Page, dia: date, motivo: str) -> None:
    edu.goto("/extrema/administracao/indisponibilidades/novo/")
    edu.get_by_label("Primeiro dia", exact=True).fill(dia.isoformat())
    edu.get_by_label("Último dia", exact=True).fill(dia.isoformat())
    edu.get_by_label("Motivo", exact=True).fill(motivo)
    edu.locator("main").get_by_role("button", name="Salvar").click()
    expect(edu.locator("main")).to_contain_text(motivo)


def esperar(pagina: Page, texto: str) -> None:
    """Until the worker has done its part, at most half a minute."""
    for _ in range(60):
        pagina.reload()
        if texto in (pagina.locator("main").text_content() or ""):
            return
        pagina.wait_for_timeout(500)
    raise AssertionError(f"{texto!r} não apareceu em {pagina.url}")


def fora_do_ar(edu: Page, bia: Page, publica: Page) -> None:
    """The last day to answer was one out of service: it moves, with the reason, and all know."""
    antes, motivo = prazo_na_pagina(bia), f"Queda de energia {token_hex(3)}"
    registrar_indisponibilidade(edu, antes, motivo)
    esperar(bia, motivo)
    depois = prazo_na_pagina(bia)
    assert antes < depois <= antes + timedelta(days=7)
    publica.goto(f"/extrema/indisponibilidades/?de={antes.year}")
    expect(publica.locator("main")).to_contain_text(motivo)
    sem_barreiras(publica)


def test_uma_abre_no_celular_e_responde(gente: Gente) -> None:
    edu, ana = gente("edu"), gente("ana")
    tipo = criar_tipo(edu)
    processo = intimar(ana, tipo, "bia")

    bia = gente("bia", largura=360, scripts=False)
    bia.goto("/meus/")
    expect(bia.get_by_text("Abrir a intimação do processo").first).to_be_visible()
    achar(bia, tipo)
    expect(bia.get_by_role("heading", name="Antes de abrir")).to_be_visible()
    expect(bia.locator("main")).not_to_contain_text(PEDIDO)
    bia.get_by_role("button", name="Abrir intimação").click()
    dito(bia, "Intimação aberta")
    bia.get_by_text("Por que esta data?").click()
    expect(bia.locator("main")).to_contain_text(re.compile("Dia 1: .*-feira"))
    intimacao = bia.url
    bia.get_by_role("link", name="ler o texto").click()
    expect(bia.locator("body")).to_contain_text(PEDIDO)

    bia.goto(intimacao)
    fora_do_ar(edu, bia, gente("", largura=360))
    responder(bia)
    bia.goto(intimacao)
    expect(bia.get_by_text("Você respondeu")).to_be_visible()
    ana.goto(processo)
    ana.get_by_role("link", name="Intimações", exact=True).click()
    for dita in ("por consulta direta", "Respondida"):
        expect(ana.locator("main")).to_contain_text(dita)
    sem_barreiras(ana)
    ana.get_by_role("link", name=re.compile(r"Certidão \d+")).click()
    expect(ana.get_by_role("main")).to_contain_text("de Intimação Cumprida")
    sem_barreiras(ana)


def test_a_outra_deixa_o_prazo_correr(gente: Gente, dados: Path) -> None:
    ana, tipo = gente("ana"), criar_tipo(gente("edu"))
    processo = intimar(ana, tipo, "nilo", "bia")
    nilo = gente("nilo", largura=360, scripts=False)
    chave = achar(nilo, tipo)
    expect(nilo.get_by_role("button", name="Abrir intimação")).to_be_visible()
    correr_o_prazo(dados, "extrema", chave)
    nilo.reload()
    expect(nilo.locator("main")).to_contain_text("Ninguém abriu a intimação no prazo")
    expect(nilo.get_by_role("link", name=re.compile("^Certidão"))).to_be_visible()
    nilo.get_by_role("link", name="ler o texto").first.click()
    expect(nilo.locator("body")).to_contain_text(PEDIDO)

    ana.goto(f"{processo}intimacoes/")
    expect(ana.locator("main")).to_contain_text("por decurso do prazo tácito")
    expect(ana.get_by_text("Por abrir.", exact=True)).to_have_count(1)  # the other one still may
    sem_barreiras(ana)


@pytest.mark.parametrize("largura", [360, 1366])
def test_as_paginas_servem_a_todos_e_os_prazos_vao_a_agenda(gente: Gente, largura: int) -> None:
    tipo = criar_tipo(gente("edu"))
    intimar(gente("ana", largura=largura), tipo, "bia")
    bia = gente("bia", largura=largura)
    bia.goto("/meus/intimacoes/")
    bia.get_by_role("button", name=re.compile("Criar endereço da agenda|Trocar o endereço")).click()
    dito(bia, "Endereço da agenda criado")
    sem_barreiras(bia)
    ics = bia.get_by_role("link", name=re.compile(r"prazos\.ics$")).get_attribute("href")
    assert ics is not None
    chave = achar(bia, tipo)
    sem_barreiras(bia)
    assert f"/meus/intimacoes/{chave}/" in agenda(bia, ics)
    bia.goto("/extrema/meus/intimacoes/")
    sem_barreiras(bia)
    bia.goto(f"/extrema/meus/intimacoes/{chave}/")
    bia.get_by_role("button", name="Abrir intimação").click()
    expect(bia.get_by_role("heading", name="Documentos")).to_be_visible()
    for resumo in bia.locator("main summary").all():
        resumo.click()
    sem_barreiras(bia)
    bia.get_by_role("button", name="Responder", exact=True).click()
    expect(bia.locator("main textarea").first).to_be_visible()
    sem_barreiras(bia)
    bia.goto("/meus/")
    sem_barreiras(bia)


def agenda(pagina: Page, endereco: str) -> str:
    """Links of every entry of the calendar, as a program without a session reads it."""
    casa = "/".join(pagina.url.split("/")[:3])
    resposta = pagina.context.browser.new_context().request.get(  # type: ignore[union-attr]
        f"{casa}/{endereco.split('/', 3)[3]}"
    )
    assert resposta.headers["content-type"] == "text/calendar; charset=utf-8"
    eventos = icalendar.Calendar.from_ical(resposta.body()).walk("VEVENT")
    return " ".join(str(evento["url"]) for evento in eventos)
