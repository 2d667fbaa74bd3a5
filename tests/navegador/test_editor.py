"""The document editor in a real browser, under the real security policy."""

import json
import re
import shutil
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

from seiva.documentos.regras.html import sanear
from tests.navegador.pagina import Servidor

pytestmark = pytest.mark.navegador

OPCOES = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
WORD = (
    "<html xmlns:o='urn:x'><head><style>p.MsoNormal{margin:0}</style></head><body><!--StartFragment-->"
    "<p class=MsoNormal align=center style='text-align:center'><b>DESPACHO<o:p></o:p></b></p>"
    "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span><span "
    "style='mso-list:Ignore'>1.<span>&nbsp;&nbsp; </span></span></span><![endif]>primeiro<o:p></o:p></p>"
    "<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>a)</span>letra</p>"
    "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>2.</span>segundo</p>"
    "<table class=MsoTableGrid><tr><td style='width:10pt'><p class=MsoNormal>célula</p></td></tr></table>"
    "<img src='file:///C:/x.png'><!--EndFragment--></body></html>"
)


@pytest.fixture(scope="module")
def navegador() -> Iterator[Browser]:
    with sync_playwright() as p:
        executavel = shutil.which("chromium") or shutil.which("chromium-browser")
        navegador = p.chromium.launch(executable_path=executavel, args=OPCOES)
        yield navegador
        navegador.close()


@pytest.fixture
def servidor() -> Iterator[Servidor]:
    servidor = Servidor()
    yield servidor
    servidor.fechar()


@pytest.fixture
def pagina(navegador: Browser, servidor: Servidor) -> Iterator[Page]:
    contexto = navegador.new_context(viewport={"width": 1366, "height": 900}, locale="pt-BR")
    pagina = contexto.new_page()
    pagina.set_default_timeout(5000)
    queixas: list[str] = []
    pagina.on("console", lambda m: queixas.append(m.text) if m.type == "error" else None)
    pagina.on("pageerror", lambda e: queixas.append(str(e)))
    abrir(pagina, servidor)
    yield pagina
    contexto.close()
    # Answers that the test asked for are not complaints; a blocked script or style is.
    assert [q for q in queixas if "Failed to load resource" not in q] == []


def abrir(pagina: Page, servidor: Servidor) -> None:
    pagina.goto(servidor.url)
    expect(pagina.locator("form.ed-pronto")).to_be_visible()


def texto(pagina: Page) -> str:
    html = str(pagina.evaluate("document.querySelector('.ProseMirror').editor.getHTML()"))
    return re.sub(r"(?!^)(<p></p>)+$", "", html)


def no_fim(pagina: Page) -> None:
    """Put the cursor after the last letter; the editor needs a moment after a click."""
    pagina.get_by_role("textbox", name="Texto do documento").click()
    fim = (
        "(() => { const { selection, doc } = document.querySelector('.ProseMirror').editor.state;"
        " return selection.empty && selection.to >= doc.content.size - 1 })()"
    )
    for _ in range(30):
        pagina.keyboard.press("Control+End")
        pagina.wait_for_timeout(50)
        if pagina.evaluate(fim):
            return
    raise AssertionError("the cursor did not reach the end of the text")


def botao(pagina: Page, nome: str) -> None:
    pagina.get_by_role("toolbar").get_by_role("button", name=nome, exact=True).click()


def estilo(pagina: Page, nome: str) -> None:
    pagina.get_by_role("button", name=re.compile("^Estilo do parágrafo")).click()
    pagina.get_by_role("menuitemradio", name=nome, exact=True).click()


def estado(pagina: Page, frase: str, espera: int = 6000) -> None:
    expect(pagina.get_by_role("status").first).to_contain_text(frase, timeout=espera)


def test_digitar_salva_sozinho_e_diz_a_hora(pagina: Page, servidor: Servidor) -> None:
    no_fim(pagina)
    pagina.keyboard.type(" E mais uma frase.")
    estado(pagina, "Salvo às 14:03:22")
    assert servidor.conteudo == "<p>Texto inicial. E mais uma frase.</p>"
    assert servidor.salvos == [
        {"conteudo": servidor.conteudo, "versao_base": "3", "token": "ficha-1"}
    ]
    assert pagina.evaluate("localStorage.length") == 0


