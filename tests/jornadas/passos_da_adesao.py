"""A town that asks to come in, up to the institution created, by the labels that people see."""

import os
import re
import time
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.jornadas.conftest import Gente
from tests.jornadas.passos import SENHA, dito, entrar, escolher

SENHA_DA_AUTORIDADE = "jacarandá-roxo-71"
SENHA_DA_RITA = "quaresmeira-lilás-53"
CIDADE = "Carneirinho"
PEDIDO = {
    "CNPJ": "19.131.243/0001-97",
    "Nome do responsável": "Rita Campos",
    "CPF do responsável": "153.509.460-56",
    "Cargo do responsável": "Secretária de Administração",
    "E-mail do responsável": "rita@carneirinho.example",
    "Telefone": "(34) 3454-0200",
    "Nome da autoridade": "Paulo Arantes",
    "CPF da autoridade": "935.411.347-80",
    "Cargo da autoridade": "Prefeito Municipal",
    "E-mail da autoridade": "gabinete@carneirinho.example",
    "O que motivou o pedido": "Acabar com o papel.",
}


def carta(correio: Path, para: str, assunto: str, espera: int = 60) -> str:
    """Body of the latest message to someone about something, as soon as the worker sends it."""
    fim = time.monotonic() + espera
    while time.monotonic() < fim:
        for arquivo in sorted(correio.glob("*"), key=lambda a: a.stat().st_mtime, reverse=True):
            for bruta in reversed(re.split(rb"\n-{79}\n", arquivo.read_bytes())):
                mensagem = message_from_bytes(bruta.lstrip(), policy=policy.default)
                if para in str(mensagem["To"]) and assunto in str(mensagem["Subject"]):
                    texto: Any = mensagem.get_body(("plain",))
                    return str(texto.get_content())
        time.sleep(0.3)
    raise AssertionError(f"nenhuma carta a {para} sobre {assunto}")


def endereco_em(corpo: str, caminho: str) -> str:
    achado = re.search(rf"https?://[^/\s]+(/{caminho}\S+)", corpo)
    assert achado, corpo
    return achado[1]


def sem_barreiras(pagina: Page) -> None:
    """Nothing that axe finds, and nothing wider than the screen."""
    violacoes = Axe().run(pagina).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"]) for v in violacoes] == [], pagina.url
    largura = pagina.viewport_size["width"] if pagina.viewport_size else 0
    assert pagina.evaluate("document.documentElement.scrollWidth") <= largura, pagina.url
    if pasta := os.environ.get("SEIVA_RETRATOS"):
        nome = re.sub(r"\W+", "-", pagina.url.split("/", 3)[-1])[:40].strip("-")
        pagina.screenshot(path=f"{pasta}/{largura}-{nome}.png", full_page=True)


def pedir(pagina: Page) -> str:
    """Fill in the public form; answers the protocol."""
    pagina.goto("/entrar/")
    pagina.get_by_role("link", name="Saiba como pedir").click()
    sem_barreiras(pagina)
    pagina.get_by_label("Tipo de instituição").select_option(label="Prefeitura")
    escolher(pagina, "Município", CIDADE)
    pagina.get_by_label("Tamanho").select_option(label="Até 100 servidores")
    for rotulo, valor in PEDIDO.items():
        pagina.get_by_label(rotulo, exact=True).fill(valor)
    pagina.get_by_label("CPF do responsável", exact=True).fill("153.509.460-57")
    pagina.get_by_role("button", name="Enviar pedido").click()
    expect(pagina.get_by_role("alert")).to_contain_text("CPF do responsável")
    expect(pagina.get_by_label("Nome da autoridade", exact=True)).to_have_value("Paulo Arantes")
    sem_barreiras(pagina)
    pagina.get_by_label("CPF do responsável", exact=True).fill(PEDIDO["CPF do responsável"])
    pagina.get_by_role("button", name="Enviar pedido").click()
    pagina.wait_for_url(re.compile(r"/adesao/\d{4}-\d{4}-\d{4}/$"))
    expect(pagina.locator("main")).to_contain_text("Falta confirmar o e-mail")
    sem_barreiras(pagina)
    return pagina.url.rstrip("/").rsplit("/", 1)[-1]


def confirmar(pagina: Page, correio: Path) -> None:
    corpo = carta(correio, PEDIDO["E-mail do responsável"], "Confirme o seu e-mail")
    endereco = endereco_em(corpo, "adesao/confirmar/")
    pagina.goto(endereco)
    sem_barreiras(pagina)
    pagina.get_by_role("button", name="Confirmar e-mail").click()
    expect(pagina.locator("main")).to_contain_text("E-mail confirmado")
    expect(pagina.locator("main")).to_contain_text("Processo aberto na plataforma")
    pagina.goto(endereco)  # used again, it leads to the request and changes nothing
    expect(pagina.locator("main")).to_contain_text("examina o pedido")


