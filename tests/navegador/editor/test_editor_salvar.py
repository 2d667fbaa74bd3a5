"""Continuous saving, conflicts and what happens when the network or the session fails."""

import json

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.navegador.editor.apoio import abrir, estado, no_fim, texto
from tests.navegador.editor.pagina import Servidor

pytestmark = pytest.mark.navegador


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


def test_sem_javascript_o_formulario_ainda_salva(navegador: Browser, servidor: Servidor) -> None:
    contexto = navegador.new_context(java_script_enabled=False)
    pagina = contexto.new_page()
    pagina.set_default_timeout(15_000)
    pagina.goto(servidor.url)
    pagina.get_by_label("Texto do documento (HTML)").fill("<p>À mão.</p>")
    pagina.get_by_role("button", name="Salvar").click()
    contexto.close()
    assert servidor.conteudo == "<p>À mão.</p>"
    assert servidor.salvos[0]["versao_base"] == "3"


@pytest.mark.parametrize(
    "perdido", ["**/seiva/editor/juntos.*.js", "**/django_prose_editor/editor.*.js"]
)
def test_se_um_modulo_nao_chega_o_formulario_simples_aparece(
    navegador: Browser, servidor: Servidor, perdido: str
) -> None:
    contexto = navegador.new_context()
    pagina = contexto.new_page()
    pagina.route(perdido, lambda rota: rota.abort())
    pagina.goto(servidor.url)
    # Without the entry file itself nothing says so: the style sheet waits eight seconds.
    expect(pagina.get_by_label("Texto do documento (HTML)")).to_be_visible(timeout=20_000)
    pagina.get_by_role("button", name="Salvar").click()
    contexto.close()
    assert servidor.salvos[0]["conteudo"] == "<p>Texto inicial.</p>"