def test_a_segunda_gravacao_parte_da_versao_devolvida_pela_primeira(
    pagina: Page, servidor: Servidor
) -> None:
    no_fim(pagina)
    for letra in "ab":
        pagina.keyboard.type(letra)
        pagina.keyboard.press("Control+s")
        estado(pagina, "Salvo às 14:03:22")
        pagina.wait_for_timeout(100)
    assert [s["versao_base"] for s in servidor.salvos] == ["3", "4"]


def test_digitar_e_desfazer_nao_cria_versao(pagina: Page, servidor: Servidor) -> None:
    no_fim(pagina)
    pagina.keyboard.type("x")
    pagina.keyboard.press("Backspace")
    estado(pagina, "Sem alterações")
    assert servidor.salvos == []


def test_marcas_de_letra_pelo_teclado_e_pela_barra(pagina: Page) -> None:
    no_fim(pagina)
    pagina.keyboard.press("Control+b")
    pagina.keyboard.type(" forte")
    negrito = pagina.get_by_role("button", name="Negrito")
    expect(negrito).to_have_attribute("aria-pressed", "true")
    botao(pagina, "Negrito")
    expect(negrito).to_have_attribute("aria-pressed", "false")
    botao(pagina, "Sobrescrito")
    pagina.keyboard.type("2")
    assert texto(pagina) == "<p>Texto inicial.<strong> forte</strong><sup>2</sup></p>"


def test_artigos_numerados_e_tab_desce_na_hierarquia(pagina: Page) -> None:
    no_fim(pagina)
    estilo(pagina, "Artigo")
    pagina.keyboard.press("Enter")
    pagina.keyboard.type("Parágrafo do artigo.")
    pagina.keyboard.press("Tab")
    pagina.keyboard.press("Enter")
    pagina.keyboard.press("Tab")
    pagina.keyboard.type("inciso;")
    assert texto(pagina) == (
        '<p class="artigo">Texto inicial.</p><p class="paragrafo-legal">Parágrafo do artigo.</p>'
        '<p class="inciso">inciso;</p>'
    )
    assert sanear(texto(pagina)) == texto(pagina)
    antes = "getComputedStyle(document.querySelector('.ProseMirror .artigo'), '::before').content"
    assert "Art." in pagina.evaluate(antes)
    expect(pagina.get_by_role("button", name="Estilo do parágrafo: Inciso")).to_be_visible()


def test_o_unico_paragrafo_de_um_artigo_aparece_como_paragrafo_unico(
    pagina: Page, servidor: Servidor
) -> None:
    um = '<p class="artigo">a</p><p class="paragrafo-legal">b</p>'
    servidor.conteudo = (
        um + '<p class="artigo">c</p><p class="paragrafo-legal">d</p><p class="inciso">e</p>'
    )
    abrir(pagina, servidor)
    rotulos = """[...document.querySelectorAll('.ProseMirror .paragrafo-legal')]
        .map(p => getComputedStyle(p, '::before').content.includes('único'))"""
    assert pagina.evaluate(rotulos) == [True, True]
    no_fim(pagina)
    pagina.keyboard.press("Enter")
    estilo(pagina, "Parágrafo (§)")
    pagina.keyboard.type("f")
    assert pagina.evaluate(rotulos) == [True, False, False]
    assert "único" not in texto(pagina) and "ed-unico" not in texto(pagina)


def test_enter_num_artigo_vazio_volta_ao_texto(pagina: Page) -> None:
    no_fim(pagina)
    estilo(pagina, "Artigo")
    pagina.keyboard.press("Enter")
    pagina.keyboard.press("Enter")
    pagina.keyboard.type("corrido")
    assert texto(pagina) == '<p class="artigo">Texto inicial.</p><p>corrido</p>'


def test_titulo_alinhamento_recuo_e_limpar(pagina: Page) -> None:
    no_fim(pagina)
    estilo(pagina, "Título 2")
    botao(pagina, "Centralizado")
    botao(pagina, "Aumentar recuo")
    botao(pagina, "Aumentar recuo")
    assert texto(pagina) == '<h2 class="centralizado recuo-2">Texto inicial.</h2>'
    botao(pagina, "Limpar formatação")
    assert texto(pagina).startswith("<p>Texto inicial.</p>")


