"""Files of many kinds, read on the page of the process without leaving it."""

import re
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import FilePayload, Page, expect

from tests.corpus import CORPUS
from tests.feitos.escritorio import feito_por_escritorio
from tests.feitos.imagens import em_bytes, pagina_escrita
from tests.jornadas.conftest import Gente
from tests.jornadas.passos import dito, novo_processo


def _juntar(pagina: Page, *arquivos: FilePayload) -> str:
    processo = novo_processo(pagina)
    pagina.get_by_role("link", name="Incluir documento").click()
    pagina.get_by_label("Escolha os arquivos").set_input_files(list(arquivos))
    pagina.wait_for_url("**/arquivos/")
    linhas = pagina.locator("[data-recebido]")
    expect(linhas).to_have_count(len(arquivos))
    for linha in linhas.all():
        linha.locator("select").first.select_option(label="Anexo")
    pagina.get_by_role("button", name="Incluir no processo").click()
    dito(pagina, "inclu")
    pagina.goto(processo)
    return processo


def _arquivo(nome: str, conteudo: bytes) -> FilePayload:
    return {"name": nome, "mimeType": "application/octet-stream", "buffer": conteudo}


def _abrir(pagina: Page, nome: str) -> Any:
    arvore = pagina.get_by_role("navigation", name="Documentos do processo")
    arvore.get_by_role("link", name=re.compile(nome)).click()
    expect(pagina.locator("#leitor h2")).to_contain_text(nome)
    return pagina.frame_locator("#leitor iframe")


def _sem_barreiras(pagina: Page) -> None:
    achado = Axe().run(pagina)
    assert achado.violations_count == 0, achado.generate_report()


def test_planilha_mensagem_e_pacote_se_leem_na_pagina(gente: Gente) -> None:
    pagina = gente("ana")
    _juntar(
        pagina,
        _arquivo("custos.xlsx", feito_por_escritorio("xlsx")),
        _arquivo("consulta.eml", (CORPUS / "mensagem-html.eml").read_bytes()),
        _arquivo("memorial.docx", feito_por_escritorio("docx")),
    )
    expect(_abrir(pagina, "custos").get_by_role("cell", name="10,5")).to_be_visible()
    mensagem = _abrir(pagina, "consulta")
    expect(mensagem.get_by_text("someone@example.de").first).to_be_visible()
    expect(mensagem.get_by_role("link", name="IntM6gnXFm00FEV5.png")).to_be_visible()
    expect(_abrir(pagina, "memorial").get_by_text("manilhas de concreto")).to_be_visible()
    _sem_barreiras(pagina)


def test_digitalizacao_diz_que_esta_sendo_lida_e_depois_se_cala(gente: Gente) -> None:
    pagina = gente("ana")
    folhas = [pagina_escrita(f"Folha {numero} do requerimento") for numero in range(3)]
    tiff = em_bytes(folhas[0], "TIFF", save_all=True, append_images=folhas[1:])
    _juntar(pagina, _arquivo("plantas.tiff", tiff))
    _abrir(pagina, "plantas")
    expect(pagina.locator(".leitura-situacao")).to_have_count(0, timeout=90_000)
    pagina.reload()
    expect(pagina.locator("#leitor iframe")).to_be_visible()
    quadro = pagina.locator("#leitor iframe").get_attribute("src") or ""
    assert pagina.request.get(quadro).headers["content-type"] == "application/pdf"
    _sem_barreiras(pagina)


def test_sem_javascript_e_no_telefone_o_arquivo_se_le(gente: Gente) -> None:
    com = gente("ana")
    processo = _juntar(com, _arquivo("nota.txt", "Nota técnica da drenagem".encode()))
    expect(_abrir(com, "nota").get_by_text("Nota técnica da drenagem")).to_be_visible()
    sem = gente("ana", largura=360, scripts=False)
    sem.goto(processo)
    expect(
        sem.frame_locator("#leitor iframe").get_by_text("Nota técnica da drenagem")
    ).to_be_visible()
