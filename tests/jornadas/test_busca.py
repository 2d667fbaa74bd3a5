"""Finding what was written: words, excerpts, filters, inside one process, kept searches."""

import re
from secrets import token_hex

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.jornadas.conftest import Gente
from tests.jornadas.passos import SENHA, dito, novo_processo, redigir


def _procurar(pagina: Page, texto: str) -> None:
    """From any page, with the keyboard alone."""
    pagina.keyboard.press("/")
    caixa = pagina.get_by_label("Buscar processo, documento, pessoa…")
    expect(caixa).to_be_focused()
    caixa.fill(texto)
    caixa.press("Enter")
    pagina.wait_for_url("**/pesquisa/**")


def test_o_assinado_e_achado_na_hora_por_quem_pode_ler(gente: Gente) -> None:
    """Draft: own unit alone. Signed: everybody, at once, by its words in other forms."""
    ana, bia = gente("ana"), gente("bia")
    raro = f"zx{token_hex(4)}"
    processo = novo_processo(ana)
    editor = redigir(ana, processo, f"As licitações do açude {raro} foram revogadas.")
    ana.goto(processo)
    _procurar(ana, f"licitacao {raro}")
    expect(ana.locator(".trecho mark").first).to_have_text("licitações")
    expect(ana.get_by_text("minuta", exact=True)).to_be_visible()
    bia.goto("/extrema/mesa/")
    _procurar(bia, f"licitacao {raro}")
    expect(bia.get_by_role("heading", name="Nada encontrado")).to_be_visible()
    ana.goto(editor.replace("editar/", "assinar/"))
    ana.get_by_label("Senha", exact=True).fill(SENHA)
    ana.get_by_role("button", name="Assinar", exact=True).click()
    ana.wait_for_url(re.compile(r"/processos/\d+/\?documento="))
    _procurar(bia, f'"açude {raro}"')
    expect(bia.locator(".resultados > li")).to_have_count(1)
    bia.locator(".resultado-nome").click()
    expect(bia.frame_locator("iframe.folha").locator("body")).to_contain_text(raro)


def test_filtrar_guardar_repetir_e_esquecer(gente: Gente) -> None:
    pagina = gente("ana")
    pagina.goto("/extrema/pesquisa/?q=servidor")
    todos = pagina.locator(".resultados > li").count()
    lado = pagina.get_by_role("complementary", name="Filtros e pesquisas guardadas")
    lado.get_by_role("link", name="Memorando", exact=True).click()
    expect(pagina.get_by_label("Filtros em uso")).to_contain_text("Memorando")
    poucos = pagina.locator(".resultados > li").count()
    assert 0 < poucos < todos
    pagina.get_by_label("Nome da pesquisa").fill("Memorandos de servidores")
    pagina.get_by_role("button", name="Guardar").click()
    dito(pagina, "guardada")
    pagina.goto("/extrema/pesquisa/")
    pagina.get_by_role("link", name="Memorandos de servidores").click()
    expect(pagina.locator(".resultados > li")).to_have_count(poucos)
    pagina.get_by_role("button", name="Esquecer Memorandos de servidores").click()
    dito(pagina, "esquecida")
    expect(pagina.get_by_role("link", name="Memorandos de servidores")).to_have_count(0)


def test_buscar_dentro_de_um_processo_tambem_sem_scripts(gente: Gente) -> None:
    pagina = gente("ana")
    raro = f"zx{token_hex(4)}"
    processo = novo_processo(pagina)
    redigir(pagina, processo, f"Vistoria {raro} da ponte.")
    redigir(pagina, novo_processo(pagina), f"Vistoria {raro} do muro.")
    sem_scripts = gente("ana", scripts=False)
    sem_scripts.goto(processo)
    dentro = sem_scripts.get_by_role("search", name="Buscar neste processo")
    dentro.get_by_role("searchbox").fill(f"vistorias {raro}")
    dentro.get_by_role("button").click()
    expect(sem_scripts.locator(".trecho")).to_have_count(1)
    expect(sem_scripts.locator(".trecho")).to_contain_text("ponte")
    sem_scripts.get_by_role("link", name="Retirar o filtro No processo").click()
    expect(sem_scripts.locator(".trecho")).to_have_count(2)


def test_a_pagina_da_pesquisa_e_acessivel_em_telas_largas_e_estreitas(gente: Gente) -> None:
    for largura in (1366, 360):
        pagina = gente("ana", largura=largura)
        for endereco in ("?q=servidor", "?q=servidor&natureza=I&filtros=1", "?q=zzzz", ""):
            pagina.goto(f"/extrema/pesquisa/{endereco}")
            assert Axe().run(pagina).violations_count == 0, (largura, endereco)
            assert pagina.evaluate("document.documentElement.scrollWidth") <= largura