def test_listas_e_quebra_de_pagina(pagina: Page) -> None:
    no_fim(pagina)
    pagina.keyboard.press("Enter")
    botao(pagina, "Lista numerada")
    pagina.keyboard.type("um")
    pagina.keyboard.press("Enter")
    pagina.keyboard.type("dois")
    botao(pagina, "Aumentar recuo")
    pagina.keyboard.press("Enter")
    pagina.keyboard.press("Enter")
    pagina.keyboard.press("Enter")
    pagina.keyboard.press("Control+Enter")
    pagina.keyboard.type("outra página")
    assert sanear(texto(pagina)) == (
        "<p>Texto inicial.</p><ol><li><p>um</p><ol><li><p>dois</p></li></ol></li></ol>"
        '<hr class="quebra"><p>outra página</p>'
    )


def test_tabela_inserida_e_alterada(pagina: Page) -> None:
    no_fim(pagina)
    botao(pagina, "Tabela")
    pagina.get_by_role("menuitem", name="Inserir tabela…").click()
    pagina.get_by_label("Linhas").fill("2")
    pagina.get_by_label("Colunas").fill("2")
    pagina.get_by_role("dialog").get_by_role("button", name="Inserir").click()
    for celula in ("Item", "Valor", "Papel"):
        pagina.keyboard.type(celula)
        pagina.keyboard.press("Tab")
    pagina.keyboard.type("10")
    botao(pagina, "Tabela")
    pagina.get_by_role("menuitem", name="Inserir linha abaixo").click()
    assert sanear(texto(pagina)) == (
        "<p>Texto inicial.</p><table><thead><tr><th><p>Item</p></th><th><p>Valor</p></th></tr></thead>"
        "<tbody><tr><td><p>Papel</p></td><td><p>10</p></td></tr><tr><td><p></p></td><td><p></p></td></tr>"
        "</tbody></table>"
    )


def colar(pagina: Page, html: str) -> None:
    pagina.evaluate(
        """html => {
            const dados = new DataTransfer()
            dados.setData('text/html', html)
            dados.setData('text/plain', 'simples')
            document.querySelector('.ProseMirror').dispatchEvent(
                new ClipboardEvent('paste', {clipboardData: dados, bubbles: true, cancelable: true}))
        }""",
        html,
    )


def test_texto_colado_do_word_chega_limpo(pagina: Page) -> None:
    no_fim(pagina)
    pagina.keyboard.press("Enter")
    colar(pagina, WORD)
    assert sanear(texto(pagina)) == (
        '<p>Texto inicial.</p><p class="centralizado"><strong>DESPACHO</strong></p><ol><li><p>primeiro</p>'
        '<ol type="a"><li><p>letra</p></li></ol></li><li><p>segundo</p></li></ol>'
        "<table><tbody><tr><td><p>célula</p></td></tr></tbody></table>"
    )
    for sujeira in ("mso", "style=", "o:p", "file:"):
        assert sujeira not in texto(pagina).lower()


def test_o_que_e_colado_nao_executa_nada(pagina: Page) -> None:
    no_fim(pagina)
    colar(
        pagina,
        "<p>a<img src=x onerror=\"document.title='mal'\"><script>document.title='mal'</script></p>",
    )
    colar(pagina, "<a href=\"javascript:document.title='mal'\">link</a>")
    pagina.wait_for_timeout(200)
    assert pagina.title() == "Editor"
    assert "javascript" not in texto(pagina)


def test_imagem_colada_sobe_e_pede_descricao(pagina: Page, servidor: Servidor) -> None:
    no_fim(pagina)
    pagina.evaluate(
        """() => {
            const dados = new DataTransfer()
            dados.items.add(new File([new Uint8Array([137, 80, 78, 71])], 'a.png', {type: 'image/png'}))
            document.querySelector('.ProseMirror').dispatchEvent(
                new ClipboardEvent('paste', {clipboardData: dados, bubbles: true, cancelable: true}))
        }"""
    )
    pagina.get_by_label("O que a imagem mostra").fill("Planta do terreno")
    pagina.get_by_role("button", name="Guardar").click()
    expect(pagina.get_by_role("dialog")).to_have_count(0)
    assert servidor.imagens == 1
    assert '<img src="/documentos/7/imagem/1" alt="Planta do terreno">' in texto(pagina)
    assert sanear(texto(pagina)) == texto(pagina)


