"""Labels in the browser: made by the keyboard, put in a batch, found by the filter, told apart."""

import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.jornadas.conftest import Gente
from tests.jornadas.passos import especificacao, novo_processo

MARCADORES = "/extrema/marcadores/"


def sem_problemas(pagina: Page) -> None:
    """The page has no accessibility violation and nothing beyond its width."""
    achado = Axe().run(pagina)
    assert achado.violations_count == 0, achado.generate_report()
    assert pagina.evaluate("document.documentElement.scrollWidth <= innerWidth")


def criar(pagina: Page, nome: str, cor: str) -> None:
    pagina.goto(f"{MARCADORES}novo/")
    pagina.get_by_label("Nome", exact=True).fill(nome)
    pagina.get_by_label(cor, exact=True).check()
    pagina.get_by_role("button", name="Salvar").click()
    expect(pagina.get_by_role("row").filter(has_text=nome)).to_have_count(1)


def linha(pagina: Page, assunto: str) -> object:
    return pagina.locator("tr[data-linha]").filter(has_text=assunto)


def test_o_marcador_se_cria_so_com_o_teclado(gente: Gente) -> None:
    ana, nome = gente("ana"), especificacao("Urgente")
    ana.goto("/extrema/mesa/")
    ana.get_by_role("link", name="Marcadores da unidade").focus()
    ana.keyboard.press("Enter")
    ana.get_by_role("link", name="Criar marcador").first.focus()
    ana.keyboard.press("Enter")
    ana.get_by_label("Nome", exact=True).focus()
    ana.keyboard.type(nome)
    ana.keyboard.press("Tab")
    expect(ana.get_by_label("Azul", exact=True)).to_be_focused()
    ana.keyboard.press("ArrowDown")
    expect(ana.get_by_label("Azul-claro", exact=True)).to_be_checked()
    ana.keyboard.press("Enter")
    criado = ana.get_by_role("row").filter(has_text=nome)
    expect(criado).to_contain_text("Azul-claro")
    sem_problemas(ana)


def test_em_lote_na_mesa_e_depois_pelo_filtro(gente: Gente) -> None:
    ana, nome, assunto = gente("ana"), especificacao("Revisar"), especificacao("Lote")
    criar(ana, nome, "Laranja")
    for _ in range(2):
        novo_processo(ana, assunto)
    outro = especificacao("Fora do lote")
    novo_processo(ana, outro)
    ana.goto("/extrema/mesa/")
    expect(linha(ana, assunto)).to_have_count(2)
    for n in range(2):
        linha(ana, assunto).nth(n).get_by_role("checkbox").check()
    ana.get_by_role("button", name="Marcador", exact=True).click()
    ana.get_by_label("Marcador", exact=True).select_option(label=nome)
    ana.get_by_label("Texto do marcador").fill("até sexta")
    sem_problemas(ana)
    ana.get_by_role("button", name="Marcador", exact=True).click()
    expect(ana.locator("body")).to_contain_text("2 processos: marcado")
    etiqueta = linha(ana, assunto).first.locator(".cor-laranja")
    expect(etiqueta).to_contain_text(f"{nome}: até sexta")
    expect(linha(ana, outro)).not_to_contain_text(nome)
    ana.get_by_label("Marcador", exact=True).select_option(label=nome)
    ana.get_by_role("button", name="Aplicar").click()
    ana.wait_for_url(re.compile(r"marcador=\d+"))
    expect(ana.locator("tr[data-linha]")).to_have_count(2)
    sem_problemas(ana)
    ana.set_viewport_size({"width": 360, "height": 800})
    sem_problemas(ana)


def test_na_pagina_do_processo_se_poe_altera_e_tira(gente: Gente) -> None:
    ana, nome = gente("ana"), especificacao("Parecer")
    criar(ana, nome, "Roxo")
    processo = novo_processo(ana)
    ana.get_by_text("Mais", exact=True).first.click()
    ana.get_by_role("link", name="Marcadores", exact=True).click()
    ana.get_by_label("Marcador", exact=True).select_option(label=nome)
    ana.get_by_label("Texto do marcador").fill("aguarda a procuradoria")
    ana.get_by_role("button", name="Marcar", exact=True).click()
    ana.goto(f"{processo}marcadores/")
    ana.get_by_role("link", name=f"Alterar texto de {nome}").click()
    sem_problemas(ana)
    ana.get_by_label("Texto do marcador").fill("voltou da procuradoria")
    ana.get_by_role("button", name="Salvar").click()
    expect(ana.locator("main")).to_contain_text("Antes: “aguarda a procuradoria”.")
    sem_problemas(ana)
    ana.set_viewport_size({"width": 360, "height": 800})
    sem_problemas(ana)
    ana.get_by_role("button", name=f"Tirar {nome}").click()
    expect(ana.locator("main")).to_contain_text("Nenhum marcador.")
    expect(ana.locator("main")).to_contain_text("Tirou o marcador")
    ana.goto(f"{processo}historico/?visao=total")
    expect(ana.locator("main")).not_to_contain_text(nome)


def test_outra_unidade_nao_ve_e_a_administracao_ve_todas(gente: Gente) -> None:
    ana, nome = gente("ana"), especificacao("Interno")
    criar(ana, nome, "Verde")
    edu = gente("edu")
    edu.goto("/extrema/mesa/")
    expect(edu.locator("body")).not_to_contain_text(nome)
    edu.goto("/extrema/administracao/")
    edu.get_by_role("link", name="Marcadores", exact=True).click()
    expect(edu.get_by_role("row").filter(has_text=nome)).to_have_count(1)
    sem_problemas(edu)
    edu.get_by_role("link", name=nome).click()
    edu.get_by_role("link", name="Excluir").click()
    edu.get_by_role("button", name="Excluir").click()
    expect(edu.locator("body")).not_to_contain_text("Algo deu errado")
    ana.goto(MARCADORES)
    expect(ana.locator("main")).not_to_contain_text(nome)
