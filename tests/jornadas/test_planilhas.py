"""A town brings its chart and its people from spreadsheets, and the people come in by invitation."""

import email
import os
import re
import time
from email.message import Message
from pathlib import Path
from secrets import randbelow, token_hex

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from seiva.organizacao.regras.colunas import COLUNAS
from seiva.organizacao.tests.planilhas import em_csv, em_xlsx
from tests.jornadas.conftest import Gente
from tests.jornadas.passos import dito, entrar

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SENHA = "jatobá-de-1922"


@pytest.fixture
def correio(request: pytest.FixtureRequest) -> Path:
    """Where the running house leaves its messages."""
    if fora := os.environ.get("SEIVA_JORNADAS_DADOS"):
        return Path(fora) / "correio"
    pasta: Path = request.getfixturevalue("casa_no_ar").dados / "correio"
    return pasta


def cpf_novo() -> str:
    """A number that exists by its digits, of nobody."""
    digitos = [randbelow(10) for _ in range(9)]
    for peso in (10, 11):
        soma = sum(d * (peso - n) for n, d in enumerate(digitos))
        digitos.append((soma * 10) % 11 % 10)
    return "".join(map(str, digitos))


def enviar(pagina: Page, especie: str, nome: str, tipo: str, corpo: bytes) -> None:
    pagina.goto("/extrema/administracao/")
    pagina.get_by_role("link", name="Importar planilhas").click()
    pagina.get_by_label(especie, exact=True).check()
    pagina.get_by_label("Planilha", exact=True).set_input_files(
        {"name": nome, "mimeType": tipo, "buffer": corpo}
    )
    pagina.get_by_role("button", name="Enviar e conferir").click()
    pagina.wait_for_url(re.compile(r"/importar/\d+/$"))


def carta_a(correio: Path, para: str) -> str:
    """The text of the message to an address, when it arrives."""
    fim = time.monotonic() + 60
    while time.monotonic() < fim:
        for arquivo in correio.glob("*") if correio.is_dir() else ():
            carta: Message = email.message_from_bytes(arquivo.read_bytes())
            if para in str(carta["To"]):
                texto = next(p for p in carta.walk() if p.get_content_type() == "text/plain")
                return texto.get_payload(decode=True).decode()  # type: ignore[union-attr]
        time.sleep(0.3)
    raise AssertionError(f"nenhuma carta a {para}")


def test_da_planilha_errada_a_pessoa_que_entra_pelo_convite(gente: Gente, correio: Path) -> None:
    marca, cpf = token_hex(3).upper(), cpf_novo()
    titulos = [c.titulo for c in COLUNAS["organograma"]][:3]
    edu = gente("edu")
    errada = em_csv(
        titulos, (f"A{marca}", "Obras", f"B{marca}"), (f"B{marca}", "Vias", f"A{marca}")
    )
    enviar(edu, "Organograma", "errada.csv", "text/csv", errada.getvalue())
    expect(edu.get_by_role("table")).to_contain_text("As unidades dão uma volta")
    expect(edu.get_by_role("button", name=re.compile("^Importar"))).to_have_count(0)
    certa = em_xlsx(titulos, (f"A{marca}", "Obras", ""), (f"B{marca}", "Vias", f"A{marca}"))
    enviar(edu, "Organograma", "certa.xlsx", XLSX, certa.getvalue())
    edu.get_by_role("button", name="Importar 2 linhas").click()
    dito(edu, "Planilha importada")
    para = f"lia{marca.lower()}@exemplo.example"
    pessoas = ("Nome", "CPF", "E-mail", "Unidade", "Perfil", "Cargo")
    linha = ("Lia Souza", cpf, para, f"B{marca}", "basico", f"Fiscal {marca}")
    sem_unidade = em_csv(pessoas, (*linha[:3], f"X{marca}", *linha[4:]))
    enviar(edu, "Pessoas", "errada.csv", "text/csv", sem_unidade.getvalue())
    expect(edu.get_by_role("table")).to_contain_text(f"Não há unidade com a sigla X{marca}")
    enviar(edu, "Pessoas", "pessoas.csv", "text/csv", em_csv(pessoas, linha).getvalue())
    edu.get_by_role("button", name="Importar 1 linha").click()
    dito(edu, "Planilha importada")
    endereco = re.search(r"https?://\S+/conta/convite/\S+", carta_a(correio, para))
    assert endereco is not None
    lia = gente("")
    lia.goto(re.sub(r"^https?://[^/]+", "", endereco[0]))
    expect(lia.get_by_text("Olá, Lia Souza")).to_be_visible()
    lia.get_by_label("Senha", exact=True).fill(SENHA)
    lia.get_by_label("Senha, outra vez", exact=True).fill(SENHA)
    lia.get_by_role("button", name="Criar senha").click()
    entrar(lia, cpf, senha=SENHA)
    lia.wait_for_url("**/extrema/mesa/")
    expect(lia.locator("header")).to_contain_text(f"B{marca}")
    edu.goto(f"/extrema/administracao/pessoas/?texto={para}")
    edu.get_by_role("link", name="Lia Souza").click()
    edu.get_by_role("button", name=f"Encerrar a lotação em B{marca}").click()
    edu.get_by_role("dialog").get_by_role("button", name="Encerrar", exact=True).click()
    dito(edu, "Lotação encerrada")
    assert (lia.goto("/extrema/mesa/") or lia).status == 404  # type: ignore[union-attr]