def test_link_variavel_texto_padrao_e_referencia(pagina: Page) -> None:
    no_fim(pagina)
    pagina.keyboard.press("Control+k")
    pagina.get_by_label("Endereço").fill("javascript:x")
    pagina.get_by_role("dialog").get_by_role("button", name="Inserir").click()
    expect(pagina.get_by_role("alert")).to_contain_text("deve começar com")
    pagina.get_by_label("Endereço").fill("www.extrema.mg.gov.br")
    pagina.get_by_role("dialog").get_by_role("button", name="Inserir").click()
    botao(pagina, "Inserir")
    pagina.get_by_role("menuitem", name=re.compile("^Número do processo")).click()
    botao(pagina, "Inserir")
    pagina.get_by_role("menuitem", name=re.compile("^Referência a")).click()
    pagina.get_by_label("Número do processo ou do documento").fill("9999999")
    pagina.keyboard.press("Enter")
    expect(pagina.get_by_role("alert")).to_contain_text("Nenhum processo ou documento")
    pagina.get_by_label("Número do processo ou do documento").fill("0001234")
    pagina.keyboard.press("Enter")
    expect(pagina.get_by_role("dialog")).to_have_count(0)
    botao(pagina, "Inserir")
    pagina.get_by_role("menuitem", name="Texto padrão…").click()
    pagina.get_by_label("Filtrar textos").fill("arq")
    pagina.get_by_role("button", name="Arquive-se").click()
    html = texto(pagina)
    assert '<a href="https://www.extrema.mg.gov.br">www.extrema.mg.gov.br</a>@processo@' in html
    assert (
        '<a href="/documentos/0001234" class="ref" data-ref="documento:0001234">Ofício 0001234</a>'
        in html
    )
    assert "Arquive-se o presente processo." in html
    assert 'data-ref="documento:0001234"' in sanear(html)


def test_conflito_mostra_os_dois_textos_e_o_meu_vira_nova_versao(
    pagina: Page, servidor: Servidor
) -> None:
    no_fim(pagina)
    servidor.versao, servidor.conteudo = 4, "<p>Texto da Bia.</p>"
    pagina.keyboard.type(" Minha parte.")
    dialogo = pagina.get_by_role("dialog", name="Duas pessoas alteraram este documento")
    expect(dialogo).to_contain_text("Bia Lima salvou a versão 4 em 23/11/2026 14:10")
    expect(dialogo.get_by_label("Seu texto")).to_contain_text("Minha parte.")
    expect(dialogo.get_by_label("Texto de Bia Lima")).to_contain_text("Texto da Bia.")
    assert servidor.conteudo == "<p>Texto da Bia.</p>"
    dialogo.get_by_role("button", name="Ficar com o meu texto").click()
    estado(pagina, "Salvo às")
    assert servidor.salvos[-1]["versao_base"] == "4"
    assert servidor.conteudo == "<p>Texto inicial. Minha parte.</p>"
    assert servidor.versao == 5


def test_conflito_adiado_nao_sobrescreve_e_pode_ser_resolvido_pelo_texto_do_outro(
    pagina: Page, servidor: Servidor
) -> None:
    no_fim(pagina)
    servidor.versao, servidor.conteudo = 4, "<p>Texto da Bia.</p>"
    pagina.keyboard.type(" Minha parte.")
    pagina.get_by_role("button", name="Decidir depois").click()
    pagina.keyboard.type(" E mais.")
    pagina.wait_for_timeout(2600)
    assert len(servidor.salvos) == 1
    pagina.get_by_role("button", name="Resolver").click()
    pagina.get_by_role("button", name="Ficar com o texto de Bia Lima").click()
    assert texto(pagina) == "<p>Texto da Bia.</p>"
    pagina.keyboard.press("Control+End")
    pagina.keyboard.type("!")
    pagina.keyboard.press("Control+s")
    estado(pagina, "Salvo às")
    assert servidor.conteudo == "<p>Texto da Bia.!</p>"


def test_falha_do_servidor_guarda_no_navegador_e_tenta_de_novo(
    pagina: Page, servidor: Servidor
) -> None:
    servidor.modo = "erro"
    no_fim(pagina)
    pagina.keyboard.type(" Não perca isto.")
    estado(pagina, "Não foi possível salvar. O texto está guardado neste navegador")
    copia = json.loads(pagina.evaluate("localStorage.getItem('seiva:texto:7')"))
    assert copia["conteudo"] == "<p>Texto inicial. Não perca isto.</p>"
    servidor.modo = "ok"
    pagina.evaluate("dispatchEvent(new Event('online'))")
    estado(pagina, "Salvo às")
    assert servidor.conteudo == "<p>Texto inicial. Não perca isto.</p>"
    assert pagina.evaluate("localStorage.length") == 0


