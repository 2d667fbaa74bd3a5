"""Novo processo: type found by typing, people created on the spot, number with its check digit."""

import re

import pytest
from playwright.sync_api import expect

from tests.jornadas.conftest import Gente
from tests.jornadas.passos import dito, escolher, especificacao, novo_processo

# Documents of nobody: right check digits over digits that are not given to people.
CPF = "529.982.247-25"
CNPJ = "11.222.333/0001-81"


def test_abre_com_sugestoes_do_tipo_e_numero_valido(gente: Gente) -> None:
    pagina = gente("ana")
    texto = especificacao("Primeiro processo")
    novo_processo(pagina, texto, interessado="Maria Aparecida")
    titulo = pagina.get_by_role("heading", level=1)
    expect(titulo).to_have_text(re.compile(r"^3106\.01\.\d{7}/20\d\d-\d\d$"))
    expect(pagina.get_by_text("024.2 – Férias")).to_be_visible()
    expect(pagina.locator("main")).to_contain_text("Maria Aparecida Lopes")
    numero = titulo.inner_text()
    pagina.goto(f"/extrema/pesquisa/?q={numero}")
    expect(titulo).to_have_text(numero)
    trocado = numero[:-1] + str((int(numero[-1]) + 1) % 10)
    pagina.goto(f"/extrema/pesquisa/?q={trocado}")
    expect(pagina.locator("main")).to_contain_text("dígito verificador")


def test_restrito_exige_hipotese_e_mantem_o_digitado(gente: Gente) -> None:
    pagina = gente("ana")
    pagina.goto("/extrema/processos/novo/")
    with pagina.expect_response(lambda r: "passo=tipo" in r.url):
        escolher(pagina, "Tipo", "férias")
    pagina.get_by_label("Especificação", exact=True).fill("Curso de arquivos")
    pagina.get_by_label("Restrito", exact=True).check()
    pagina.get_by_label("Observação", exact=True).fill("só a unidade lê")
    pagina.get_by_role("button", name="Iniciar processo").click()
    erro = pagina.get_by_role("alert")
    expect(erro).to_contain_text("hipótese legal")
    expect(pagina.get_by_label("Especificação", exact=True)).to_have_value("Curso de arquivos")
    escolher(pagina, "Hipótese legal", "pessoal")
    pagina.get_by_role("button", name="Iniciar processo").click()
    expect(pagina.get_by_role("heading", level=1)).to_contain_text("3106.01")
    expect(pagina.locator("main")).to_contain_text("Restrito")


@pytest.mark.parametrize(
    ("errado", "certo", "nome"),
    [("529.982.247-26", CPF, "Zé da <b>Silva</b>"), ("11.222.333/0001-82", CNPJ, "Casa & Cia")],
)
def test_pessoa_nova_tem_o_documento_conferido(
    gente: Gente, errado: str, certo: str, nome: str
) -> None:
    pagina = gente("ana")
    pagina.goto("/extrema/processos/novo/")
    pagina.get_by_text("Cadastrar quem ainda não está na lista").click()
    pagina.get_by_label("Nome completo ou razão social").fill(nome)
    pagina.get_by_label("CPF ou CNPJ", exact=True).fill(errado)
    pagina.get_by_role("button", name="Acrescentar").click()
    expect(pagina.locator(".erro:visible").first).to_contain_text("dígito")
    expect(pagina.get_by_label("Nome completo ou razão social")).to_have_value(nome)
    pagina.get_by_label("CPF ou CNPJ", exact=True).fill(certo)
    pagina.get_by_role("button", name="Acrescentar").click()
    expect(pagina.get_by_role("button", name=f"Remover {nome}")).to_be_visible()


def test_apertar_duas_vezes_abre_um_processo_so(gente: Gente) -> None:
    pagina = gente("ana")
    texto = especificacao("Uma vez só")
    pagina.goto("/extrema/processos/novo/")
    with pagina.expect_response(lambda r: "passo=tipo" in r.url):
        escolher(pagina, "Tipo", "férias")
    pagina.get_by_label("Especificação", exact=True).fill(texto)
    pagina.get_by_role("button", name="Iniciar processo").dblclick()
    pagina.wait_for_url(re.compile(r"/processos/\d+/$"))
    pagina.goto("/extrema/mesa/")
    expect(pagina.get_by_role("row").filter(has_text=texto)).to_have_count(1)


def test_texto_hostil_aparece_como_texto(gente: Gente) -> None:
    pagina = gente("ana")
    hostil = "<script>alert(1)</script>\"'> 🏖️ " + "palavra" * 6
    processo = novo_processo(pagina, hostil)
    expect(pagina.locator("main")).to_contain_text("<script>alert(1)</script>")
    pagina.goto(f"{processo}anotar/")
    pagina.get_by_label("Anotação", exact=True).fill(
        "<img src=x onerror=alert(1)> ‮avesso " + "x" * 300
    )
    pagina.get_by_role("button", name="Anotação").click()
    dito(pagina, "anotação salva")
    expect(pagina.locator("main")).to_contain_text("<img src=x onerror=alert(1)>")
    pagina.goto("/extrema/mesa/")
    expect(
        pagina.get_by_role("row").filter(has_text="<script>alert(1)</script>")
    ).not_to_have_count(0)
    pagina.set_viewport_size({"width": 360, "height": 740})
    for endereco in ("/extrema/mesa/", processo, f"{processo}historico/"):
        pagina.goto(endereco)
        assert pagina.evaluate("document.documentElement.scrollWidth <= innerWidth"), endereco
