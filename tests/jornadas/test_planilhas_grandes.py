"""A big spreadsheet: sent, left, found checked, mended, imported, and nothing of it stays."""

import re
from secrets import randbelow, token_hex

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from seiva.organizacao.tests.planilhas import cpf_de, em_csv
from tests.jornadas.conftest import Gente
from tests.jornadas.test_planilhas import enviar

TITULOS = ("Nome", "CPF", "E-mail", "Unidade", "Perfil")
QUANTAS = 1000


def gente_de(marca: str, unidade: str, quantas: int = QUANTAS) -> bytes:
    """So many people that nobody knows, of one unit."""
    inicio = 100_000_000 + randbelow(800_000_000)
    linhas = [
        (f"Pessoa de {marca}{n}", cpf_de(inicio + n), f"p{n}.{marca}@exemplo.example", unidade,
         "Básico")
        for n in range(quantas)
    ]  # fmt: skip
    return em_csv(TITULOS, *linhas).getvalue()


def sem_axe(pagina: Page) -> None:
    achados = Axe().run(pagina, options={"runOnly": ["wcag2a", "wcag2aa"]}).response["violations"]
    assert achados == [], [(a["id"], a["nodes"][0]["html"]) for a in achados]


def unidade_da_casa(pagina: Page) -> str:
    pagina.goto("/extrema/administracao/unidades/")
    return pagina.get_by_role("rowheader").get_by_role("link").first.inner_text().strip()


def chegar(pagina: Page, aviso: Locator) -> None:
    """The notice comes with a page that is opened after the work ended."""
    for _ in range(60):
        if aviso.count():
            break
        pagina.wait_for_timeout(500)
        pagina.reload()
    expect(aviso).to_be_visible()


@pytest.mark.parametrize("largura", [1366, 360])
def test_mil_pessoas_por_um_trabalho_que_se_deixa_e_se_reencontra(
    gente: Gente, largura: int
) -> None:
    edu, marca = gente("edu", largura=largura), token_hex(4)
    unidade = unidade_da_casa(edu)
    errada = gente_de(marca, f"X{marca}")
    enviar(edu, "Pessoas", f"errada{marca}.csv", "text/csv", errada)
    onde = edu.url
    edu.goto("/extrema/mesa/")
    aviso = edu.get_by_role("link", name=f"Ver o resultado da planilha errada{marca}.csv")
    chegar(edu, aviso)
    aviso.click()
    expect(edu).to_have_url(onde)
    expect(edu.get_by_role("table")).to_contain_text(f"Não há unidade com a sigla X{marca}")
    expect(edu.get_by_role("button", name=re.compile("^Importar"))).to_have_count(0)
    sem_axe(edu)
    with edu.expect_download() as baixado:
        edu.get_by_role("link", name="Problemas em CSV").click()
    assert len(baixado.value.path().read_text("utf-8-sig").splitlines()) == QUANTAS + 1
    enviar(edu, "Pessoas", f"certa{marca}.csv", "text/csv", gente_de(marca, unidade))
    edu.get_by_role("link", name="Ver o resultado", exact=True).click()
    edu.get_by_role("button", name="Importar 1.000 linhas").click()
    edu.get_by_role("link", name="Ver o resultado", exact=True).click()
    expect(edu.get_by_role("heading", level=1)).to_contain_text("Planilha importada")
    expect(edu.locator("main")).to_contain_text("1.000 novas")
    sem_axe(edu)
    edu.goto("/extrema/administracao/importar/feitas/")
    expect(edu.get_by_role("row", name=re.compile(f"certa{marca}"))).to_contain_text("Importada")
    sem_axe(edu)
    edu.goto(f"/extrema/administracao/pessoas/?texto=p7.{marca}@exemplo.example")
    expect(edu.get_by_role("link", name=f"Pessoa de {marca}7", exact=True)).to_be_visible()


def test_a_planilha_em_curso_se_cancela(gente: Gente) -> None:
    edu, marca = gente("edu"), token_hex(4)
    enviar(edu, "Pessoas", f"larga{marca}.csv", "text/csv", gente_de(marca, "X", 30_000))
    expect(edu.get_by_role("group", name="Conferência da planilha")).to_be_visible()
    sem_axe(edu)
    edu.get_by_role("button", name="Cancelar a conferência").click()
    expect(edu.get_by_role("alert").or_(edu.get_by_role("status")).first).to_be_visible()
    edu.goto("/extrema/administracao/importar/feitas/")
    expect(edu.get_by_role("row", name=re.compile(f"larga{marca}"))).to_contain_text("Cancelada")
