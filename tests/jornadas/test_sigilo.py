"""Under sigilo: the password at the door, credentials from hand to hand, and nobody else knows."""

import re
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.jornadas.conftest import Gente
from tests.jornadas.passos import SENHA, dito, escolher, especificacao


def abrir_com_senha(pagina: Page) -> None:
    """From the page that asks for the password to the process."""
    expect(pagina.get_by_role("heading", level=1)).to_contain_text("Processo sigiloso")
    pagina.get_by_label("Senha", exact=True).fill(SENHA)
    pagina.get_by_role("button", name="Abrir processo").click()
    pagina.wait_for_url(lambda endereco: "/senha/" not in endereco)


def novo_sigiloso(pagina: Page, texto: str) -> str:
    """Open a process under sigilo; answers its address."""
    pagina.goto("/extrema/processos/novo/")
    with pagina.expect_response(lambda r: "passo=tipo" in r.url):
        escolher(pagina, "Tipo", "sindicância")
    pagina.get_by_label("Especificação", exact=True).fill(texto)
    pagina.get_by_label("Sigiloso", exact=True).check()
    expect(pagina.get_by_text("a senha é pedida a cada entrada", exact=False)).to_be_visible()
    escolher(pagina, "Hipótese legal", "disciplinar")
    pagina.get_by_role("button", name="Iniciar processo").click()
    pagina.wait_for_url(re.compile(r"/senha/"))
    abrir_com_senha(pagina)
    return pagina.url


def sem_barreiras(pagina: Any) -> None:
    violacoes = Axe().run(pagina).response["violations"]
    assert [v["id"] for v in violacoes] == [], pagina.url


def test_conceder_ler_cassar(gente: Gente) -> None:
    ana, julia, carla = gente("ana"), gente("julia"), gente("carla", "SEMAD/RH")
    texto = especificacao("Sindicância da jornada")
    processo = novo_sigiloso(ana, texto)
    numero = ana.get_by_role("heading", level=1).inner_text()
    assert julia.goto(processo).status == 404  # type: ignore[union-attr]
    ana.get_by_role("navigation", name="Partes do processo").get_by_role(
        "link", name="Credenciais"
    ).click()
    sem_barreiras(ana)
    escolher(ana, "Pessoa", "Júlia")
    ana.get_by_role("button", name="Conceder credencial").click()
    dito(ana, "Credencial concedida a Júlia Antunes, em PGM.")
    julia.goto("/extrema/mesa/")
    linha = julia.locator("[data-linha]", has_text=numero)
    expect(linha).to_contain_text("Sigiloso")
    expect(linha).not_to_contain_text(texto)
    linha.get_by_role("link", name=numero).click()
    sem_barreiras(julia)
    abrir_com_senha(julia)
    expect(julia.locator("main")).to_contain_text(texto)
    assert carla.goto(processo).status == 404  # type: ignore[union-attr]
    carla.goto("/extrema/acervo-sigiloso/")
    expect(carla.locator("main")).to_contain_text(numero)
    expect(carla.locator("main")).not_to_contain_text(texto)
    sem_barreiras(carla)
    ana.get_by_role("button", name="Cassar credencial de Júlia Antunes").click()
    ana.get_by_role("dialog").get_by_role("button", name="Cassar").click()
    dito(ana, "Credencial de Júlia Antunes cassada.")
    assert julia.goto(processo).status == 404  # type: ignore[union-attr]
    julia.goto(f"/extrema/pesquisa/?q={numero}")
    expect(julia.locator("main")).not_to_contain_text(texto)


def test_quem_volta_a_mesa_digita_a_senha_de_novo_e_tudo_cabe_no_telefone(gente: Gente) -> None:
    ana = gente("ana", largura=360, scripts=True)
    ana.goto("/extrema/pesquisa/?q=sindicância")
    processo = novo_sigiloso(ana, especificacao("Sindicância no telefone"))
    for parte in ("", "credenciais/", "acesso/", "historico/"):
        ana.goto(processo + parte)
        largura = ana.evaluate("document.documentElement.scrollWidth")
        assert largura <= 360, (parte, largura)
    ana.goto("/extrema/mesa/")
    ana.goto(processo)
    expect(ana).to_have_url(re.compile("/senha/"))
    assert ana.evaluate("document.documentElement.scrollWidth") <= 360
    sem_barreiras(ana)


def test_conceder_e_renunciar_sem_scripts(gente: Gente) -> None:
    ana = gente("ana", scripts=False)
    ana.goto("/extrema/processos/novo/")
    ana.get_by_label("Tipo", exact=True).select_option(
        label="Pessoal: sindicância e processo disciplinar"
    )
    ana.get_by_label("Sigiloso", exact=True).check()
    ana.get_by_label("Hipótese legal", exact=True).select_option(index=1)
    ana.get_by_role("button", name="Iniciar processo").click()
    abrir_com_senha(ana)
    ana.goto(ana.url.split("?")[0] + "credenciais/")
    expect(ana.locator("main")).to_contain_text("Sua credencial é a única")
    ana.get_by_label("Pessoa", exact=True).select_option(label="Júlia Antunes – PGM")
    ana.get_by_role("button", name="Conceder credencial").click()
    dito(ana, "Credencial concedida")
    ana.get_by_role("button", name="Renunciar à credencial").click()
    dito(ana, "Você renunciou à credencial")
