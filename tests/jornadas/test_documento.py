"""Documents in a real browser: write, sign, check, drop files, and two people at once."""

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.corpus import CORPUS
from tests.jornadas.conftest import _contexto
from tests.jornadas.test_processo import SENHA, entrar, escolher, iniciar

pytestmark = pytest.mark.navegador

ANA = "ana@extrema.example"  # SEMAD/RH
Aba = Callable[..., Page]


@pytest.fixture
def aba(navegador: Browser, servidor: str) -> Iterator[Aba]:
    """Open tabs, each a browser of its own; options go to the browser's context."""
    abertas: list[BrowserContext] = []

    def abrir(quem: str | None = None, largura: int = 1366, **opcoes: Any) -> Page:
        if opcoes:
            contexto = navegador.new_context(base_url=servidor, locale="pt-BR", **opcoes)
            contexto.set_default_timeout(15_000)
        else:
            contexto = _contexto(navegador, servidor, largura, 900)
        abertas.append(contexto)
        pagina = contexto.new_page()
        return entrar(pagina, quem) if quem else pagina

    yield abrir
    for contexto in abertas:
        contexto.close()


def escrever(pagina: Page, texto: str) -> None:
    """Type at the end of the document and wait until it is saved."""
    pagina.locator(".ed-texto").click()
    pagina.keyboard.press("Control+End")
    pagina.keyboard.type(texto)
    pagina.keyboard.press("Control+s")
    expect(pagina.locator("[data-ed-estado]")).to_have_attribute("data-estado", "salvo")


def incluir(pagina: Page, tipo: str = "despacho") -> str:
    """From the page of a process to the editor of a new document; the document's number."""
    pagina.get_by_role("link", name="Incluir documento").click()
    escolher(pagina, "Tipo", tipo)
    pagina.get_by_role("button", name="Criar e abrir o editor").click()
    expect(pagina.locator(".ed-texto")).to_be_visible()
    achado = re.search(r"\b(\d{7,})\b", pagina.get_by_role("heading", level=1).inner_text())
    assert achado
    return achado[1]


def assinar(pagina: Page) -> None:
    pagina.get_by_role("link", name="Assinar", exact=True).click()
    pagina.get_by_label("Senha").fill(SENHA)
    pagina.get_by_role("button", name="Assinar", exact=True).click()
    expect(pagina.get_by_text(re.compile("assinado\\.$")).first).to_be_visible()


def codigos(pagina: Page) -> tuple[str, str]:
    """Both codes, as printed on the page open in the reader."""
    texto = pagina.frame_locator("#leitor iframe").locator(".papel-autenticidade").inner_text()
    achado = re.search(r"verificador (\d+) e o código CRC ([0-9A-F]{8})", texto)
    assert achado
    return achado[1], achado[2]


def pdf_assinado(pagina: Page) -> bytes:
    """The sealed file, as soon as the worker made it (it may be busy with the demonstration)."""
    url = pagina.get_by_role("link", name="PDF assinado").get_attribute("href")
    for _ in range(240):
        resposta = pagina.request.get(url or "")
        if resposta.status == 200:
            return resposta.body()
        pagina.wait_for_timeout(500)
    raise AssertionError("O PDF assinado não ficou pronto.")


def test_escrever_assinar_e_conferir(aba: Aba) -> None:
    pagina = aba(ANA)
    iniciar(pagina, "Jornada do documento")
    incluir(pagina)
    escrever(pagina, "Autorizo a jornada do documento.")
    assinar(pagina)
    folha = pagina.frame_locator("#leitor iframe")
    expect(folha.get_by_text("Autorizo a jornada do documento.")).to_be_visible()
    verificador, crc = codigos(pagina)
    pdf = pdf_assinado(pagina)
    assert pdf.startswith(b"%PDF-")

    visitante = aba()
    visitante.goto("/conferir/")
    visitante.get_by_label("Código verificador").fill(verificador)
    visitante.get_by_label("Código CRC").fill(f"{crc[:4].lower()} {crc[4:]}")
    visitante.get_by_role("button", name="Conferir", exact=True).click()
    expect(visitante.get_by_role("heading", name="Íntegro")).to_be_visible()
    expect(visitante.get_by_text("Ana Paula Ribeiro")).to_be_visible()

    visitante.goto("/conferir/")
    copia = {"name": "copia.pdf", "mimeType": "application/pdf", "buffer": pdf}
    visitante.get_by_label("Arquivo PDF").set_input_files(copia)  # type: ignore[arg-type]
    visitante.get_by_role("button", name="Conferir o arquivo").click()
    expect(visitante.get_by_text("Nenhum byte mudou")).to_be_visible()


