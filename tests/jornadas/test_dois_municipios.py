"""One citizen, two towns: asks from a phone with gov.br, is served notice, answers, signs, and sees
what ended in Ipatinga beside what goes on in Extrema."""

import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.jornadas.conftest import Gente
from tests.jornadas.passos import assinar, ato, dito, redigir
from tests.jornadas.passos_da_adesao import carta, endereco_em, sem_barreiras
from tests.jornadas.passos_do_cidadao import (
    PODA,
    Cidada,
    abrir_servico,
    assinar_com_govbr,
    contar_da_arvore,
    dizer_quem_e,
    foto,
    fotografar,
    so_digitos,
)

SENHA_DA_CLARA = "jacarandá-mimoso-61"
EXIGENCIA = "Envie a autorização da companhia de energia."


def test_pede_e_intimada_responde_assina_e_ve_o_fim(
    gente: Gente, correio: Path, govbr: str
) -> None:
    clara = Cidada.nova("Clara Nunes Prado")
    celular = gente("", largura=360, passa_por=govbr)
    numero = pedir_em_ipatinga(celular, clara)
    em_extrema = pedir_em_extrema(celular, clara)
    sonia = gente("sonia@ipatinga.example")
    processo = achar_na_mesa(sonia, numero)
    intimar(sonia, processo, clara)
    responder(celular, clara, numero, correio)
    conferir_resposta(sonia, processo)
    acompanhar(celular, numero)
    mandar_assinar(sonia, processo, clara)
    assinar_pelo_link(celular, clara, correio)
    concluir(sonia, processo)
    ver_os_dois(celular, clara, numero, em_extrema)


def pedir_em_ipatinga(celular: Page, clara: Cidada) -> str:
    """Without an account: gov.br on the way to the service; a draft left, and found again."""
    abrir_servico(celular, "ipatinga")
    sem_barreiras(celular)
    celular.get_by_role("link", name="Usar gov.br").click()
    dizer_quem_e(celular, clara)
    sem_barreiras(celular)
    celular.get_by_role("button", name="Começar", exact=True).click()
    contar_da_arvore(celular, "Ipatinga")
    celular.goto("/meus/")
    sem_barreiras(celular)
    celular.get_by_role("link", name=f"Continuar o rascunho: {PODA}").click()
    expect(celular.get_by_label("Rua, avenida ou sítio")).to_have_value("Rua das Palmeiras")
    celular.get_by_role("button", name="Guardar e continuar").click()
    fotografar(celular, "Foto da árvore")
    expect(celular.locator("main")).to_contain_text("Rua das Palmeiras")
    return assinar_com_govbr(celular, clara)


def pedir_em_extrema(celular: Page, clara: Cidada) -> str:
    """The same account, another town."""
    abrir_servico(celular, "extrema")
    celular.get_by_role("button", name="Começar", exact=True).click()
    contar_da_arvore(celular, "Extrema")
    fotografar(celular, "Foto da árvore")
    return assinar_com_govbr(celular, clara)


def achar_na_mesa(sonia: Page, numero: str) -> str:
    """The process waits on the mesa of the unit that answers for the service."""
    sonia.goto("/ipatinga/mesa/")
    sem_barreiras(sonia)
    sonia.locator("main").get_by_role("link", name=numero).first.click()
    sonia.wait_for_url(re.compile(r"/ipatinga/processos/\d+/"))
    sem_barreiras(sonia)
    return re.sub(r"[?#].*", "", sonia.url)


def intimar(sonia: Page, processo: str, clara: Cidada) -> None:
    """Writes, signs, and serves the document on who asked."""
    redigir(sonia, processo, EXIGENCIA, tipo="Notificação")
    sonia.goto(re.sub(r"editar/$", "", sonia.url))
    assinar(sonia)
    sonia.get_by_role("link", name="Intimar").first.click()
    sonia.get_by_label("Tipo de intimação").select_option(label="Apresentar documentos")
    sonia.get_by_label(clara.nome).check()
    sonia.get_by_label("Mensagem").fill("A árvore toca a rede elétrica.")
    sem_barreiras(sonia)
    sonia.get_by_role("button", name="Expedir intimação").click()
    dito(sonia, "Intimação expedida")
    sem_barreiras(sonia)
    expect(sonia.locator("main")).to_contain_text("Por abrir")


