"""A unit that ended left processes behind: who administers gives them to another."""

import re

import pytest
from playwright.sync_api import expect

from tests.jornadas.conftest import Gente
from tests.jornadas.passos import ato, dito, escolher
from tests.jornadas.passos_da_adesao import sem_barreiras

A = "/timoteo/administracao/"


def concluido_em_posturas(gente: Gente) -> None:
    """A process that only one unit had, and put away."""
    hugo = gente("hugo@timoteo.example")
    hugo.goto("/timoteo/processos/novo/")
    with hugo.expect_response(lambda r: "passo=tipo" in r.url):
        escolher(hugo, "Tipo", "férias")
    hugo.get_by_label("Especificação", exact=True).fill("Cadastro de posturas")
    hugo.get_by_role("button", name="Iniciar processo").click()
    hugo.wait_for_url(re.compile(r"/processos/\d+/$"))
    ato(hugo, hugo.url, "Concluir")
    hugo.get_by_role("button", name="Concluir", exact=True).click()
    dito(hugo, "conclu")


@pytest.mark.parametrize("largura", [360, 1366])
def test_o_acervo_global_vazio_diz_que_todos_tem_quem_cuide(gente: Gente, largura: int) -> None:
    nadia = gente("nadia@timoteo.example", "SMA", largura=largura)
    nadia.goto(A)
    nadia.get_by_role("link", name="Acervo global").click()
    expect(nadia.get_by_role("heading", level=1)).to_have_text("Acervo global")
    sem_barreiras(nadia)


def test_o_que_a_unidade_extinta_deixou_se_entrega_a_outra_por_um_motivo(gente: Gente) -> None:
    concluido_em_posturas(gente)
    nadia = gente("nadia@timoteo.example", "SMA")
    nadia.goto(f"{A}unidades/?texto=SMO/POSTURAS")
    nadia.get_by_role("rowheader").get_by_role("link").first.click()
    nadia.get_by_role("link", name="Desativar").click()
    nadia.get_by_role("button", name="Desativar").click()
    expect(nadia.get_by_role("alert")).to_contain_text("ainda tem")
    sem_barreiras(nadia)
    nadia.get_by_role("link", name="Reorganizar esta unidade").click()
    escolher(nadia, "Unidade que recebe", "SMA/PROTOCOLO")
    nadia.get_by_label("Levar também os processos já concluídos").uncheck()
    nadia.get_by_label("Ato que fundamenta").fill("Decreto 13, de 4 de novembro de 2026")
    nadia.get_by_role("button", name="Ver o que acontece").click()
    expect(nadia.get_by_role("heading", level=1)).to_contain_text("Extinção de SMO/POSTURAS")
    nadia.get_by_role("button", name="Confirmar").click()
    expect(nadia.get_by_role("link", name="Ver o relatório")).to_be_visible(timeout=120_000)
    nadia.goto(f"{A}acervo/")
    sem_barreiras(nadia)
    linha = nadia.get_by_role("row").filter(has_text="Cadastro de posturas")
    numero = linha.get_by_role("link").inner_text()
    linha.get_by_role("checkbox").check()
    escolher(nadia, "Entregar à unidade", "SMF")
    nadia.get_by_label("Motivo").fill("Portaria 8/2026")
    nadia.get_by_role("button", name="Entregar à unidade").click()
    dito(nadia, "1 processo entregue")
    expect(nadia.locator("main")).not_to_contain_text(numero)
    sem_barreiras(nadia)