def test_sessao_terminada_e_dita_e_retomada_com_a_ficha_nova(
    pagina: Page, servidor: Servidor
) -> None:
    servidor.modo = "sessao"
    no_fim(pagina)
    pagina.keyboard.type(" x")
    estado(pagina, "Sua sessão terminou. Entre de novo em outra aba")
    servidor.modo = "ok"
    pagina.evaluate("document.cookie = 'csrftoken=ficha-2'")
    pagina.evaluate("dispatchEvent(new Event('focus'))")
    estado(pagina, "Salvo às")
    assert servidor.salvos[-1]["token"] == "ficha-2"


def test_recusa_do_servidor_e_mostrada_com_as_palavras_dele(
    pagina: Page, servidor: Servidor
) -> None:
    servidor.modo = "recusa"
    no_fim(pagina)
    pagina.keyboard.type(" x")
    estado(pagina, "Não foi salvo: O documento já foi assinado.")


def test_texto_que_ficou_no_navegador_e_oferecido_de_volta(
    pagina: Page, servidor: Servidor
) -> None:
    servidor.modo = "erro"
    no_fim(pagina)
    pagina.keyboard.type(" Quase perdido.")
    estado(pagina, "Não foi possível salvar")
    servidor.modo = "ok"
    pagina.on("dialog", lambda d: d.accept())
    abrir(pagina, servidor)
    expect(pagina.get_by_role("alert")).to_contain_text("não chegou a ser salvo")
    pagina.get_by_role("button", name="Recuperar").click()
    estado(pagina, "Salvo às 14:03:22")
    assert servidor.conteudo == "<p>Texto inicial. Quase perdido.</p>"


def test_recuperar_por_cima_de_versao_mais_nova_abre_o_conflito(
    pagina: Page, servidor: Servidor
) -> None:
    servidor.modo = "erro"
    no_fim(pagina)
    pagina.keyboard.type(" Meu.")
    estado(pagina, "Não foi possível salvar")
    servidor.modo, servidor.versao, servidor.conteudo = "ok", 9, "<p>Nova.</p>"
    pagina.on("dialog", lambda d: d.accept())
    abrir(pagina, servidor)
    pagina.get_by_role("button", name="Recuperar").click()
    expect(pagina.get_by_role("dialog")).to_contain_text("salvou a versão 9")
    assert servidor.conteudo == "<p>Nova.</p>"


def test_a_barra_tem_uma_parada_de_tab_e_setas_dentro(pagina: Page) -> None:
    no_fim(pagina)
    pagina.keyboard.press("Alt+F10")
    assert pagina.locator(".ed-barra .ed-botao[tabindex='0']").count() == 1
    foco = "document.activeElement.getAttribute('aria-label')"
    assert pagina.evaluate(foco) == "Desfazer"
    for _ in range(3):
        pagina.keyboard.press("ArrowRight")
    assert pagina.evaluate(foco) == "Negrito"
    pagina.keyboard.press("Escape")
    assert pagina.evaluate(foco) == "Texto do documento"
    pagina.keyboard.press("Alt+F10")
    assert pagina.evaluate(foco) == "Negrito"


def test_o_menu_de_estilos_responde_ao_teclado(pagina: Page) -> None:
    no_fim(pagina)
    pagina.keyboard.press("Alt+F10")
    pagina.keyboard.press("ArrowRight")
    pagina.keyboard.press("ArrowRight")
    pagina.keyboard.press("ArrowDown")
    pagina.keyboard.type("inc")
    pagina.keyboard.press("Enter")
    assert texto(pagina) == '<p class="inciso">Texto inicial.</p>'
    expect(pagina.get_by_role("menu")).to_have_count(0)


def test_cabecalho_e_rodape_aparecem_e_nao_se_editam(pagina: Page) -> None:
    travado = pagina.locator(".ed-travado").first
    expect(travado).to_contain_text("Prefeitura Municipal de Extrema")
    assert travado.evaluate("no => no.isContentEditable") is False
    assert "Prefeitura" not in texto(pagina)


