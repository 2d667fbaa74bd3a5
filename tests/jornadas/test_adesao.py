"""A town comes in by itself: from the public form to its first signed process."""

import os
import re
import time
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.jornadas.conftest import Gente
from tests.jornadas.passos import SENHA, dito, entrar, escolher, novo_processo, redigir

OPERADOR = "operador@seiva-minas.example"
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


@pytest.fixture
def correio(request: pytest.FixtureRequest) -> Path:
    """Folder where the house leaves its messages."""
    if fora := os.environ.get("SEIVA_JORNADAS_CORREIO"):
        return Path(fora)
    casa: Any = request.getfixturevalue("casa_no_ar")
    pasta: Path = casa.dados / "correio"
    return pasta


def carta(correio: Path, para: str, assunto: str) -> str:
    """Body of the latest message to someone about something, as soon as the worker sends it."""
    fim = time.monotonic() + 60
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


def primeiro_processo(gente: Gente, correio: Path, slug: str) -> Page:
    """The administrator chooses a password, comes in, opens a process, writes and signs."""
    rita = gente("")
    corpo = carta(correio, PEDIDO["E-mail do responsável"], "seu ambiente está pronto")
    rita.goto(endereco_em(corpo, "senha/"))
    rita.get_by_label("Nova senha", exact=True).fill(SENHA_DA_RITA)
    rita.get_by_label("Nova senha, outra vez", exact=True).fill(SENHA_DA_RITA)
    rita.get_by_role("button", name="Salvar senha").click()
    entrar(rita, "15350946056", senha=SENHA_DA_RITA)
    rita.goto(f"/{slug}/mesa/")
    rita.get_by_role("link", name="Novo processo").first.click()
    with rita.expect_response(lambda r: "passo=tipo" in r.url):
        escolher(rita, "Tipo", "férias")
    rita.get_by_label("Especificação", exact=True).fill("Primeiro processo")
    rita.get_by_role("button", name="Iniciar processo").click()
    rita.wait_for_url(re.compile(r"/processos/\d+/$"))
    processo = rita.url
    rita.get_by_role("link", name="Incluir documento").click()
    escolher(rita, "Tipo", "Despacho")
    rita.get_by_role("button", name="Criar e abrir o editor").click()
    rita.wait_for_url("**/editar/")
    rita.goto(processo)
    rita.get_by_role("link", name=re.compile("^Despacho")).first.click()
    rita.wait_for_url(re.compile(r"documento="))
    rita.get_by_role("link", name="Assinar", exact=True).click()
    rita.get_by_label("Senha", exact=True).fill(SENHA_DA_RITA)
    rita.get_by_role("button", name="Assinar", exact=True).click()
    rita.wait_for_url(re.compile(r"\?documento="))
    expect(rita.locator("main")).to_contain_text("assinado")
    return rita


def test_do_formulario_ao_primeiro_processo_assinado(gente: Gente, correio: Path) -> None:
    quem_pede = gente("", largura=360)
    protocolo = pedir(quem_pede)
    confirmar(quem_pede, correio)
    so_com_o_email(gente, protocolo)
    otto = gente(OPERADOR)
    pagina = preparar_termo(otto)
    assinar_de_fora(gente, correio)
    slug = aprovar(otto, pagina)
    primeiro_processo(gente, correio, slug)
    quem_pede.goto(f"/adesao/{protocolo}/")
    expect(quem_pede.locator("main")).to_contain_text("ambiente criado na fase piloto")


def test_de_qualquer_processo_se_envia_um_documento_para_assinar_de_fora(
    gente: Gente, correio: Path
) -> None:
    ana = gente("ana", largura=360)
    redigir(ana, novo_processo(ana, "Termo de cooperação"), "Cooperam as partes.")
    documento = re.sub(r"editar/$", "", ana.url)
    ana.goto(documento)
    ana.get_by_role("link", name="Assinatura externa").first.click()
    sem_barreiras(ana)
    for rotulo, valor in {
        "Nome": "Sílvio Prates",
        "CPF": "714.287.938-60",
        "Cargo ou função": "Diretor",
        "E-mail": "silvio@parceira.example",
    }.items():
        ana.get_by_label(rotulo, exact=True).fill(valor)
    ana.get_by_role("button", name="Enviar para assinar").click()
    dito(ana, "Enviado a Sílvio Prates")
    sem_barreiras(ana)
    corpo = carta(correio, "silvio@parceira.example", "documento para a sua assinatura")
    silvio = gente("", largura=1366)
    silvio.goto(link := endereco_em(corpo, "assinar/"))
    expect(silvio.frame_locator("iframe").locator("body")).to_contain_text("Cooperam as partes")
    sem_barreiras(silvio)
    ana.get_by_text("Cancelar o envio").first.click()
    ana.get_by_label("Motivo").fill("Falta o anexo")
    ana.get_by_role("button", name="Cancelar o envio").click()
    dito(ana, "Cancelado o envio")
    silvio.goto(link)
    expect(silvio.get_by_role("heading", name="não abre mais")).to_be_visible()
    sem_barreiras(silvio)


def test_o_quadro_e_o_formulario_em_outras_telas(gente: Gente) -> None:
    otto = gente(OPERADOR, largura=360)
    otto.goto("/plataforma/adesoes/")
    sem_barreiras(otto)
    largo = gente("")
    largo.goto("/adesao/")
    expect(largo.get_by_label("Nome da instituição")).to_be_hidden()
    largo.get_by_label("Tipo de instituição").select_option(label="Consórcio público")
    expect(largo.get_by_label("Nome da instituição")).to_be_visible()
    sem_barreiras(largo)
    sem_scripts = gente("", scripts=False)
    sem_scripts.goto("/adesao/")
    expect(sem_scripts.get_by_label("Nome da instituição")).to_be_visible()
    sem_scripts.get_by_label("Município").select_option(label="Abadia dos Dourados")
