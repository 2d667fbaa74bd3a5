"""What a person does in the editor, for the tests to say in a line."""

import re

from playwright.sync_api import Page, expect

from tests.navegador.editor.pagina import Servidor


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
