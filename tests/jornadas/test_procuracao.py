"""On a phone: a citizen declares a company, it is checked, gives powers and takes them back."""

from secrets import randbelow

from playwright.sync_api import Page, expect
from stdnum.br import cnpj as cnpjs

from tests.jornadas.conftest import Gente
from tests.jornadas.passos import SENHA, dito
from tests.jornadas.passos_da_adesao import sem_barreiras

MINHAS = "/extrema/meus/representacoes/"


def cnpj_novo() -> str:
    base = f"{randbelow(10**8):08d}0001"
    return base + str(cnpjs.calc_check_digits(base))


def assinar(pagina: Page) -> None:
    """Read the text and sign it with the password."""
    expect(pagina.get_by_role("heading", name="leia e assine")).to_be_visible()
    sem_barreiras(pagina)
    pagina.get_by_label("Senha", exact=True).fill(SENHA)
    pagina.get_by_role("button", name="Assinar", exact=True).click()


def declarar(pagina: Page, empresa: str) -> None:
    pagina.goto(MINHAS)
    sem_barreiras(pagina)
    pagina.get_by_role("link", name="Representar uma empresa").click()
    sem_barreiras(pagina)
    pagina.get_by_label("CNPJ", exact=True).fill(cnpj_novo())
    pagina.get_by_label("Nome da empresa", exact=True).fill(empresa)
    pagina.get_by_label("Responsável legal", exact=False).check()
    pagina.get_by_label("Seu cargo na empresa", exact=True).fill("Sócia administradora")
    pagina.get_by_role("button", name="Ler a declaração").click()
    assinar(pagina)
    dito(pagina, "Declaração enviada")
    expect(pagina.get_by_text("Aguardando conferência da instituição")).to_be_visible()


def aprovar(pagina: Page, empresa: str) -> None:
    pagina.goto("/extrema/representacoes/")
    sem_barreiras(pagina)
    pagina.get_by_role("link", name=empresa).click()
    sem_barreiras(pagina)
    pagina.get_by_role("button", name="Aprovar", exact=True).click()
    dito(pagina, "Salvo")


def test_a_empresa_e_conferida_da_procuracao_e_a_revoga(gente: Gente) -> None:
    empresa = f"Sabores Modelo {randbelow(10**6)}"
    helena = gente("helena", largura=360)
    declarar(helena, empresa)
    aprovar(gente("edu"), empresa)
    helena.goto(f"{MINHAS}nova/")
    sem_barreiras(helena)
    helena.get_by_label("Em nome de quem", exact=True).select_option(label=empresa)
    helena.get_by_label("CPF de quem vai representar", exact=True).fill("999.010.096-93")
    helena.get_by_label("Nome completo de quem vai representar", exact=True).fill("Lucas Tavares")
    helena.get_by_label("Fazer pedidos e enviar documentos", exact=False).check()
    helena.get_by_role("button", name="Ler o texto da procuração").click()
    assinar(helena)
    dito(helena, "Procuração assinada")
    sem_barreiras(helena)
    lucas = gente("lucas", largura=360)
    lucas.goto("/meus/representacoes/")
    sem_barreiras(lucas)
    linha = lucas.get_by_role("listitem").filter(has_text=empresa).first
    expect(linha).to_contain_text("Vale agora")
    linha.get_by_role("link", name="Ver o documento").click()
    expect(lucas.locator("body")).to_contain_text("Por esta procuração")
    helena.get_by_role("link", name="Revogar os poderes de Lucas Tavares").first.click()
    sem_barreiras(helena)
    helena.get_by_label("Senha", exact=True).fill(SENHA)
    helena.get_by_role("button", name="Revogar", exact=True).click()
    dito(helena, "não representa mais")
    lucas.goto(MINHAS)
    expect(lucas.get_by_role("listitem").filter(has_text=empresa).first).to_contain_text("Revogada")
    sem_barreiras(lucas)