def so_com_o_email(gente: Gente, protocolo: str) -> None:
    """Who only guesses the number sees nothing; with the e-mail, the request."""
    outro = gente("", largura=360)
    outro.goto(f"/adesao/{protocolo}/")
    expect(outro.locator("main")).not_to_contain_text(CIDADE)
    sem_barreiras(outro)
    outro.get_by_label("E-mail do responsável").fill("outro@exemplo.example")
    outro.get_by_role("button", name="Ver andamento").click()
    expect(outro.get_by_role("alert")).to_contain_text("não conferem")
    outro.get_by_label("E-mail do responsável").fill(PEDIDO["E-mail do responsável"])
    outro.get_by_role("button", name="Ver andamento").click()
    expect(outro.get_by_role("heading", name=f"Prefeitura Municipal de {CIDADE}")).to_be_visible()


def preparar_termo(otto: Page) -> str:
    """On the board: make the term, sign it, send it. Answers the address of the adoption."""
    otto.goto("/plataforma/")
    otto.get_by_role("link", name="Adesões").first.click()
    sem_barreiras(otto)
    otto.get_by_role("link", name=f"Prefeitura Municipal de {CIDADE}").click()
    pagina = otto.url
    otto.get_by_role("button", name="Gerar termo de adesão").click()
    dito(otto, "Termo gerado")
    sem_barreiras(otto)
    otto.get_by_role("link", name="Assinar", exact=True).click()
    folha = otto.frame_locator("iframe").locator("body")
    expect(folha).to_contain_text("Paulo Arantes, Prefeito Municipal")
    expect(folha).not_to_contain_text("@ente")
    otto.get_by_label("Senha", exact=True).fill(SENHA)
    otto.get_by_role("button", name="Assinar", exact=True).click()
    otto.wait_for_url(re.compile(r"\?documento="))
    otto.goto(pagina)
    otto.get_by_role("button", name="Enviar à autoridade para assinar").click()
    dito(otto, "Termo enviado")
    expect(otto.get_by_role("button", name="Aprovar adesão")).to_be_disabled()
    return pagina


def assinar_de_fora(gente: Gente, correio: Path) -> None:
    """The mayor, on the phone: reads, mistypes the CPF, signs, checks."""
    paulo = gente("", largura=360)
    corpo = carta(correio, PEDIDO["E-mail da autoridade"], "documento para a sua assinatura")
    link = endereco_em(corpo, "assinar/")
    paulo.goto(link)
    expect(paulo.frame_locator("iframe").locator("body")).to_contain_text("adere à plataforma")
    sem_barreiras(paulo)
    for cpf in (PEDIDO["CPF do responsável"], PEDIDO["CPF da autoridade"]):
        paulo.get_by_label("CPF", exact=True).fill(cpf)
        paulo.get_by_label("Senha", exact=True).fill(SENHA_DA_AUTORIDADE)
        paulo.get_by_label("Senha, outra vez", exact=True).fill(SENHA_DA_AUTORIDADE)
        paulo.get_by_role("button", name="Assinar", exact=True).click()
        paulo.wait_for_load_state()
    expect(paulo.get_by_role("heading", name="Documento assinado")).to_be_visible()
    sem_barreiras(paulo)
    conferir = paulo.get_by_role("link", name="Conferir o documento assinado")
    conferir.click()
    expect(paulo.locator("main")).to_contain_text("Paulo Arantes")
    expect(paulo.locator("main")).to_contain_text("Otto Operador")
    expect(paulo.locator("main")).to_contain_text("assinatura válida")
    paulo.goto(link)  # the link opens the document no more
    assert paulo.locator("iframe").count() == 0


def aprovar(otto: Page, pagina: str) -> str:
    """Approve; answers the address of the new institution."""
    otto.goto(pagina)
    sem_barreiras(otto)
    otto.get_by_label("Endereço da instituição").fill(slug := CIDADE.lower())
    otto.get_by_role("button", name="Aprovar adesão").click()
    dito(otto, "a instituição existe")
    sem_barreiras(otto)
    return slug


def primeira_entrada(gente: Gente, correio: Path, slug: str) -> Page:
    """The administrator chooses a password and comes in: the table leads to the first steps."""
    rita = gente("")
    corpo = carta(correio, PEDIDO["E-mail do responsável"], "seu ambiente está pronto")
    rita.goto(endereco_em(corpo, "senha/"))
    rita.get_by_label("Nova senha", exact=True).fill(SENHA_DA_RITA)
    rita.get_by_label("Nova senha, outra vez", exact=True).fill(SENHA_DA_RITA)
    rita.get_by_role("button", name="Salvar senha").click()
    entrar(rita, "15350946056", senha=SENHA_DA_RITA)
    rita.goto(f"/{slug}/mesa/")
    rita.get_by_role("link", name="Ver os primeiros passos").click()
    rita.wait_for_url("**/primeiros-passos/")
    return rita
