"""What people do in several journeys, by the labels that they see."""

import re
from secrets import token_hex
from typing import Any

from playwright.sync_api import BrowserContext, Locator, Page, Response, expect

SENHA = "seiva-demonstracao"
# A busy machine takes longer than the usual five seconds.
expect.set_options(timeout=20_000)


class Vigia:
    """Writes down what no page may do."""

    def __init__(self, contexto: BrowserContext, casa: str, outra: str = "") -> None:
        self.problemas: list[str] = []
        self._casas = (casa, outra) if outra else (casa,)
        contexto.on("request", self._pedido)
        contexto.on("response", self._resposta)
        contexto.on("console", self._console)
        contexto.on("weberror", lambda erro: self.problemas.append(f"script: {erro.error}"))

    def _pedido(self, pedido: Any) -> None:
        proprios = (*self._casas, "data:", "blob:", "about:", "chrome")
        if not pedido.url.startswith(proprios):
            self.problemas.append(f"outro site: {pedido.url}")

    def _resposta(self, resposta: Response) -> None:
        if resposta.status >= 500:
            self.problemas.append(f"{resposta.status}: {resposta.url}")

    def _console(self, mensagem: Any) -> None:
        # The browser logs every answer 4xx that a test provokes; those are judged by the tests.
        if mensagem.type == "error" and "Failed to load resource" not in mensagem.text:
            self.problemas.append(f"console: {mensagem.text}")


def entrar(pagina: Page, quem: str, unidade: str = "", senha: str = SENHA) -> None:
    """Login; `quem` is the first part of the e-mail (of Extrema unless it has @), or a CPF."""
    if "entrar" not in pagina.url:
        pagina.goto("/entrar/")
    login = quem if "@" in quem or quem[0].isdigit() else f"{quem}@extrema.example"
    pagina.get_by_label("CPF ou e-mail", exact=True).fill(login)
    pagina.get_by_label("Senha", exact=True).fill(senha)
    pagina.get_by_role("button", name="Entrar", exact=True).click()
    pagina.wait_for_url(lambda endereco: "/entrar/" not in endereco)
    if unidade:
        pagina.get_by_role("button", name=f"{unidade} ·").click()
        pagina.wait_for_url("**/mesa/**")


def escolher(pagina: Page, rotulo: str, texto: str) -> None:
    """Type part of a name in a type-ahead and take the first one offered."""
    # Before its script runs the field is a <select>; the type-ahead is the <input> that follows.
    campo = pagina.get_by_label(rotulo, exact=True).and_(pagina.locator("input"))
    campo.fill(texto)
    opcao = pagina.locator("[role=listbox]:visible [role=option]:not([aria-disabled])").first
    expect(opcao).to_be_visible()
    campo.press("Enter")


def especificacao(texto: str = "Jornada") -> str:
    """A text that no other process has."""
    return f"{texto} {token_hex(3)}"


def novo_processo(pagina: Page, texto: str = "", tipo: str = "férias", **campos: str) -> str:
    """Open a process; answers its address. `campos`: nivel, hipotese, interessado."""
    pagina.goto("/extrema/mesa/")
    pagina.get_by_role("link", name="Novo processo").click()
    with pagina.expect_response(lambda r: "passo=tipo" in r.url):
        escolher(pagina, "Tipo", tipo)
    pagina.get_by_label("Especificação", exact=True).fill(texto or especificacao())
    if "interessado" in campos:
        escolher(pagina, "Interessados", campos["interessado"])
    if "nivel" in campos:
        pagina.get_by_label(campos["nivel"], exact=True).check()
        escolher(pagina, "Hipótese legal", campos["hipotese"])
    pagina.get_by_role("button", name="Iniciar processo").click()
    pagina.wait_for_url(re.compile(r"/processos/\d+/$"))
    return pagina.url


def redigir(pagina: Page, processo: str, texto: str, tipo: str = "Despacho") -> str:
    """Write a document on an empty page; answers the address of its editor."""
    pagina.goto(processo)
    pagina.get_by_role("link", name="Incluir documento").click()
    escolher(pagina, "Tipo", tipo)
    pagina.get_by_label("Folha em branco").check()
    pagina.get_by_role("button", name="Criar e abrir o editor").click()
    pagina.wait_for_url("**/editar/")
    escrever(pagina, texto)
    return pagina.url


def folha(pagina: Page) -> Locator:
    """The text of the open editor."""
    texto = pagina.locator("[contenteditable=true]")
    texto.wait_for()
    return texto


def escrever(pagina: Page, texto: str) -> None:
    """Type at the end of the document and wait until it says that it was saved."""
    folha(pagina).click()
    pagina.keyboard.press("Control+End")
    with pagina.expect_response(lambda r: "/salvar/" in r.url and r.status == 200):
        pagina.keyboard.type(texto)
        pagina.keyboard.press("Control+s")
    expect(pagina.get_by_text(re.compile(r"Salvo às \d\d:\d\d:\d\d"))).to_be_visible()


def assinar(pagina: Page, senha: str = SENHA) -> None:
    """From a page with the act Assinar to the process with the document signed."""
    pagina.get_by_role("link", name="Assinar", exact=True).click()
    pagina.wait_for_url("**/assinar/")
    pagina.get_by_label("Senha", exact=True).fill(senha)
    pagina.get_by_role("button", name="Assinar", exact=True).click()
    pagina.wait_for_url(re.compile(r"/processos/\d+/\?documento="))


def ato(pagina: Page, processo: str, rotulo: str) -> None:
    """Open the page of an act, wherever it is in the bar of the process."""
    pagina.goto(processo)
    barra = pagina.get_by_role("group", name="Ações", exact=True)
    botao = barra.get_by_role("link", name=rotulo, exact=True)
    mais = barra.locator("summary")
    if not botao.is_visible():
        mais.click()
    botao.click()


def enviar(pagina: Page, processo: str, *siglas: str, manter: bool = False) -> None:
    """Send to one or more units."""
    ato(pagina, processo, "Enviar")
    for sigla in siglas:
        escolher(pagina, "Unidades de destino", sigla)
    if manter:
        pagina.get_by_label("Manter aberto na unidade atual").check()
    pagina.get_by_role("button", name="Enviar", exact=True).click()
    dito(pagina, "enviado a")


def dito(pagina: Page, texto: str) -> None:
    """The page says it where it says what happened."""
    expect(pagina.locator("#mensagens")).to_contain_text(texto, ignore_case=True)
