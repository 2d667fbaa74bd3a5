"""A unit ends by decree: what it had, and who worked in it, goes on elsewhere the same minute."""

import os

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.jornadas.conftest import Gente
from tests.jornadas.passos import escolher

ATO = "Decreto 12, de 3 de novembro de 2026"
R = "/timoteo/administracao/reorganizar/"
TELAS = (
    R,
    f"{R}extinguir/",
    f"{R}fundir/",
    f"{R}renomear/",
    "/timoteo/administracao/instituicao/",
    "/timoteo/primeiros-passos/",
)


def administrar(gente: Gente, largura: int = 1366) -> Page:
    return gente("nadia@timoteo.example", "SMA", largura=largura)


def sem_barreiras(pagina: Page) -> list[tuple[str, str]]:
    """What axe finds on the open page, and whether it scrolls sideways."""
    achadas = [
        (a["id"], a["nodes"][0]["html"][:120]) for a in Axe().run(pagina).response["violations"]
    ]
    if not pagina.evaluate("document.documentElement.scrollWidth <= innerWidth"):
        achadas.append(("rola para o lado", pagina.url))
    return achadas


def retratar(pagina: Page, nome: str) -> None:
    if pasta := os.environ.get("RETRATOS"):
        pagina.screenshot(path=f"{pasta}/{nome}.png", full_page=True)


def test_a_unidade_se_extingue_e_quem_trabalhava_la_continua_no_mesmo_processo(
    gente: Gente,
) -> None:
    nadia = administrar(gente)
    nadia.goto(R)
    nadia.get_by_role("link", name="Extinguir unidade").click()
    escolher(nadia, "Unidade que deixa de existir", "SMA/COMPRAS")
    escolher(nadia, "Unidade que recebe", "SMA/PROTOCOLO")
    nadia.get_by_label("Ato que fundamenta").fill(ATO)
    nadia.get_by_role("button", name="Ver o que acontece").click()
    expect(nadia.get_by_role("heading", level=1)).to_contain_text("Extinção de SMA/COMPRAS")
    expect(nadia.get_by_text("Processos abertos na unidade")).to_be_visible()
    assert sem_barreiras(nadia) == []
    retratar(nadia, "previa-1366")
    nadia.get_by_role("button", name="Confirmar").click()
    nadia.wait_for_url("**/feitas/*/")
    # The worker, which may be busy with what came before, goes on by itself; the page says when.
    expect(nadia.get_by_role("link", name="Ver o relatório")).to_be_visible(timeout=120_000)
    nadia.get_by_role("link", name="Ver o relatório").click()
    expect(nadia.get_by_text("concluída")).to_be_visible()
    expect(nadia.get_by_role("heading", name="Relatório")).to_be_visible()
    assert sem_barreiras(nadia) == []
    retratar(nadia, "feita-1366")
    kleber = gente("kleber@timoteo.example")
    kleber.wait_for_url("**/timoteo/mesa/**")
    linha = kleber.get_by_role("row").filter(has_text="uniformes escolares")
    linha.get_by_role("link").first.click()
    kleber.get_by_role("link", name="Histórico").click()
    expect(kleber.get_by_text("SMA/COMPRAS para SMA/PROTOCOLO").first).to_be_visible()
    expect(kleber.get_by_text(ATO).first).to_be_visible()


@pytest.mark.parametrize("largura", [360, 1366])
def test_as_telas_servem_a_todos(gente: Gente, largura: int) -> None:
    nadia, barreiras = administrar(gente, largura), []
    for endereco in TELAS:
        nadia.goto(endereco)
        retratar(nadia, f"{endereco.strip('/').replace('/', '_')}-{largura}")
        barreiras += [(endereco, *achada) for achada in sem_barreiras(nadia)]
    nadia.goto(f"{R}dividir/")
    escolher(nadia, "Unidade a dividir", "SMA/RH")
    nadia.get_by_role("button", name="Continuar").click()
    expect(nadia.get_by_role("heading", name="O que vai para outra unidade")).to_be_visible()
    retratar(nadia, f"dividir-{largura}")
    barreiras += [("dividir", *achada) for achada in sem_barreiras(nadia)]
    assert barreiras == []
