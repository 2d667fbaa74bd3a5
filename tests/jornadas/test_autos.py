"""The whole process out: chosen, waited for, downloaded, opened and verified."""

import io
import json
import zipfile
from pathlib import Path

import pikepdf
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Download, Page, expect

from seiva.verificar import main as verificar
from tests.jornadas.conftest import Gente
from tests.jornadas.passos import assinar, ato, dito, novo_processo, redigir

pytestmark = pytest.mark.navegador


def com_dois_documentos(pagina: Page, texto: str = "") -> str:
    """A process with a signed despacho and a file; answers its address."""
    processo = novo_processo(pagina, texto)
    redigir(pagina, processo, "Encaminhe-se ao setor de licenças.")
    assinar(pagina)
    pagina.goto(f"{processo}arquivos/")
    conteudo = io.BytesIO()
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.save(conteudo)
    pagina.get_by_label("Escolha os arquivos").set_input_files(
        {
            "name": "Comprovante de residência.pdf",
            "mimeType": "application/pdf",
            "buffer": conteudo.getvalue(),
        }
    )
    pagina.get_by_role("button", name="Incluir no processo").click()
    dito(pagina, "incluído")
    return processo


def sem_falhas_de_acesso(pagina: Page) -> None:
    assert [v["id"] for v in Axe().run(pagina).response["violations"]] == []


def baixar(pagina: Page, processo: str, rotulo: str) -> Download:
    """From the act to the file, whether it comes at once or is waited for."""
    ato(pagina, processo, rotulo)
    sem_falhas_de_acesso(pagina)
    with pagina.expect_download() as baixado:
        pagina.get_by_role("button", name=rotulo, exact=True).click()
        pagina.wait_for_timeout(1500)
        if "/autos/" in pagina.url:
            sem_falhas_de_acesso(pagina)
            pagina.get_by_role("link", name="Baixar o").click()
    return baixado.value


def test_o_pdf_do_processo_se_baixa_e_se_abre(gente: Gente, tmp_path: Path) -> None:
    pagina = gente("ana")
    processo = com_dois_documentos(pagina)
    numero = pagina.get_by_role("heading", level=1).inner_text()
    caminho = tmp_path / "processo.pdf"
    baixar(pagina, processo, "Gerar PDF").save_as(caminho)
    with pikepdf.open(caminho) as pdf:
        assert str(pdf.docinfo["/Title"]) == f"Processo {numero}"
        assert len(pdf.pages) == 4
        with pdf.open_outline() as sumario:
            titulos = [item.title for item in sumario.root]
        assert titulos[:2] == ["Capa", "Índice"] and titulos[2].startswith("Despacho")


def test_o_zip_do_processo_se_confere_sem_internet(gente: Gente, tmp_path: Path) -> None:
    pagina = gente("ana")
    processo = com_dois_documentos(pagina)
    caminho, chave = tmp_path / "processo.zip", tmp_path / "chave.json"
    baixar(pagina, processo, "Gerar ZIP").save_as(caminho)
    chave.write_bytes(pagina.request.get("/extrema/chave-publica.json").body())
    assert verificar([str(caminho), "--chave", str(chave)]) == 0
    with zipfile.ZipFile(caminho) as pacote:
        manifesto = json.loads(pacote.read("manifesto.json"))
    situacoes = [d["situacao"] for d in manifesto["processos"][0]["documentos"]]
    assert situacoes == ["assinado", "registrado"]


def test_um_processo_entra_no_outro_e_vai_junto(gente: Gente, tmp_path: Path) -> None:
    pagina = gente("ana")
    outro = com_dois_documentos(pagina)
    pagina.goto(outro)
    numero = pagina.get_by_role("heading", level=1).inner_text()
    principal = com_dois_documentos(pagina)
    ato(pagina, principal, "Anexar processo")
    sem_falhas_de_acesso(pagina)
    pagina.get_by_label("Número do processo a anexar").fill(numero)
    pagina.get_by_role("button", name="Anexar processo").click()
    confirma = pagina.get_by_role("dialog").get_by_role("button", name="Anexar", exact=True)
    confirma.click()
    dito(pagina, "foi anexado")
    arvore = pagina.get_by_role("navigation", name="Documentos do processo")
    arvore.get_by_role("link", name=numero).click()
    expect(pagina.get_by_text("Este processo faz parte do processo")).to_be_visible()
    expect(pagina.get_by_role("link", name="Incluir documento")).to_have_count(0)
    caminho = tmp_path / "processo.pdf"
    baixar(pagina, principal, "Gerar PDF").save_as(caminho)
    with pikepdf.open(caminho) as pdf, pdf.open_outline() as sumario:
        assert sumario.root[-1].title == f"Processo {numero}"
        assert len(sumario.root[-1].children) == 2


def test_sem_scripts_tambem_se_leva_o_processo(gente: Gente, tmp_path: Path) -> None:
    pagina = gente("ana", scripts=False)
    pagina.goto("/extrema/mesa/")
    pagina.get_by_role("table").get_by_role("link").first.click()
    processo = pagina.url.split("?")[0]
    pagina.goto(f"{processo}gerar-zip/")
    with pagina.expect_download() as baixado:
        pagina.get_by_role("button", name="Gerar ZIP").click()
    caminho = tmp_path / "processo.zip"
    baixado.value.save_as(caminho)
    assert verificar([str(caminho)]) == 0
