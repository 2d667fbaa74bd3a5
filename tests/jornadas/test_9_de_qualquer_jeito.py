"""Keyboard alone, no scripts, a narrow screen, screen readers, few bytes."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.corpus import CORPUS
from tests.jornadas.conftest import Gente
from tests.jornadas.passos import (
    SENHA,
    assinar,
    dito,
    especificacao,
    novo_processo,
    redigir,
)

DA_CASA = (
    "mesa/",
    "mesa/?agrupar=tipo",
    "processos/novo/",
    "pesquisa/?q=licença",
    "para-assinar/",
    "blocos/",
    "blocos/novo/",
    "conferir/",
    "conferir/chave/",
)
DO_PROCESSO = (
    "",
    "historico/",
    "interessados/",
    "acesso/",
    "enviar/",
    "atribuir/",
    "concluir/",
    "anotar/",
    "prazo/",
    "ciencia/",
    "andamento/",
    "documentos/incluir/",
    "arquivos/",
)
DO_DOCUMENTO = ("assinar/", "editar/", "versoes/", "alterar/")
DE_TODOS = ("/entrar/", "/unidade/", "/conta/", "/conferir/", "/senha/", "/nada/", "/ajuda/")


def _enderecos(pagina: Page) -> list[str]:
    """A page of each kind, over a process with one document just written."""
    processo = novo_processo(pagina)
    editor = redigir(pagina, processo, "Texto.")
    return [
        *DE_TODOS,
        *(f"/extrema/{parte}" for parte in DA_CASA),
        *(processo + parte for parte in DO_PROCESSO),
        *(editor.replace("editar/", parte) for parte in DO_DOCUMENTO),
    ]


@pytest.mark.parametrize("cores", ["light", "dark"])
def test_leitores_de_tela_nao_encontram_barreira(gente: Gente, cores: str) -> None:
    pagina = gente("ana")
    enderecos = _enderecos(pagina)
    pagina.emulate_media(color_scheme=cores)  # type: ignore[arg-type]
    axe = Axe()
    barreiras = []
    for endereco in enderecos:
        pagina.goto(endereco)
        achadas = axe.run(pagina).response["violations"]
        barreiras += [(endereco, a["id"], a["nodes"][0]["html"][:120]) for a in achadas]
    assert barreiras == []


@pytest.mark.parametrize("largura", [360, 1920])
def test_nada_rola_para_o_lado(gente: Gente, largura: int) -> None:
    pagina = gente("ana", largura=largura)
    largas = []
    for endereco in _enderecos(pagina):
        pagina.goto(endereco)
        if not pagina.evaluate("document.documentElement.scrollWidth <= innerWidth"):
            largas.append(endereco)
    assert largas == []


def test_a_primeira_visita_e_leve(gente: Gente) -> None:
    ana = gente("ana")
    processo = novo_processo(ana)
    editor = redigir(ana, processo, "Texto.")
    mesa, novo, pesquisa = (f"/extrema/{x}/" for x in ("mesa", "processos/novo", "pesquisa"))
    for endereco in (mesa, processo, novo, pesquisa, editor):
        pedidos, bytes_ = _peso(gente, ana, endereco)
        assert pedidos < 15, endereco
        assert bytes_ < 200_000, endereco


def _peso(gente: Gente, de: Page, endereco: str) -> tuple[int, int]:
    """Requests and bytes of a page for a browser that never saw the site, as the person in `de`."""
    nova = gente("")
    nova.context.add_cookies(de.context.cookies())  # type: ignore[arg-type]
    pedidos: list[int] = []
    nova.on("requestfinished", lambda p: pedidos.append(p.sizes()["responseBodySize"]))
    nova.goto(endereco, wait_until="networkidle")
    return len(pedidos), sum(pedidos)


def test_so_com_o_teclado(gente: Gente) -> None:
    pagina = gente("ana")
    texto = especificacao("Sem rato")
    novo_processo(pagina, texto)
    pagina.goto("/extrema/mesa/")
    pagina.keyboard.press("Tab")
    expect(pagina.locator(":focus")).to_have_text("Ir para o conteúdo")
    pagina.keyboard.press("?")
    ajuda = pagina.get_by_role("dialog", name="Atalhos de teclado")
    expect(ajuda).to_be_visible()
    pagina.keyboard.press("Escape")
    expect(ajuda).to_be_hidden()
    pagina.keyboard.press("j")
    primeira = pagina.locator("tr[data-linha]").first.get_by_role("link").first
    expect(primeira).to_be_focused()
    pagina.keyboard.press("j")
    pagina.keyboard.press("k")
    expect(primeira).to_be_focused()
    pagina.keyboard.press("x")
    expect(pagina.get_by_text("1 selecionado")).to_be_visible()
    pagina.keyboard.press("a")
    pagina.wait_for_url("**/lote/atribuir/**")
    pagina.go_back()
    pagina.keyboard.press("j")
    pagina.keyboard.press("Enter")
    pagina.wait_for_url("**/processos/**")
    pagina.keyboard.press("e")
    pagina.wait_for_url("**/enviar/")
    pagina.keyboard.press("n")
    pagina.wait_for_url("**/processos/novo/")


def test_tudo_funciona_sem_scripts(gente: Gente) -> None:
    pagina = gente("ana", scripts=False)
    texto = especificacao("Sem scripts")
    pagina.goto("/extrema/mesa/")
    pagina.get_by_role("link", name="Novo processo").click()
    pagina.get_by_label("Tipo", exact=True).select_option(label="Pessoal: férias")
    pagina.get_by_role("button", name="Usar as sugestões deste tipo").click()
    pagina.get_by_label("Especificação", exact=True).fill(texto)
    pagina.get_by_role("button", name="Iniciar processo").last.click()
    processo = pagina.url
    assert re.search(r"/processos/\d+/$", processo)
    pagina.get_by_role("link", name="Incluir documento").click()
    pagina.get_by_label("Tipo", exact=True).select_option(label="Despacho")
    pagina.get_by_role("button", name="Criar e abrir o editor").click()
    pagina.get_by_label("Texto do documento").fill("<p>À mão <script>alert(1)</script></p>")
    pagina.get_by_role("button", name="Salvar", exact=True).click()
    dito(pagina, "Salvo às")
    pagina.get_by_role("link", name="Assinar", exact=True).click()
    pagina.get_by_label("Senha", exact=True).fill(SENHA)
    pagina.get_by_role("button", name="Assinar", exact=True).click()
    dito(pagina, "assinado")
    pagina.goto(f"{processo}arquivos/")
    pagina.get_by_label("Escolha os arquivos").set_input_files(CORPUS / "formulario.pdf")
    pagina.get_by_role("button", name=re.compile("Enviar|Receber|Continuar")).last.click()
    pagina.locator("[data-recebido] select").first.select_option(label="Anexo")
    pagina.get_by_role("button", name="Incluir no processo").last.click()
    dito(pagina, "incluído")
    pagina.goto(f"{processo}enviar/")
    pagina.get_by_label("Unidades de destino").select_option(
        label="SEFAZ/TRIB – Departamento de Tributos"
    )
    pagina.get_by_role("button", name="Enviar", exact=True).click()
    dito(pagina, "enviado")
    pagina.goto(f"{processo}desfazer/")
    pagina.get_by_role("button", name="Desfazer envio").click()
    dito(pagina, "desfeito")
    pagina.goto(f"{processo}concluir/")
    pagina.get_by_role("button", name="Concluir", exact=True).click()
    dito(pagina, "concluído")
    pagina.get_by_role("searchbox").fill(texto)
    pagina.get_by_role("searchbox").press("Enter")
    expect(pagina.locator("main")).to_contain_text(texto)


def test_no_telefone_se_abre_assina_e_envia(gente: Gente) -> None:
    pagina = gente("ana", largura=360)
    processo = novo_processo(pagina)
    redigir(pagina, processo, "Do telefone.")
    assinar(pagina)
    pagina.get_by_role("link", name="Enviar", exact=True).click()
    pagina.get_by_label("Unidades de destino", exact=True).fill("gab")
    pagina.get_by_role("option").first.click()
    pagina.get_by_role("button", name="Enviar", exact=True).click()
    dito(pagina, "enviado a GAB")
