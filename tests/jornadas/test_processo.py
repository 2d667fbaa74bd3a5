"""A clerk's day in a real browser: open, send, take back, receive, conclude, find."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.jornadas.conftest import _contexto

pytestmark = pytest.mark.navegador
SENHA = "seiva-demonstracao"
FABIO = "fabio@timoteo.example"  # SMA/RH
IRIS = "iris@timoteo.example"  # SMA/PROTOCOLO


def entrar(pagina: Page, quem: str) -> Page:
    pagina.goto("/entrar/")
    pagina.get_by_label("CPF ou e-mail").fill(quem)
    pagina.get_by_label("Senha").fill(SENHA)
    pagina.get_by_role("button", name="Entrar").click()
    expect(pagina.get_by_role("heading", level=1)).to_contain_text("Todos")
    return pagina


def escolher(pagina: Page, rotulo: str, texto: str) -> None:
    """Type in a type-ahead and take the first suggestion."""
    # Before its script runs the field is a <select>; the type-ahead is the <input> that follows.
    caixa = pagina.get_by_role("combobox", name=rotulo).and_(pagina.locator("input")).first
    caixa.fill(texto)
    expect(
        pagina.get_by_role("option", name=re.compile(texto, re.IGNORECASE)).first
    ).to_be_visible()
    caixa.press("Enter")


def iniciar(pagina: Page, especificacao: str) -> str:
    """Open a process of férias; its number."""
    pagina.get_by_role("link", name="Novo processo").click()
    escolher(pagina, "Tipo", "férias")
    expect(pagina.locator("#do-tipo")).to_contain_text("Férias")
    pagina.get_by_label("Especificação").fill(especificacao)
    pagina.get_by_role("button", name="Iniciar processo").last.click()
    expect(pagina.get_by_text("iniciado.")).to_be_visible()
    return pagina.get_by_role("heading", level=1).inner_text()


@pytest.fixture
def pagina_da_iris(navegador: Browser, servidor: str) -> Iterator[Page]:
    contexto = _contexto(navegador, servidor, 1366, 900)
    yield entrar(contexto.new_page(), IRIS)
    contexto.close()


def test_do_inicio_ao_fim_entre_duas_unidades(pagina: Page, pagina_da_iris: Page) -> None:
    entrar(pagina, FABIO)
    numero = iniciar(pagina, "Férias de quem viaja")
    pagina.get_by_role("link", name="Enviar").click()
    escolher(pagina, "Unidades de destino", "PROTOCOLO")
    pagina.get_by_role("button", name="Enviar").click()
    expect(pagina.get_by_text("enviado a SMA/PROTOCOLO.")).to_be_visible()
    expect(pagina.get_by_role("table").get_by_role("link", name=numero)).to_have_count(0)

    iris = pagina_da_iris
    iris.reload()
    linha = iris.get_by_role("row").filter(has_text=numero)
    expect(linha).to_contain_text("Não lido")
    linha.get_by_role("link", name=numero).click()
    expect(iris.get_by_text("minha unidade")).to_be_visible()
    iris.get_by_role("link", name="Histórico").click()
    expect(iris.get_by_text("Processo recebido na unidade")).to_be_visible()
    iris.get_by_role("link", name="Concluir").click()
    iris.get_by_role("button", name="Concluir").click()
    expect(iris.get_by_text("concluído na unidade.")).to_be_visible()

    pagina.goto("/timoteo/mesa/")
    pagina.get_by_role("searchbox", name="Buscar processo").fill(numero)
    pagina.keyboard.press("Enter")
    expect(pagina.get_by_text("Concluído em todas as unidades.")).to_be_visible()


def test_desfazer_o_envio_que_ninguem_recebeu(pagina: Page) -> None:
    entrar(pagina, FABIO)
    numero = iniciar(pagina, "Envio por engano")
    pagina.keyboard.press("e")
    escolher(pagina, "Unidades de destino", "PROTOCOLO")
    pagina.get_by_role("button", name="Enviar").click()
    pagina.get_by_role("link", name="Desfazer envio").click()
    pagina.get_by_role("button", name="Desfazer envio").click()
    expect(pagina.get_by_text("Envio desfeito")).to_be_visible()
    expect(pagina.get_by_role("heading", level=1)).to_have_text(numero)
    expect(pagina.get_by_text("minha unidade")).to_be_visible()


def test_varios_de_uma_vez_a_partir_da_mesa(pagina: Page) -> None:
    entrar(pagina, FABIO)
    numeros = [iniciar(pagina, f"Do lote {i}") for i in range(2)]
    pagina.goto("/timoteo/mesa/")
    for numero in numeros:
        pagina.get_by_label(f"Selecionar {numero}").check()
    expect(pagina.get_by_text("2 selecionados")).to_be_visible()
    pagina.get_by_role("button", name="Atribuir").click()
    for numero in numeros:
        expect(pagina.get_by_role("list", name="Processos").get_by_text(numero)).to_be_visible()
    pagina.get_by_label("Atribuir para").select_option(label="Nádia Portela")
    pagina.get_by_role("button", name="Atribuir").click()
    expect(pagina.get_by_text("2 processos: atribuído a Nádia Portela.")).to_be_visible()


def test_o_que_foi_digitado_no_novo_processo_nao_se_perde(pagina: Page) -> None:
    entrar(pagina, FABIO)
    pagina.get_by_role("link", name="Novo processo").click()
    escolher(pagina, "Tipo", "férias")
    pagina.get_by_label("Especificação").fill("Com interessado novo")
    pagina.get_by_text("Cadastrar quem ainda não está na lista").click()
    pagina.get_by_label("Nome completo ou razão social").fill("Zulmira dos Testes")
    pagina.get_by_label("CPF ou CNPJ", exact=True).fill("390.533.447-06")
    pagina.get_by_role("button", name="Acrescentar").click()
    expect(pagina.get_by_text("os dígitos verificadores não conferem").last).to_be_visible()
    pagina.get_by_label("CPF ou CNPJ", exact=True).fill("390.533.447-05")
    pagina.get_by_role("button", name="Acrescentar").click()
    expect(pagina.get_by_text("Zulmira dos Testes entra como interessado")).to_be_visible()
    pagina.get_by_label("Restrito").check()
    pagina.get_by_role("button", name="Iniciar processo").last.click()
    expect(pagina.get_by_text("Escolha a hipótese legal").first).to_be_visible()
    expect(pagina.get_by_label("Especificação")).to_have_value("Com interessado novo")
    escolher(pagina, "Hipótese legal", "pessoal")
    pagina.get_by_role("button", name="Iniciar processo").last.click()
    expect(pagina.locator(".processo-sobre")).to_contain_text("Zulmira dos Testes")


def test_palavra_de_processo_recem_aberto_ja_e_achada(pagina: Page) -> None:
    entrar(pagina, FABIO)
    numero = iniciar(pagina, "Averiguação do chafariz")
    pagina.get_by_role("searchbox", name="Buscar processo").fill("CHAFARIZES")
    pagina.keyboard.press("Enter")
    achado = pagina.get_by_role("list", name="Processos encontrados").get_by_role("listitem")
    expect(achado.filter(has_text=numero)).to_contain_text("Averiguação do chafariz")
    expect(achado.locator("mark").first).to_have_text("chafariz")


def test_no_celular_da_para_abrir_e_enviar(pagina_360: Page) -> None:
    entrar(pagina_360, FABIO)
    numero = iniciar(pagina_360, "Pelo celular")
    pagina_360.get_by_role("link", name="Enviar").click()
    escolher(pagina_360, "Unidades de destino", "PROTOCOLO")
    pagina_360.get_by_role("button", name="Enviar").click()
    expect(pagina_360.get_by_role("link", name=numero)).to_be_visible()
    sobra = pagina_360.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert sobra == 0


def test_sem_javascript_tudo_se_faz(navegador: Browser, servidor: str) -> None:
    contexto = navegador.new_context(base_url=servidor, locale="pt-BR", java_script_enabled=False)
    contexto.set_default_timeout(15_000)
    pagina = entrar(contexto.new_page(), FABIO)
    pagina.get_by_role("link", name="Novo processo").click()
    pagina.get_by_label("Tipo").first.select_option(label="Pessoal: férias")
    pagina.get_by_role("button", name="Usar as sugestões deste tipo").click()
    pagina.get_by_label("Especificação").fill("Sem scripts")
    pagina.get_by_label("Procurar pessoa").fill("gérson")
    pagina.get_by_role("button", name="Procurar").click()
    pagina.get_by_label("Gérson Salgado").check()
    pagina.get_by_role("button", name="Incluir marcados").click()
    expect(pagina.get_by_label("Especificação")).to_have_value("Sem scripts")
    pagina.get_by_role("button", name="Iniciar processo").last.click()
    expect(pagina.locator(".processo-sobre")).to_contain_text("Gérson Salgado")
    pagina.get_by_role("link", name="Enviar").click()
    destinos = pagina.get_by_label("Unidades de destino")
    protocolo = destinos.locator("option", has_text="PROTOCOLO").first.get_attribute("value")
    destinos.select_option(value=protocolo)
    pagina.get_by_role("button", name="Enviar").click()
    expect(pagina.get_by_role("link", name="Desfazer envio")).to_be_visible()
    contexto.close()
