"""Writing: styles, marks, lists, tables, pasting and insertions, in a real browser."""

import re

import pytest
from playwright.sync_api import Page, expect

from seiva.documentos.regras.html import sanear
from tests.navegador.editor.apoio import abrir, botao, colar, estilo, no_fim, texto
from tests.navegador.editor.pagina import Servidor

pytestmark = pytest.mark.navegador
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
