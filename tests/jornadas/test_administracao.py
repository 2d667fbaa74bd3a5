"""Administration in the browser: a type is changed and used, a template is seen on paper."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.jornadas.conftest import Gente
from tests.jornadas.passos import escolher, especificacao

ADM = "/extrema/administracao/"


def test_o_tipo_criado_aparece_no_novo_processo_e_some_quando_desativado(gente: Gente) -> None:
    nome = especificacao("Cessão de auditório")
    edu = gente("edu")
    edu.get_by_role("link", name="Administração").click()
    edu.get_by_role("link", name="Tipos de processo").click()
    edu.get_by_role("link", name="Novo tipo de processo").click()
    edu.get_by_label("Nome", exact=True).fill(nome)
    edu.get_by_role("button", name="Salvar").click()
    edu.get_by_label("Procurar", exact=True).fill(nome.lower().replace("ã", "a"))
    edu.get_by_role("button", name="Filtrar").click()
    expect(edu.get_by_role("row").filter(has_text=nome)).to_have_count(1)
    ana = gente("ana")
    ana.goto("/extrema/processos/novo/")
    escolher(ana, "Tipo", nome)
    ana.get_by_role("button", name="Iniciar processo").click()
    expect(ana.locator("body")).to_contain_text(nome)
    edu.get_by_role("link", name=nome).click()
    edu.get_by_role("link", name="Excluir").click()
    edu.get_by_role("button", name="Excluir").click()
    expect(edu.locator("body")).to_contain_text("não se exclui")
    edu.get_by_role("link", name="Desativar").click()
    edu.get_by_role("button", name="Desativar").click()
    ana.goto("/extrema/processos/novo/")
    expect(ana.locator("option").filter(has_text=nome)).to_have_count(0)
    edu.goto(f"{ADM}alteracoes/")
    expect(edu.locator("main")).to_contain_text(f"desativou tipo de processo {nome}")


def test_a_lista_sai_em_csv_e_quem_nao_administra_e_recusado(gente: Gente) -> None:
    edu = gente("edu")
    edu.goto(f"{ADM}assuntos/")
    with edu.expect_download() as baixado:
        edu.get_by_role("link", name="Exportar em CSV").click()
    linhas = baixado.value.path().read_text("utf-8-sig").splitlines()
    assert linhas[0].startswith("Código;Descrição;")
    assert len(linhas) > 5
    ana = gente("ana")
    ana.goto("/extrema/mesa/")
    expect(ana.get_by_role("link", name="Administração")).to_have_count(0)
    resposta = ana.goto(ADM)
    assert resposta is not None
    assert resposta.status == 403


def test_o_modelo_se_ve_no_papel_enquanto_se_escreve(gente: Gente) -> None:
    edu = gente("edu")
    edu.goto(f"{ADM}modelos-de-documento/novo/")
    edu.get_by_role("textbox", name="Texto").fill("Senhor @destinatario@, até @prazo@.")
    expect(edu.locator("#previa")).to_contain_text("a variável @prazo@ não existe")
    folha = edu.frame_locator("iframe[name=previa]")
    expect(folha.locator(".papel-corpo")).to_contain_text(
        "Senhor Nome de quem recebe, até @prazo@."
    )


def test_sem_scripts_o_modelo_se_ve_por_um_botao(gente: Gente) -> None:
    edu = gente("edu", scripts=False)
    edu.goto(f"{ADM}modelos-de-documento/novo/")
    edu.get_by_label("Texto", exact=True).fill("<p>Senhor @destinatario@.</p>")
    edu.get_by_role("button", name="Ver como fica").click()
    folha = edu.frame_locator("iframe[name=previa]")
    expect(folha.locator(".papel-corpo")).to_contain_text("Senhor Nome de quem recebe.")


def _barreiras(pagina: Page, endereco: str, axe: Axe) -> list[str]:
    pagina.goto(endereco)
    achadas = [f"{endereco}: {b['id']}" for b in axe.run(pagina).response["violations"]]
    if pagina.evaluate("document.documentElement.scrollWidth > innerWidth"):
        achadas.append(f"{endereco}: rola para o lado")
    return achadas


@pytest.mark.parametrize("largura", [360, 1366])
def test_as_paginas_da_administracao_servem_a_todos(gente: Gente, largura: int) -> None:
    edu = gente("edu", largura=largura)
    axe, barreiras = Axe(), []
    for caminho in (
        "",
        "alteracoes/",
        "tipos-de-processo/",
        "tipos-de-processo/novo/",
        "graus-de-sigilo/",
        "modelos-de-documento/novo/",
        "feriados/completar/",
    ):
        barreiras += _barreiras(edu, f"{ADM}{caminho}", axe)
    assert barreiras == []
