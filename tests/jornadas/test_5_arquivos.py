"""Incluir documento, files: many at once, judged by content, read on screen."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, expect

from tests.corpus import CORPUS
from tests.jornadas.conftest import Gente
from tests.jornadas.passos import dito, novo_processo


def _do_corpus(*nomes: str) -> list[Path]:
    return [CORPUS / nome for nome in nomes]


def test_varios_de_uma_vez_com_o_tipo_adivinhado(gente: Gente) -> None:
    pagina = gente("ana")
    novo_processo(pagina)
    pagina.get_by_role("link", name="Incluir documento").click()
    pdf = (CORPUS / "formulario.pdf").read_bytes()
    arquivos: list[FilePayload] = [
        {"name": "Atestado médico da servidora.pdf", "mimeType": "application/pdf", "buffer": pdf},
        {"name": "Ata da reunião.pdf", "mimeType": "application/pdf", "buffer": pdf},
    ]
    pagina.get_by_label("Escolha os arquivos").set_input_files(arquivos)
    pagina.wait_for_url("**/arquivos/")
    tabela = pagina.get_by_role("table", name="Confira antes de incluir")
    ata = tabela.get_by_role("row", name="Ata da reunião.pdf")
    expect(ata.locator("select").first.locator("option:checked")).to_have_text("Ata")
    atestado = tabela.get_by_role("row", name="Atestado médico da servidora.pdf")
    expect(atestado.locator("select").first.locator("option:checked")).to_contain_text("Atestado")
    pagina.get_by_role("button", name="Incluir no processo").dblclick()
    dito(pagina, "2 arquivos incluídos")
    arvore = pagina.get_by_role("navigation", name="Documentos do processo")
    expect(arvore.get_by_role("listitem")).to_have_count(2)
    arvore.get_by_role("link", name=re.compile("^Ata")).click()
    quadro = pagina.locator("#leitor iframe")
    resposta = pagina.request.get(quadro.get_attribute("src") or "")
    assert resposta.headers["content-type"] == "application/pdf"
    assert resposta.body() == pdf


@pytest.mark.parametrize(
    ("nome", "motivo"),
    [
        ("pdf-invalido.pdf", "não é um PDF"),
        ("protegido-senha-test.pdf", "protegido por senha"),
        ("odt-quebrado.odt", "danificado"),
    ],
)
def test_o_que_nao_e_o_que_diz_ser_e_recusado(gente: Gente, nome: str, motivo: str) -> None:
    pagina = gente("ana")
    novo_processo(pagina)
    pagina.get_by_role("link", name="Incluir documento").click()
    pagina.get_by_label("Escolha os arquivos").set_input_files(_do_corpus(nome))
    expect(pagina.get_by_text(f"“{nome}”")).to_contain_text(motivo)


def test_os_bons_seguem_sem_o_ruim(gente: Gente) -> None:
    pagina = gente("ana")
    processo = novo_processo(pagina)
    pagina.get_by_role("link", name="Incluir documento").click()
    pagina.get_by_label("Escolha os arquivos").set_input_files(
        _do_corpus("simples.odt", "pdf-invalido.pdf", "termo-designacao.pdf")
    )
    pagina.get_by_role("link", name="Continuar com os recebidos").click()
    linhas = pagina.locator("[data-recebido]")
    expect(linhas).to_have_count(2)
    for linha in linhas.all():
        linha.locator("select").first.select_option(label="Anexo")
    pagina.get_by_role("button", name="Incluir no processo").click()
    dito(pagina, "2 arquivos incluídos")
    pagina.goto(processo)
    pagina.get_by_role("link", name=re.compile("simples")).click()
    expect(pagina.locator("#leitor h2")).to_contain_text("simples")
    with pagina.expect_download() as baixado:
        pagina.get_by_role("group", name="Ações do documento").get_by_role(
            "link", name="Baixar"
        ).click()
    assert baixado.value.path().read_bytes() == (CORPUS / "simples.odt").read_bytes()