def test_o_proximo_numero_acompanha_o_que_se_digita(gente: Gente) -> None:
    edu = gente("edu")
    edu.goto("/extrema/administracao/orgaos/")
    edu.get_by_role("rowheader").get_by_role("link").first.click()
    edu.get_by_role("link", name="Ver o próximo número").click()
    expect(edu.locator("main")).to_contain_text("Próximo número:")
    edu.get_by_label("Formato da numeração").fill("X@seq_anual_cod_orgao_sei_09d@/@ano_4d@")
    expect(edu.locator("main .numero").first).to_contain_text("X0000")
    edu.get_by_label("Formato da numeração").fill("X/@ano_4d@")
    expect(edu.locator("main")).to_contain_text("não tem sequência")


@pytest.mark.parametrize("largura", [360, 1366])
def test_as_paginas_servem_a_todos(gente: Gente, largura: int) -> None:
    edu = gente("edu", largura=largura)
    certa = em_csv(("Sigla", "Nome"), ("NOVAX", "Nova"), ("RUIM", ""))
    enviar(edu, "Organograma", "certa.csv", "text/csv", certa.getvalue())
    enderecos = [edu.url, f"{edu.url}?ver=tudo"]
    edu.goto("/extrema/administracao/pessoas/")
    edu.get_by_role("rowheader").get_by_role("link").first.click()
    enderecos += [edu.url, f"{edu.url}desligar/"]
    edu.get_by_role("link", name=re.compile("^Alterar a lotação")).first.click()
    enderecos.append(edu.url)
    edu.goto("/extrema/administracao/orgaos/")
    edu.get_by_role("rowheader").get_by_role("link").first.click()
    enderecos += [edu.url, f"{edu.url}numeracao/"]
    casas = ("importar/", "pessoas/", "pessoas/nova/", "unidades/", "orgaos/novo/", "perfis/novo/")
    enderecos += [f"/extrema/administracao/{casa}" for casa in casas]
    axe, barreiras = Axe(), []
    for endereco in enderecos:
        edu.goto(endereco)
        if fotos := os.environ.get("SEIVA_FOTOS"):
            nome = re.sub(r"\W+", "_", endereco.split("/administracao/")[1])
            edu.screenshot(path=f"{fotos}/{largura}_{nome}.png", full_page=True)
        if not edu.evaluate("document.documentElement.scrollWidth <= innerWidth"):
            barreiras.append((endereco, "mais larga que a tela", ""))
        for achada in axe.run(edu).response["violations"]:
            barreiras.append((endereco, achada["id"], achada["nodes"][0]["html"][:160]))
    assert barreiras == []