def test_sem_javascript_o_formulario_ainda_salva(navegador: Browser, servidor: Servidor) -> None:
    contexto = navegador.new_context(java_script_enabled=False)
    pagina = contexto.new_page()
    pagina.set_default_timeout(5000)
    pagina.goto(servidor.url)
    pagina.get_by_label("Texto do documento (HTML)").fill("<p>À mão.</p>")
    pagina.get_by_role("button", name="Salvar").click()
    contexto.close()
    assert servidor.conteudo == "<p>À mão.</p>"
    assert servidor.salvos[0]["versao_base"] == "3"


@pytest.mark.parametrize("largura", [360, 768, 1366])
def test_nada_passa_da_largura_da_tela(pagina: Page, largura: int) -> None:
    pagina.set_viewport_size({"width": largura, "height": 740})
    assert pagina.evaluate("document.documentElement.scrollWidth") <= largura


@pytest.mark.parametrize("esquema", ["light", "dark"])
def test_acessibilidade_sem_violacoes(pagina: Page, servidor: Servidor, esquema: str) -> None:
    pagina.emulate_media(color_scheme=esquema)

    def conferir() -> None:
        resultado = Axe().run(pagina)
        assert resultado.violations_count == 0, resultado.generate_report()

    conferir()
    botao(pagina, "Inserir")
    conferir()
    pagina.keyboard.press("Escape")
    servidor.versao = 4
    no_fim(pagina)
    pagina.keyboard.type("!")
    pagina.keyboard.press("Control+s")
    expect(pagina.get_by_role("dialog")).to_be_visible()
    conferir()


def test_numero_digitado_vira_referencia_e_desfazer_a_tira(pagina: Page) -> None:
    no_fim(pagina)
    pagina.keyboard.type(" Veja 9999999 e 0001234, por favor")
    expect(pagina.locator(".ProseMirror .ref")).to_have_text("0001234")
    assert texto(pagina) == (
        "<p>Texto inicial. Veja 9999999 e "
        '<a href="/documentos/0001234" class="ref" data-ref="documento:0001234">0001234</a>, por favor</p>'
    )
    while "class" in texto(pagina):
        pagina.keyboard.press("Control+z")
    pagina.wait_for_timeout(300)
    assert "class" not in texto(pagina)


def test_localizar_e_substituir_sem_ligar_para_acentos(pagina: Page, servidor: Servidor) -> None:
    servidor.conteudo = "<p>Licitação, licitacao e <strong>LICITAÇÃO</strong>.</p>"
    abrir(pagina, servidor)
    no_fim(pagina)
    pagina.keyboard.press("Control+f")
    busca = pagina.get_by_role("search")
    busca.get_by_label("Localizar").fill("licitação")
    expect(busca.get_by_role("status")).to_have_text("1 de 3")
    expect(pagina.locator(".ed-achado")).to_have_count(3)
    busca.get_by_label("Substituir por").fill("pregão")
    busca.get_by_role("button", name="Substituir", exact=True).click()
    expect(busca.get_by_role("status")).to_have_text("1 de 2")
    busca.get_by_role("button", name="Substituir todas").click()
    assert texto(pagina) == "<p>pregão, pregão e <strong>pregão</strong>.</p>"
    pagina.keyboard.press("Escape")
    expect(pagina.locator(".ed-achado")).to_have_count(0)


def test_se_um_modulo_nao_chega_o_formulario_simples_aparece(
    navegador: Browser, servidor: Servidor
) -> None:
    contexto = navegador.new_context()
    pagina = contexto.new_page()
    pagina.route("**/barra.*.js", lambda rota: rota.abort())
    pagina.goto(servidor.url)
    expect(pagina.get_by_label("Texto do documento (HTML)")).to_be_visible()
    pagina.get_by_role("button", name="Salvar").click()
    contexto.close()
    assert servidor.salvos[0]["conteudo"] == "<p>Texto inicial.</p>"


def test_cem_paginas_abrem_e_se_digitam_sem_engasgar(pagina: Page, servidor: Servidor) -> None:
    servidor.conteudo = "".join(
        f'<p class="artigo">Artigo {i}: {"palavra comum do texto " * 20}</p>' for i in range(700)
    )
    abrir(pagina, servidor)
    no_fim(pagina)
    demora = pagina.evaluate(
        """async () => {
            const { editor } = document.querySelector('.ProseMirror')
            const inicio = performance.now()
            for (let i = 0; i < 20; i++) {
                editor.commands.insertContent('x')
                await new Promise(requestAnimationFrame)
            }
            return (performance.now() - inicio) / 20
        }"""
    )
    assert demora < 400, f"{demora:.0f} ms a letra"
