"""Incluir documento written here: clean paste, versions, two people, the page as printed."""

import re

from playwright.sync_api import Page, expect

from tests.jornadas.conftest import Gente
from tests.jornadas.passos import escrever, folha, novo_processo, redigir

DO_WORD = """<html xmlns:o='urn:x'><body><!--StartFragment--><p class=MsoNormal style='color:red'>
<b>Do Word</b><o:p></o:p></p><script>alert(1)</script><img src=x onerror=alert(2)>
<p onclick="alert(3)">clique <a href="javascript:alert(4)">aqui</a></p>
<table border=1><tr><td>célula</td></tr></table><!--EndFragment--></body></html>"""


def _colar(pagina: Page, html: str) -> None:
    folha(pagina).click()
    pagina.evaluate(
        """html => {
          const dados = new DataTransfer();
          dados.setData('text/html', html);
          document.querySelector('[contenteditable=true]').dispatchEvent(
            new ClipboardEvent('paste', {clipboardData: dados, bubbles: true, cancelable: true}));
        }""",
        html,
    )


def test_colar_do_word_e_de_pagina_hostil_fica_limpo(gente: Gente) -> None:
    pagina = gente("ana")
    editor = redigir(pagina, novo_processo(pagina), "Começo. ")
    _colar(pagina, DO_WORD)
    escrever(pagina, " Fim.")
    quadro = pagina.request.get(editor.replace("editar/", "conteudo/")).text()
    corpo = quadro[quadro.index("Começo") :]
    assert "<strong>Do Word</strong>" in corpo
    assert "célula" in corpo
    for ruim in ("<script", "onerror", "onclick", "javascript:", "Mso", "color:red"):
        assert ruim not in corpo, ruim


def test_modelo_do_tipo_vem_com_as_variaveis_do_processo(gente: Gente) -> None:
    pagina = gente("ana")
    processo = novo_processo(pagina, interessado="Maria Aparecida")
    numero = pagina.get_by_role("heading", level=1).inner_text()
    pagina.get_by_role("link", name="Incluir documento").click()
    pagina.get_by_label("Tipo", exact=True).fill("Despacho")
    pagina.get_by_label("Tipo", exact=True).press("Enter")
    pagina.get_by_role("button", name="Criar e abrir o editor").click()
    pagina.wait_for_url("**/editar/")
    papel = pagina.locator("form[data-editor]")
    expect(papel).to_contain_text("Prefeitura Municipal de Extrema")
    expect(papel).to_contain_text(numero)
    escrever(pagina, " Nada mais.")
    pagina.goto(processo)
    expect(pagina.frame_locator("iframe.folha").locator("body")).to_contain_text(
        "Maria Aparecida Lopes"
    )


def test_versoes_comparam_e_restauram(gente: Gente) -> None:
    pagina = gente("ana")
    editor = redigir(pagina, novo_processo(pagina), "Texto bom.")
    escrever(pagina, " Trecho infeliz.")
    pagina.get_by_role("link", name="Versões").click()
    comparar = editor.replace("editar/", "comparar/")
    pagina.goto(comparar)
    marcado = pagina.frame_locator("main iframe").locator("ins")
    expect(marcado).to_contain_text("infeliz")
    pagina.goto(editor.replace("editar/", "versoes/2/"))
    pagina.get_by_role("button", name=re.compile("Restaurar")).click()
    pagina.get_by_role("dialog").get_by_role("button", name="Restaurar").click()
    expect(pagina.locator("#mensagens")).to_contain_text("é a atual de novo")
    pagina.goto(editor)
    expect(folha(pagina)).to_have_text("Texto bom.")


def test_duas_pessoas_no_mesmo_documento_nada_se_perde(gente: Gente) -> None:
    ana, carla = gente("ana"), gente("carla", "SEMAD/RH")
    editor = redigir(ana, novo_processo(ana), "Comum.")
    carla.goto(editor)
    folha(carla)
    escrever(ana, " Da Ana.")
    folha(carla).click()
    carla.keyboard.press("Control+End")
    with carla.expect_response(lambda r: "/salvar/" in r.url and r.status == 409):
        carla.keyboard.type(" Da Carla.")
        carla.keyboard.press("Control+s")
    escolha = carla.get_by_role("dialog")
    expect(escolha).to_contain_text("Da Ana.")
    expect(escolha).to_contain_text("Da Carla.")
    escolha.get_by_role("button", name="Ficar com o meu texto").click()
    expect(carla.get_by_text(re.compile(r"Salvo às \d\d:\d\d:\d\d"))).to_be_visible()
    ana.goto(editor)
    expect(folha(ana)).to_have_text("Comum. Da Carla.")
    ana.goto(editor.replace("editar/", "versoes/3/"))
    expect(ana.frame_locator("main iframe").locator("body")).to_contain_text("Da Ana.")


def test_sessao_que_acaba_no_meio_da_escrita(gente: Gente) -> None:
    pagina = gente("ana")
    editor = redigir(pagina, novo_processo(pagina), "Antes.")
    pagina.context.clear_cookies(name="sessionid")
    folha(pagina).click()
    pagina.keyboard.press("Control+End")
    pagina.keyboard.type(" Depois.")
    pagina.keyboard.press("Control+s")
    expect(pagina.get_by_text("Sua sessão terminou")).to_be_visible()
    outra = pagina.context.new_page()
    outra.goto("/entrar/")
    outra.get_by_label("CPF ou e-mail", exact=True).fill("ana@extrema.example")
    outra.get_by_label("Senha", exact=True).fill("seiva-demonstracao")
    outra.get_by_role("button", name="Entrar", exact=True).click()
    outra.wait_for_url("**/mesa/")
    with pagina.expect_response(lambda r: "/salvar/" in r.url and r.status == 200):
        pagina.get_by_role("button", name="Salvar", exact=True).click()
    pagina.goto(editor)
    expect(folha(pagina)).to_have_text("Antes. Depois.")


def test_tabela_lista_e_artigo_chegam_ao_papel(gente: Gente) -> None:
    pagina = gente("ana")
    editor = redigir(pagina, novo_processo(pagina), "Considerando")
    pagina.keyboard.press("Enter")
    pagina.get_by_role("button", name="Lista com marcadores").click()
    pagina.keyboard.type("primeiro item")
    pagina.keyboard.press("Enter")
    pagina.keyboard.press("Enter")
    pagina.get_by_role("button", name="Estilo do parágrafo").click()
    pagina.get_by_role("menuitemradio", name="Artigo").or_(
        pagina.get_by_role("menuitem", name="Artigo")
    ).first.click()
    pagina.keyboard.type("Fica aprovado.")
    pagina.keyboard.press("Enter")
    pagina.get_by_role("button", name="Tabela").click()
    pagina.get_by_role("menuitem", name="Inserir tabela").click()
    janela = pagina.get_by_role("dialog")
    janela.get_by_label("Linhas").fill("2")
    janela.get_by_role("button", name=re.compile("Inserir|Confirmar|OK")).click()
    escrever(pagina, "Fim.")
    papel = pagina.request.get(editor.replace("editar/", "conteudo/")).text()
    assert re.search(r"<ul[^>]*>\s*<li[^>]*>(<p[^>]*>)?primeiro item", papel)
    assert re.search(r'class="[^"]*artigo[^"]*"[^>]*>\s*Fica aprovado', papel, re.I)
    assert papel.count("<tr") >= 2
    previa = pagina.request.get(editor.replace("editar/", "previa/"))
    assert previa.headers["content-type"] == "application/pdf"
