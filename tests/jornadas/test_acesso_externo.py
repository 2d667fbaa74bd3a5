"""A servant opens one of two documents to a lawyer, who reads it on the phone; then it is closed."""

import re
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.jornadas.conftest import Gente
from tests.jornadas.passos import ato, dito, novo_processo, redigir
from tests.jornadas.passos_da_adesao import carta
from tests.servidor import ServidorDeTeste

PAULA = "paula.acesso@exemplo.example"


def _sem_barreiras(pagina: Page) -> None:
    assert pagina.evaluate("document.documentElement.scrollWidth <= innerWidth"), pagina.url
    violacoes = Axe().run(pagina).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"][:120]) for v in violacoes] == [], pagina.url


def test_a_advogada_le_o_que_lhe_abriram_e_depois_o_endereco_acaba(
    gente: Gente, casa_no_ar: ServidorDeTeste
) -> None:
    ana = gente("ana")
    processo = novo_processo(ana, nivel="Restrito", hipotese="pessoal")
    for texto in ("Parecer aberto.", "Nota fechada."):
        redigir(ana, processo, texto)
        ana.goto(ana.url.replace("/editar/", "/assinar/"))
        ana.get_by_label("Senha", exact=True).fill("seiva-demonstracao")
        ana.get_by_role("button", name="Assinar", exact=True).click()
        ana.wait_for_url(re.compile(r"/processos/\d+/\?documento="))
    ato(ana, processo, "Acesso externo")
    _sem_barreiras(ana)
    ana.get_by_label("Nome", exact=True).fill("Paula Reis")
    ana.get_by_label("E-mail", exact=True).fill(PAULA)
    ana.get_by_role("group", name="Documentos").get_by_role("checkbox").first.check()
    ana.get_by_label("Motivo", exact=True).fill("Defesa")
    ana.get_by_role("button", name="Abrir acesso").click()
    dito(ana, "Acesso aberto a Paula Reis")
    _sem_barreiras(ana)

    corpo = carta(casa_no_ar.correio, PAULA, "você pode ler")
    achado = re.search(r"https?://\S+/acesso/\S+/", corpo)
    assert achado is not None, corpo
    endereco = urlsplit(achado[0]).path
    paula = gente("", largura=360)
    paula.goto(endereco)
    _sem_barreiras(paula)
    abertos = paula.get_by_role("region", name="Documentos que você pode ler").get_by_role("link")
    expect(abertos).to_have_count(1)
    abertos.click()
    expect(paula.frame_locator("iframe").locator("body")).to_contain_text("Parecer aberto.")
    _sem_barreiras(paula)

    ana.get_by_text(re.compile("^Cancelar")).click()
    ana.get_by_label("Motivo", exact=True).first.fill("Mudou de advogada")
    ana.get_by_role("button", name="Cancelar o acesso").click()
    dito(ana, "Cancelado o acesso de Paula Reis")
    paula.goto(endereco)
    expect(paula.get_by_role("heading", level=1)).to_have_text("Acesso encerrado")
    _sem_barreiras(paula)
