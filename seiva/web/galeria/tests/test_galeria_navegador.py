"""The real partials and scripts in a browser: accessibility, width, keyboard, drafts, no scripts.

What they do with the real house behind them is in tests/jornadas/.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect, sync_playwright

from seiva.web.galeria.__main__ import ServidorDaGaleria
from tests.chromium import ARGUMENTOS

pytestmark = pytest.mark.navegador
NORMAS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
expect.set_options(timeout=15_000)
NO_ESCURO = ["target-size", "color-contrast"]
# Between them, every component; other pages repeat parts of these.
CHEIAS = {"galeria", "campos-recusados", "mesa", "processo"}
Abrir = Callable[..., Page]


@pytest.fixture(scope="module")
def navegador() -> Iterator[Browser]:
    with sync_playwright() as p:
        instancia = p.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTOS)
        yield instancia
        instancia.close()


@pytest.fixture
def abrir(navegador: Browser, servidor: ServidorDaGaleria) -> Iterator[Abrir]:
    abertos: list[BrowserContext] = []
    servidor.limpar()

    def _abrir(pagina: str, **opcoes: object) -> Page:
        base = f"http://127.0.0.1:{servidor.server_address[1]}"
        contexto = navegador.new_context(base_url=base, locale="pt-BR", **opcoes)
        contexto.set_default_timeout(15_000)
        abertos.append(contexto)
        aba = contexto.new_page()
        aba.goto(f"/{pagina}.html")
        return aba

    yield _abrir
    for contexto in abertos:
        contexto.close()


def _violacoes(aba: Page, opcoes: dict[str, object]) -> list[str]:
    achadas = Axe().run(aba, options=opcoes).response["violations"]
    return [f"{v['id']}: {v['nodes'][0]['html'][:120]}" for v in achadas]


def test_axe_finds_nothing_and_nothing_scrolls_sideways(abrir: Abrir, galeria: Path) -> None:
    aba = abrir("mesa", viewport={"width": 1366, "height": 768})
    problemas: dict[str, object] = {}
    # Error pages differ in words alone: the ones with most in them stand for all.
    nomes = {p.stem for p in galeria.glob("*.html") if not re.fullmatch(r"erro-\d+", p.stem)}
    for nome in sorted(nomes):
        aba.set_viewport_size({"width": 1366, "height": 768})
        aba.emulate_media(color_scheme="light")
        aba.goto(f"/{nome}.html")
        achados = _violacoes(aba, {"runOnly": NORMAS})
        for largura in (360, 768, 1920):
            aba.set_viewport_size({"width": largura, "height": 740})
            if aba.evaluate("document.documentElement.scrollWidth > innerWidth"):
                achados.append(f"rola de lado em {largura}")
        if nome in CHEIAS:
            aba.set_viewport_size({"width": 360, "height": 740})
            aba.emulate_media(color_scheme="dark")
            achados += _violacoes(aba, {"runOnly": {"type": "rule", "values": NO_ESCURO}})
        if achados:
            problemas[nome] = achados
    assert problemas == {}


def test_keys_walk_select_and_act_on_the_list(abrir: Abrir, servidor: ServidorDaGaleria) -> None:
    aba = abrir("mesa")
    barra = aba.get_by_role("group", name="Ações sobre os selecionados")
    expect(barra).to_be_hidden()
    for tecla in "jjx":
        aba.keyboard.press(tecla)
    expect(barra).to_be_visible()
    expect(aba.get_by_text("1 selecionado", exact=True)).to_be_visible()
    with aba.expect_navigation():
        aba.keyboard.press("e")
    enviado = parse_qs(servidor.recebidos[-1][1].decode())
    assert enviado["acao"] == ["enviar"]
    assert enviado["processo"] == ["2"]


def test_slash_goes_to_the_search_and_typing_there_is_only_typing(abrir: Abrir) -> None:
    aba = abrir("mesa")
    aba.keyboard.press("/")
    aba.keyboard.type("nx?")
    assert aba.get_by_label("Buscar processo, documento, pessoa…").input_value() == "nx?"
    assert aba.url.endswith("/mesa.html")


def test_one_key_shortcuts_can_be_turned_off(abrir: Abrir) -> None:
    aba = abrir("mesa")
    aba.keyboard.press("?")
    aba.get_by_label("Usar atalhos de uma tecla neste navegador").uncheck()
    aba.keyboard.press("Escape")
    aba.keyboard.press("?")
    expect(aba.locator("#teclado")).to_be_hidden()


def test_a_confirmed_act_goes_and_a_cancelled_one_does_not(
    abrir: Abrir, servidor: ServidorDaGaleria
) -> None:
    aba = abrir("galeria")
    aba.get_by_role("button", name="Cancelar documento…").click()
    janela = aba.get_by_role("dialog", name="Cancelar documento")
    expect(janela).to_contain_text("O documento 0470025 deixa de valer")
    janela.get_by_role("button", name="Cancelar", exact=True).click()
    expect(janela).to_be_hidden()
    assert servidor.recebidos == []
    aba.get_by_role("button", name="Cancelar documento…").click()
    with aba.expect_navigation():
        janela.get_by_role("button", name="Cancelar documento").click()
    assert [caminho for caminho, _ in servidor.recebidos] == ["/galeria.html"]


def test_a_link_opens_its_window_and_the_window_closes(abrir: Abrir) -> None:
    aba = abrir("galeria")
    aba.get_by_role("link", name="Concluir processo").click()
    janela = aba.get_by_role("dialog", name="Concluir processo")
    expect(janela).to_be_visible()
    janela.get_by_role("button", name="Fechar").click()
    expect(janela).to_be_hidden()
    assert aba.url.endswith("/galeria.html")


def test_a_form_is_not_sent_twice(abrir: Abrir, servidor: ServidorDaGaleria) -> None:
    aba = abrir("entrar")
    aba.get_by_label("CPF ou e-mail").fill("ana@extrema.mg.gov.br")
    aba.get_by_label("Senha").fill("segredo")
    # The server is slow to answer, as when a person clicks again out of impatience.
    servidor.demora = 0.6
    impaciente = """() => {
        const f = document.querySelector('main form');
        f.requestSubmit();
        setTimeout(() => f.requestSubmit(), 200);
    }"""
    with aba.expect_navigation():
        aba.evaluate(impaciente)
    aba.wait_for_load_state("networkidle")
    assert [c for c, _ in servidor.recebidos] == ["/entrar.html"]


def _formulario(aba: Page) -> Locator:
    return aba.locator("form[data-guardar=galeria]")


def test_what_was_typed_comes_back_after_an_expired_session(
    abrir: Abrir, servidor: ServidorDaGaleria
) -> None:
    aba = abrir("campos")
    formulario = _formulario(aba)
    formulario.get_by_label("Nome").fill("Maria Aparecida")
    formulario.get_by_label("Tipo de processo").fill("licença")
    aba.keyboard.press("Enter")
    servidor.depois_do_envio = "/entrar.html"
    with aba.expect_navigation():
        formulario.get_by_role("button", name="Salvar").click()
    aba.goto("/campos.html")
    expect(formulario.get_by_label("Nome")).to_have_value("Maria Aparecida")
    expect(formulario.get_by_label("Tipo de processo")).to_have_value("Licença-prêmio")
    aba.get_by_role("button", name="Descartar").click()
    expect(formulario.get_by_label("Nome")).to_have_value("")


def test_enter_before_the_list_opens_takes_the_first_found_and_sends_nothing(
    abrir: Abrir, servidor: ServidorDaGaleria
) -> None:
    formulario = _formulario(abrir("campos"))
    campo = formulario.get_by_label("Tipo de processo")
    # In one breath of the page: no timer can run between the letters and the key.
    recusado = """campo => {
        campo.value = 'licença';
        campo.dispatchEvent(new Event('input', { bubbles: true }));
        const tecla = { key: 'Enter', bubbles: true, cancelable: true };
        return !campo.dispatchEvent(new KeyboardEvent('keydown', tecla));
    }"""
    assert campo.evaluate(recusado) is True
    expect(campo).to_have_value("Licença-prêmio")
    assert servidor.recebidos == []


def test_a_sent_form_leaves_no_draft_and_a_password_is_never_kept(abrir: Abrir) -> None:
    aba = abrir("campos")
    formulario = _formulario(aba)
    formulario.get_by_label("Nome").fill("Maria")
    formulario.get_by_label("Senha").fill("segredo")
    chave = "seiva:rascunho:galeria"
    aba.wait_for_function("c => sessionStorage.getItem(c)", arg=chave)
    guardado = aba.evaluate("c => sessionStorage.getItem(c)", chave)
    assert "Maria" in guardado
    assert "segredo" not in guardado
    with aba.expect_navigation():
        formulario.get_by_role("button", name="Salvar").click()
    aba.goto("/mesa.html")
    assert aba.evaluate("c => sessionStorage.getItem(c)", chave) is None


def test_units_are_found_by_typing_without_accents_and_removed(
    abrir: Abrir, servidor: ServidorDaGaleria
) -> None:
    formulario = _formulario(abrir("campos"))
    campo = formulario.get_by_role("combobox", name="Unidades de destino")
    campo.fill("beneficios")
    expect(formulario.get_by_role("listbox").get_by_role("option")).to_have_count(1)
    campo.press("Enter")
    formulario.get_by_role("button", name="Remover SEMAD/PROT · Protocolo Geral").click()
    with formulario.page.expect_navigation():
        formulario.get_by_role("button", name="Salvar").click()
    assert parse_qs(servidor.recebidos[-1][1].decode())["unidades"] == ["3"]


def test_a_field_that_matters_only_for_some_answers_appears_with_them(abrir: Abrir) -> None:
    formulario = _formulario(abrir("campos"))
    expect(formulario.get_by_label("Hipótese legal")).to_be_hidden()
    formulario.get_by_label("Restrito").check()
    expect(formulario.get_by_label("Hipótese legal")).to_be_visible()


def test_dropped_files_are_sent_one_by_one_and_a_refusal_stays_on_the_page(
    abrir: Abrir, servidor: ServidorDaGaleria
) -> None:
    aba = abrir("campos")
    servidor.recusa = "é um PDF incompleto."
    arrastados = aba.evaluate_handle(
        """() => {
            const dados = new DataTransfer();
            dados.items.add(new File(['%PDF-1.4'], 'Nota_Fiscal-8841.pdf'));
            dados.items.add(new File(['x'], 'foto.png'));
            return dados;
        }"""
    )
    aba.dispatch_event("h1", "drop", {"dataTransfer": arrastados})
    for nome in ("Nota_Fiscal-8841.pdf", "foto.png"):
        expect(aba.get_by_text(f"{nome}: é um PDF incompleto.")).to_be_visible()
    assert [(c, corpo.count(b"filename=")) for c, corpo in servidor.recebidos] == [
        ("/arquivos", 1),
        ("/arquivos", 1),
    ]


def test_a_document_opens_beside_the_tree_without_leaving_the_page(abrir: Abrir) -> None:
    aba = abrir("processo")
    aba.evaluate("() => { window.mesmaPagina = true; }")
    aba.get_by_role("link", name="Parecer jurídico 44/2026").click()
    aba.wait_for_url("**/processo.html?documento=26")
    expect(
        aba.get_by_role("region", name="Leitura").get_by_role("heading", level=2)
    ).to_be_visible()
    assert aba.evaluate("() => window.mesmaPagina") is True


def test_without_scripts_every_act_is_still_reachable(
    abrir: Abrir, servidor: ServidorDaGaleria
) -> None:
    aba = abrir("mesa", java_script_enabled=False)
    aba.get_by_label("Selecionar 3106.01.0000122/2026-45").check()
    aba.get_by_role("button", name="Enviar").click()
    enviado = parse_qs(servidor.recebidos[-1][1].decode())
    assert (enviado["acao"], enviado["processo"]) == (["enviar"], ["2"])
    aba.goto("/campos.html")
    expect(aba.get_by_role("button", name="Trocar")).to_be_visible()
    expect(aba.get_by_role("button", name="Enviar arquivos")).to_be_visible()
    formulario = _formulario(aba)
    formulario.get_by_label("Unidades de destino").select_option("3")
    formulario.get_by_role("button", name="Salvar").click()
    assert parse_qs(servidor.recebidos[-1][1].decode())["unidades"] == ["3"]


def test_nothing_is_refused_by_the_policy_nor_fails_in_scripts(abrir: Abrir, galeria: Path) -> None:
    aba = abrir("mesa")
    queixas: list[str] = []
    aba.on("console", lambda m: queixas.append(m.text) if m.type == "error" else None)
    aba.on("pageerror", lambda e: queixas.append(str(e)))
    for nome in ("mesa", "processo", "entrar", "galeria", "campos"):
        aba.goto(f"/{nome}.html")
        aba.wait_for_load_state("networkidle")
    assert queixas == []
