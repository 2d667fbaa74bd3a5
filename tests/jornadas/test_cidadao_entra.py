"""A citizen, on a phone: opens an account, confirms the e-mail, and finds a process open to them."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.jornadas.conftest import Gente
from tests.jornadas.passos import dito, novo_processo, redigir
from tests.jornadas.passos_da_adesao import carta, endereco_em, sem_barreiras
from tests.jornadas.passos_do_cidadao import cpf_novo

SENHA_DA_LIA = "quaresmeira-lilás-53"


@pytest.fixture
def pedir(gente: Gente) -> Callable[[], Any]:
    """Opens the form from the login page, on a phone."""

    def abrir() -> Any:
        pagina = gente("", largura=360)
        pagina.goto("/entrar/")
        sem_barreiras(pagina)
        pagina.get_by_role("link", name="Criar conta").click()
        sem_barreiras(pagina)
        return pagina

    return abrir


def liberar_documento(gente: Gente, cpf: str, email: str) -> None:
    """A clerk opens a document of a process to who has no account yet."""
    ana = gente("ana")
    redigir(ana, novo_processo(ana, "Cessão de espaço"), "A cessão se faz a Lia.")
    ana.goto(re.sub(r"editar/$", "", ana.url))
    ana.get_by_role("link", name="Assinatura externa").first.click()
    dados = {"Nome": "Lia Moura", "CPF": cpf, "Cargo ou função": "Cessionária", "E-mail": email}
    for rotulo, valor in dados.items():
        ana.get_by_label(rotulo, exact=True).fill(valor)
    ana.get_by_role("button", name="Enviar para assinar").click()
    dito(ana, "Enviado a Lia Moura")


def test_cria_a_conta_confirma_e_ve_o_que_espera_por_ela(
    gente: Gente, pedir: Callable[[], Any], correio: Path
) -> None:
    pagina, cpf = pedir(), cpf_novo()
    email = f"lia.{cpf}@exemplo.example"
    liberar_documento(gente, cpf, email)
    pagina.get_by_label("Nome completo").fill("Lia Moura")
    pagina.get_by_label("CPF").fill(cpf)
    pagina.get_by_label("E-mail").fill(email)
    pagina.get_by_label("Senha", exact=True).fill(SENHA_DA_LIA)
    pagina.get_by_label("Senha, outra vez").fill(SENHA_DA_LIA)
    pagina.get_by_role("button", name="Criar conta").click()
    expect(pagina.get_by_role("heading", name="Confirme seu e-mail")).to_be_visible()
    sem_barreiras(pagina)
    corpo = carta(correio, email, "Confirme seu e-mail")
    pagina.goto(endereco_em(corpo, "conta/criar/confirmar/"))
    sem_barreiras(pagina)
    pagina.get_by_role("button", name="Confirmar e criar a conta").click()
    dito(pagina, "Conta criada")
    pagina.get_by_label("CPF ou e-mail").fill(cpf)
    pagina.get_by_label("Senha").fill(SENHA_DA_LIA)
    pagina.get_by_role("button", name="Entrar").click()
    expect(pagina.get_by_role("heading", name="Meus processos")).to_be_visible()
    expect(pagina.get_by_role("heading", name="Esperam por você")).to_be_visible()
    sem_barreiras(pagina)
    pagina.get_by_role("link", name="Assinar Despacho").click()
    expect(pagina.frame_locator("iframe").locator("body")).to_contain_text("A cessão se faz a Lia")
    pagina.go_back()
    pagina.get_by_role("link", name="Meus dados", exact=True).click()
    expect(pagina.get_by_role("heading", name="Meus dados")).to_be_visible()
    sem_barreiras(pagina)