def test_imagem_no_texto_aparece_na_tela_e_no_pdf(aba: Aba) -> None:
    pagina = aba(ANA)
    iniciar(pagina, "Documento com imagem")
    incluir(pagina)
    saida = BytesIO()
    Image.new("RGB", (120, 60), "navy").save(saida, "PNG")
    foto = {"name": "planta.png", "mimeType": "image/png", "buffer": saida.getvalue()}
    with pagina.expect_file_chooser() as escolha:
        pagina.get_by_role("button", name="Imagem").click()
    escolha.value.set_files(foto)  # type: ignore[arg-type]
    pagina.get_by_label("O que a imagem mostra").fill("Planta da obra")
    pagina.get_by_role("button", name="Guardar").click()
    escrever(pagina, "Segue a planta.")
    assinar(pagina)
    figura = pagina.frame_locator("#leitor iframe").get_by_alt_text("Planta da obra")
    expect(figura).to_be_visible()
    assert figura.evaluate("f => f.complete && f.naturalWidth") == 120
    assert b"/Subtype /Image" in pdf_assinado(pagina)


def soltar(pagina: Page, *nomes: str) -> None:
    """Drop files of the corpus anywhere on the page, as from the desktop."""
    arquivos = [[nome, list((CORPUS / nome).read_bytes())] for nome in nomes]
    dados = pagina.evaluate_handle(
        """arquivos => { const d = new DataTransfer();
            for (const [nome, bytes] of arquivos) d.items.add(new File([new Uint8Array(bytes)], nome));
            return d; }""",
        arquivos,
    )
    pagina.dispatch_event("main", "drop", {"dataTransfer": dados})


def test_arquivos_soltos_no_processo_viram_documentos(aba: Aba) -> None:
    pagina = aba(ANA)
    iniciar(pagina, "Arquivos soltos")
    soltar(pagina, "simples.odt", "termo-designacao.pdf")
    expect(pagina.get_by_role("heading", name="Incluir arquivos")).to_be_visible()
    expect(pagina.locator("tr[data-recebido]")).to_have_count(2)
    soltar(pagina, "protegido-senha-test.pdf")
    expect(pagina.get_by_text("está protegido por senha")).to_be_visible()
    for escolha in pagina.locator("select[name$=-tipo]").all():
        if not escolha.input_value():
            escolha.select_option(index=1)
    pagina.get_by_role("button", name="Incluir no processo").click()
    expect(pagina.get_by_text("2 arquivos incluídos.")).to_be_visible()
    expect(pagina.locator("#arvore .no-rotulo")).to_have_text(
        [re.compile("simples"), re.compile("designacao")]
    )


def test_dois_escrevem_ao_mesmo_tempo_e_nada_se_perde(aba: Aba) -> None:
    uma, outra = aba(ANA), aba(ANA)
    iniciar(uma, "Escrito a quatro mãos")
    incluir(uma)
    outra.goto(uma.url)
    expect(outra.locator(".ed-texto")).to_be_visible()
    escrever(uma, "Texto da primeira.")
    outra.locator(".ed-texto").click()
    outra.keyboard.press("Control+End")
    outra.keyboard.type("Texto da segunda.")
    outra.keyboard.press("Control+s")
    janela = outra.get_by_role("dialog")
    expect(janela).to_contain_text("Duas pessoas alteraram este documento")
    expect(janela).to_contain_text("Texto da primeira.")
    janela.get_by_role("button", name="Ficar com o meu texto").click()
    expect(outra.locator("[data-ed-estado]")).to_have_attribute("data-estado", "salvo")
    outra.get_by_role("link", name="Versões").click()
    expect(outra.get_by_role("link", name=re.compile("^Versão")).first).to_be_visible()
    outra.goto(outra.url.replace("versoes/", "comparar/?de=2&para=3"))
    diferenca = outra.frame_locator("iframe")
    expect(diferenca.locator("ins").first).to_contain_text("segunda")


