"""Files signed by others, attested, moved and ordered; comments. With and without scripts."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.corpus import CORPUS
from tests.jornadas.conftest import Gente
from tests.jornadas.passos import SENHA, ato, dito, novo_processo

pytestmark = pytest.mark.navegador
COPIA = "Cópia autenticada administrativamente"


def incluir_arquivos(pagina: Page, processo: str, *arquivos: Path, copia: bool = False) -> None:
    """From the process to the process, with each file included as an attachment."""
    pagina.goto(f"{processo}arquivos/")
    pagina.get_by_label("Escolha os arquivos").set_input_files(list(arquivos))
    linhas = pagina.locator("tr[data-recebido]")
    expect(linhas).to_have_count(len(arquivos))
    for linha in linhas.all():
        linha.locator("select").first.select_option(label="Anexo")
        if copia:
            linha.get_by_label(re.compile("^Origem")).select_option("D")
            linha.get_by_label(re.compile("^Conferido com")).select_option(label=COPIA)
    pagina.get_by_role("button", name="Incluir no processo").click()
    dito(pagina, "incluído")


def acao(pagina: Page, rotulo: str) -> Locator:
    grupo = pagina.get_by_role("group", name="Ações do documento")
    return grupo.get_by_role("link", name=rotulo, exact=True)


def numero(pagina: Page) -> str:
    return pagina.get_by_role("heading", level=1).inner_text().strip()


def test_o_pdf_assinado_por_fora_diz_quem_assinou_e_se_mudou(gente: Gente) -> None:
    pagina = gente("ana")
    processo = novo_processo(pagina)
    incluir_arquivos(pagina, processo, CORPUS / "assinado-icp-brasil-AD-RB.pdf")
    parte = pagina.locator("#assinaturas-no-arquivo")
    expect(parte.locator("summary").first).to_contain_text("Assinaturas no arquivo", timeout=90_000)
    parte.locator("summary").first.click()
    expect(parte).to_contain_text("DAVYD PEREIRA DO NASCIMENTO SANTOS")
    expect(parte).to_contain_text("Íntegra, cadeia não conferida")
    parte.get_by_text("Detalhes").first.click()
    expect(parte).to_contain_text("AD-RB 1.0")
    incluir_arquivos(pagina, processo, CORPUS / "assinado-e-modificado.pdf")
    expect(pagina.get_by_role("alert")).to_contain_text(
        "alterado depois de assinado", timeout=90_000
    )
    pagina.reload()
    expect(pagina.locator("#arvore .alarme")).to_contain_text("alterado depois de assinado")


def test_a_copia_autenticada_se_confere_com_os_codigos(gente: Gente) -> None:
    pagina = gente("ana")
    processo = novo_processo(pagina)
    incluir_arquivos(pagina, processo, CORPUS / "escaneado-girado.pdf", copia=True)
    acao(pagina, "Autenticar").click()
    pagina.get_by_label("Senha", exact=True).fill(SENHA)
    pagina.get_by_role("button", name="Autenticar", exact=True).click()
    dito(pagina, "autenticado")
    tarja = pagina.locator(".tarja")
    expect(tarja).to_contain_text("Lei 12.682/2012, art. 3º")
    codigos = re.search(r"verificador (\d+), código CRC ([0-9A-F]{8})", tarja.inner_text())
    assert codigos
    visitante = gente("")
    visitante.goto("/conferir/")
    visitante.get_by_label("Código verificador").fill(codigos[1])
    visitante.get_by_label("Código CRC").fill(codigos[2])
    visitante.get_by_role("button", name="Conferir", exact=True).click()
    expect(visitante.get_by_role("heading", name="Cópia autenticada")).to_be_visible()


def test_mover_ordenar_com_o_teclado_e_comentar(gente: Gente) -> None:
    pagina = gente("ana")
    destino = novo_processo(pagina)
    pagina.goto(destino)
    para = numero(pagina)
    processo = novo_processo(pagina)
    nomes = ("termo-designacao.pdf", "formulario.pdf", "simples.odt")
    incluir_arquivos(pagina, processo, *[CORPUS / nome for nome in nomes])
    rotulos = pagina.locator("#arvore .no-rotulo")
    antes = rotulos.all_inner_texts()
    ato(pagina, processo, "Ordenar documentos")
    botao = pagina.get_by_role("button", name=re.compile(f"^Subir {re.escape(antes[2])}"))
    botao.focus()
    pagina.keyboard.press("Enter")
    pagina.keyboard.press("Enter")
    pagina.get_by_role("button", name="Salvar ordem").click()
    dito(pagina, "Ordem salva")
    expect(rotulos).to_have_text([antes[2], antes[0], antes[1]])

    pagina.get_by_role("link", name=re.compile(re.escape(antes[0]))).click()
    acao(pagina, "Mover").click()
    pagina.get_by_label("Número do processo de destino").fill(para)
    pagina.get_by_label("Motivo").fill("Juntado por engano.")
    pagina.get_by_role("button", name="Mover", exact=True).click()
    dito(pagina, f"está agora em {para}")
    acao(pagina, "Comentários").click()
    pagina.get_by_label("Comentário", exact=True).fill("Veio do outro processo.")
    pagina.get_by_role("button", name="Comentar", exact=True).click()
    expect(pagina.locator(".conversa")).to_contain_text("Veio do outro processo.")
    pagina.goto(processo)
    expect(pagina.locator("#arvore")).to_contain_text(f"movido para {para}")


def test_sem_scripts_se_ordena_e_se_comenta(gente: Gente) -> None:
    preparo = gente("ana")
    processo = novo_processo(preparo)
    nomes = ("termo-designacao.pdf", "formulario.pdf")
    incluir_arquivos(preparo, processo, *[CORPUS / nome for nome in nomes])
    antes = preparo.locator("#arvore .no-rotulo").all_inner_texts()
    pagina = gente("ana", scripts=False)
    pagina.goto(f"{processo}ordenar/")
    pagina.get_by_role("button", name=re.compile("^Descer")).first.click()
    pagina.get_by_role("button", name="Salvar ordem").click()
    dito(pagina, "Ordem salva")
    expect(pagina.locator("#arvore .no-rotulo")).to_have_text(antes[::-1])
    pagina.goto(f"{processo}comentarios/")
    pagina.get_by_label("Comentário", exact=True).fill("Sem script.")
    pagina.get_by_role("button", name="Comentar", exact=True).click()
    pagina.get_by_role("button", name="Apagar").click()
    expect(pagina.locator(".conversa")).to_contain_text("Comentário apagado por")


@pytest.mark.parametrize("largura", [1366, 360])
def test_as_telas_dos_atos_sao_acessiveis(gente: Gente, largura: int) -> None:
    pagina = gente("ana", largura=largura)
    processo = novo_processo(pagina)
    incluir_arquivos(pagina, processo, CORPUS / "assinado-e-modificado.pdf", copia=True)
    pagina.get_by_role("alert").wait_for(timeout=90_000)
    documento = urlsplit(pagina.url).query.removeprefix("documento=")
    if not documento:
        documento = (pagina.locator("#arvore a.no").first.get_attribute("id") or "")[3:]
    base = re.sub(r"processos/.*", f"documentos/{documento}/", processo)
    queixas = _queixas(pagina, "documento")
    for tela in ("autenticar", "mover", "substituir", "comentarios"):
        pagina.goto(f"{base}{tela}/")
        queixas += _queixas(pagina, tela)
    for tela in ("ordenar", "comentarios"):
        pagina.goto(f"{processo}{tela}/")
        queixas += _queixas(pagina, tela)
    assert queixas == []


def _queixas(pagina: Page, nome: str) -> list[str]:
    pagina.wait_for_load_state("networkidle")
    achados = [v["id"] for v in Axe().run(pagina).response["violations"]]
    largo = pagina.evaluate(
        "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"
    )
    return [f"{nome}: {achado}" for achado in [*achados, *(["rolagem lateral"] * largo)]]