def responder(celular: Page, clara: Cidada, numero: str, correio: Path) -> None:
    """Told by e-mail; the first thing of the page; hidden until it is opened; answered in time."""
    assert numero in carta(correio, clara.email, "ntimação")
    celular.goto("/meus/")
    sem_barreiras(celular)
    primeira = esperas(celular).first
    expect(primeira).to_contain_text("Abrir a intimação")
    primeira.get_by_role("link").click()
    sem_barreiras(celular)
    expect(celular.locator("main")).not_to_contain_text("Notificação")
    celular.get_by_role("button", name="Abrir intimação").click()
    dito(celular, "Intimação aberta")
    sem_barreiras(celular)
    expect(prazo_de(celular)).to_be_visible()
    celular.get_by_role("link", name=re.compile("ler o texto")).click()
    expect(celular.locator("body")).to_contain_text(EXIGENCIA)
    celular.go_back()
    celular.get_by_role("button", name="Responder", exact=True).click()
    celular.locator("main textarea").fill("Segue a autorização da companhia.")
    sem_barreiras(celular)
    celular.get_by_role("button", name="Guardar e continuar").click()
    celular.get_by_label(re.compile("^Ou tirar uma foto")).first.set_input_files(_autorizacao())
    celular.get_by_role("button", name=re.compile("^Juntar")).first.click()
    expect(celular.get_by_text("autorizacao.jpg").first).to_be_visible()
    celular.get_by_role("link", name="Continuar", exact=True).click()
    assert assinar_com_govbr(celular, clara) == numero
    celular.goto("/meus/")
    expect(esperas(celular)).to_have_count(0)


def esperas(celular: Page) -> Locator:
    """What waits for the person, the first first."""
    return celular.get_by_role("region", name="Esperam por você").get_by_role("listitem")


def _autorizacao() -> Any:
    return foto() | {"name": "autorizacao.jpg"}


def prazo_de(celular: Page) -> Locator:
    """The deadline on the page of the notice, which explains itself."""
    secao = celular.get_by_role("region", name="Seu prazo")
    secao.get_by_text("Por que esta data?").click()
    expect(secao.get_by_text("Dia 1:")).to_be_visible()
    return secao.get_by_text(re.compile(r"Responda até \d\d/\d\d/\d{4}"))


def conferir_resposta(sonia: Page, processo: str) -> None:
    """The answer reached the unit, on the page of notices."""
    sonia.goto(f"{processo}intimacoes/")
    sem_barreiras(sonia)
    expect(sonia.locator("main")).to_contain_text("Cumprida")
    expect(sonia.locator("main")).to_contain_text("Respondida")


def acompanhar(celular: Page, numero: str) -> None:
    """The timeline in plain words."""
    celular.goto(f"/ipatinga/processo/{so_digitos(numero)}/acompanhar/")
    expect(celular.get_by_role("region", name="Onde está")).to_contain_text("Meio Ambiente")
    celular.get_by_text("Histórico oficial").click()
    sem_barreiras(celular)


def mandar_assinar(sonia: Page, processo: str, clara: Cidada) -> None:
    """A term that the citizen signs goes to her e-mail."""
    redigir(sonia, processo, "Recebi as mudas para o plantio.", tipo="Termo de Recebimento")
    sonia.goto(re.sub(r"editar/$", "", sonia.url))
    sonia.get_by_role("link", name="Assinatura externa").first.click()
    for rotulo, valor in {
        "Nome": clara.nome,
        "CPF": clara.cpf,
        "Cargo ou função": "Requerente",
        "E-mail": clara.email,
    }.items():
        sonia.get_by_label(rotulo, exact=True).fill(valor)
    sem_barreiras(sonia)
    sonia.get_by_role("button", name="Enviar para assinar").click()
    dito(sonia, f"Enviado a {clara.nome}")


def assinar_pelo_link(celular: Page, clara: Cidada, correio: Path) -> None:
    """The link that arrived opens the document; the account, made by gov.br, gets its password."""
    celular.goto("/meus/")
    expect(esperas(celular).first).to_contain_text("Assinar Termo de Recebimento")
    sem_barreiras(celular)
    corpo = carta(correio, clara.email, "documento para a sua assinatura")
    celular.goto(endereco_em(corpo, "assinar/"))
    expect(celular.frame_locator("iframe").locator("body")).to_contain_text("Recebi as mudas")
    sem_barreiras(celular)
    celular.get_by_label("CPF", exact=True).fill(clara.cpf)
    celular.get_by_label("Senha", exact=True).fill(SENHA_DA_CLARA)
    celular.get_by_label("Senha, outra vez", exact=True).fill(SENHA_DA_CLARA)
    celular.get_by_role("button", name="Assinar", exact=True).click()
    expect(celular.get_by_role("heading", name="Documento assinado")).to_be_visible()
    sem_barreiras(celular)


def concluir(sonia: Page, processo: str) -> None:
    """The work ends."""
    ato(sonia, processo, "Concluir")
    sonia.get_by_role("button", name="Concluir", exact=True).click()
    dito(sonia, "concluído")


def ver_os_dois(celular: Page, clara: Cidada, de_ipatinga: str, de_extrema: str) -> None:
    """Another day, with gov.br again: what ended in one town beside what goes on in the other."""
    celular.context.clear_cookies()
    celular.goto("/meus/")
    celular.get_by_role("link", name="Usar gov.br").click()
    dizer_quem_e(celular, clara)
    expect(celular.get_by_role("heading", level=1)).to_have_text("Meus processos")
    sem_barreiras(celular)
    for casa, numero, estado in (
        ("Ipatinga", de_ipatinga, "concluído"),
        ("Extrema", de_extrema, "em andamento"),
    ):
        parte = celular.get_by_role("region", name=f"Prefeitura Municipal de {casa}")
        expect(parte.get_by_role("listitem").filter(has_text=numero)).to_contain_text(estado)