def test_sem_javascript_se_escreve_e_se_assina(aba: Aba) -> None:
    preparo = aba(ANA)
    iniciar(preparo, "Sem javascript")
    incluir(preparo)
    onde = preparo.url
    pagina = aba(java_script_enabled=False)
    pagina.goto(onde)
    pagina.get_by_label("CPF ou e-mail").fill(ANA)
    pagina.get_by_label("Senha").fill(SENHA)
    pagina.get_by_role("button", name="Entrar").click()
    pagina.get_by_label("Texto do documento (HTML)").fill("<p>Sem <b>script</b>.</p>")
    pagina.get_by_role("button", name="Salvar").click()
    expect(pagina.get_by_label("Texto do documento (HTML)")).to_have_value(
        "<p>Sem <strong>script</strong>.</p>"
    )
    assinar(pagina)


def test_a_fila_se_le_e_se_assina_com_uma_senha(aba: Aba) -> None:
    pagina = aba(ANA)
    iniciar(pagina, "Dois para assinar")
    processo = pagina.url
    numeros = []
    for texto in ("Primeiro da fila.", "Segundo da fila."):
        pagina.goto(processo)
        numeros.append(incluir(pagina))
        escrever(pagina, texto)
    pagina.get_by_role("link", name="Para assinar").click()
    while not pagina.get_by_label(f"({numeros[1]})").count():
        pagina.get_by_role("link", name="Próximos").click()
    for numero in numeros:
        pagina.get_by_label(f"({numero})").check()
    pagina.get_by_role("button", name="Ler e assinar").click()
    folha = pagina.frame_locator("iframe")
    expect(folha.get_by_text("Primeiro da fila.")).to_be_visible()
    pagina.get_by_role("link", name="Próximo").click()
    expect(folha.get_by_text("Segundo da fila.")).to_be_visible()
    pagina.get_by_label("Senha").fill(SENHA)
    pagina.get_by_role("button", name="Assinar os 2").click()
    expect(pagina.get_by_text("2 documentos assinados.")).to_be_visible()


def conferir_acessibilidade(pagina: Page, nome: str) -> list[str]:
    pagina.wait_for_load_state("networkidle")
    achados = [v["id"] for v in Axe().run(pagina).response["violations"]]
    largo = pagina.evaluate(
        "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"
    )
    return [f"{nome}: {achado}" for achado in [*achados, *(["rolagem lateral"] * largo)]]


@pytest.mark.parametrize("largura", [1366, 360])
def test_as_telas_de_documento_sao_acessiveis(aba: Aba, largura: int) -> None:
    pagina = aba(ANA, largura)
    iniciar(pagina, f"Telas com {largura}")
    processo = pagina.url.split("?")[0]
    incluir(pagina)
    escrever(pagina, "Texto.")
    base = pagina.url.removesuffix("editar/")
    queixas: list[str] = []
    for nome in ("editar", "assinar", "versoes", "versoes/1", "comparar", "alterar", "excluir"):
        pagina.goto(f"{base}{nome}/")
        queixas += conferir_acessibilidade(pagina, nome)
    pagina.goto(f"{processo}arquivos/")
    pagina.get_by_label("Escolha os arquivos").set_input_files(CORPUS / "simples.odt")
    expect(pagina.locator("tr[data-recebido]")).to_have_count(1)
    queixas += conferir_acessibilidade(pagina, "arquivos")
    for caminho in ("/extrema/para-assinar/", "/conferir/", "/extrema/conferir/chave/"):
        pagina.goto(caminho)
        queixas += conferir_acessibilidade(pagina, caminho)
    pagina.goto(f"{processo}documentos/incluir/")
    queixas += conferir_acessibilidade(pagina, "incluir")
    assert queixas == []
