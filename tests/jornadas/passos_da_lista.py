"""The first steps of a town, each done where its link leads and found done on the way back."""

import re

from playwright.sync_api import Locator, Page, expect

from seiva.organizacao.tests.planilhas import em_csv, em_xlsx
from tests.jornadas.passos import assinar, dito, escolher
from tests.jornadas.passos_da_adesao import SENHA_DA_RITA, sem_barreiras

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BRASAO = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 240" width="200" height="240">'
    b'<path d="M10 10h180v120a90 100 0 0 1-180 0z" fill="#1b6b4a"/></svg>'
)
UNIDADES = ("Sigla", "Nome", "Unidade superior")
PESSOAS = ("Nome", "CPF", "E-mail", "Unidade", "Perfil", "Cargo")
LIA = ("Lia Souza", "529.982.247-25", "lia@carneirinho.example", "OBRAS", "Básico", "Fiscal")
PASSOS = {
    "Brasão e timbre": "Os documentos saem com o brasão",
    "Organograma e pessoas": "2 pessoas lotadas",
    "Tipos de processo e de documento": "Requerimento geral",
    "Feriados municipais": "1 feriado próprio",
    "Ato de adoção assinado": "Decreto assinado",
    "Primeiro processo assinado": "Processo ",
}


def passo(pagina: Page, titulo: str) -> Locator:
    """The item of the list with this heading."""
    return pagina.locator("main > ol > li").filter(
        has=pagina.get_by_role("heading", name=re.compile(f"^{titulo}"))
    )


def ir(pagina: Page, titulo: str, link: str) -> None:
    """From the list, where the step is shown as still to be done, to a place where it is."""
    expect(passo(pagina, titulo).get_by_role("heading")).to_contain_text("por fazer")
    passo(pagina, titulo).get_by_role("link", name=link, exact=True).click()
    pagina.wait_for_url(lambda endereco: "/primeiros-passos/" not in endereco)
    sem_barreiras(pagina)


def voltar(pagina: Page) -> None:
    """By the link of every page of administration."""
    pagina.get_by_role("link", name="Voltar aos primeiros passos").click()
    pagina.wait_for_url("**/primeiros-passos/")


def feito(pagina: Page, titulo: str) -> None:
    """The list found it by itself, and says by what; so it does of all that came before."""
    expect(passo(pagina, titulo).get_by_role("heading")).to_contain_text("feito")
    expect(passo(pagina, titulo)).to_contain_text(PASSOS[titulo])
    quantos = list(PASSOS).index(titulo) + 1
    expect(pagina.locator("main")).to_contain_text(f"{quantos} de {len(PASSOS)} resolvidos")
    sem_barreiras(pagina)


def por_o_timbre(pagina: Page) -> None:
    ir(pagina, "Brasão e timbre", "Brasão, CNPJ e endereço")
    pagina.get_by_label("Arquivo do brasão").set_input_files(
        {"name": "brasao.svg", "mimeType": "image/svg+xml", "buffer": BRASAO}
    )
    pagina.get_by_role("button", name="Trocar brasão").click()
    dito(pagina, "Brasão trocado")
    expect(pagina.get_by_alt_text("Brasão em uso")).to_be_visible()
    voltar(pagina)
    expect(passo(pagina, "Brasão e timbre")).to_contain_text("Falta o endereço")
    ir(pagina, "Brasão e timbre", "Brasão, CNPJ e endereço")
    pagina.get_by_label("Endereço postal").fill("Praça da Matriz, 1, Centro")
    pagina.get_by_role("button", name="Salvar dados").click()
    dito(pagina, "Dados da instituição alterados")
    voltar(pagina)
    feito(pagina, "Brasão e timbre")


def _enviar(pagina: Page, especie: str, nome: str, tipo: str, corpo: bytes) -> None:
    pagina.get_by_label(especie, exact=True).check()
    pagina.get_by_label("Planilha", exact=True).set_input_files(
        {"name": nome, "mimeType": tipo, "buffer": corpo}
    )
    pagina.get_by_role("button", name="Enviar e conferir").click()
    pagina.wait_for_url(re.compile(r"/importar/\d+/$"))


def trazer_pessoas(pagina: Page) -> None:
    """The chart from a CSV, wrong at first; then the people from an XLSX."""
    ir(pagina, "Organograma e pessoas", "Importar planilhas")
    certa = ("OBRAS", "Secretaria de Obras Urbanas", "")
    errada = em_csv(UNIDADES, certa, ("VIAS", "Divisão de Vias", "OBRA")).getvalue()
    _enviar(pagina, "Organograma", "organograma.csv", "text/csv", errada)
    expect(pagina.get_by_role("table")).to_contain_text("OBRA")
    expect(pagina.locator("main")).to_contain_text("Nada será importado ainda")
    expect(pagina.get_by_role("row").filter(has_text="VIAS").get_by_role("rowheader")).to_have_text(
        "3"
    )
    expect(pagina.get_by_role("button", name=re.compile("^Importar"))).to_have_count(0)
    sem_barreiras(pagina)
    voltar(pagina)
    expect(passo(pagina, "Organograma e pessoas").get_by_role("heading")).to_contain_text(
        "por fazer"
    )
    ir(pagina, "Organograma e pessoas", "Importar planilhas")
    boa = em_csv(UNIDADES, certa, ("VIAS", "Divisão de Vias", "OBRAS")).getvalue()
    _enviar(pagina, "Organograma", "organograma.csv", "text/csv", boa)
    pagina.get_by_role("button", name="Importar 2 linhas").click()
    dito(pagina, "Planilha importada")
    voltar(pagina)
    ir(pagina, "Organograma e pessoas", "Importar planilhas")
    _enviar(pagina, "Pessoas", "pessoas.xlsx", XLSX, em_xlsx(PESSOAS, LIA).getvalue())
    pagina.get_by_role("button", name="Importar 1 linha").click()
    dito(pagina, "Planilha importada")
    sem_barreiras(pagina)
    voltar(pagina)
    feito(pagina, "Organograma e pessoas")


def conferir_tipos(pagina: Page) -> None:
    """A name that the town writes otherwise."""
    ir(pagina, "Tipos de processo e de documento", "Tipos de processo")
    pagina.get_by_role("rowheader").get_by_role("link").first.click()
    pagina.get_by_label("Nome", exact=True).fill("Requerimento geral")
    pagina.get_by_role("button", name="Salvar", exact=True).click()
    dito(pagina, "Salv")
    sem_barreiras(pagina)
    voltar(pagina)
    feito(pagina, "Tipos de processo e de documento")


def cadastrar_feriado(pagina: Page) -> None:
    """The day of the town, without the mouse."""
    passo(pagina, "Feriados municipais").get_by_role("link", name="Feriados").focus()
    pagina.keyboard.press("Enter")
    pagina.wait_for_url("**/feriados/")
    sem_barreiras(pagina)
    pagina.get_by_role("link", name="Novo feriado").focus()
    pagina.keyboard.press("Enter")
    pagina.wait_for_url("**/novo/")
    sem_barreiras(pagina)
    dia = pagina.get_by_label("Data", exact=True)
    ano = pagina.evaluate("new Date().getFullYear() + 1")
    dia.fill(f"{ano}-04-20")
    pagina.get_by_label("Nome", exact=True).focus()
    pagina.keyboard.type("Aniversário da cidade")
    pagina.keyboard.press("Enter")
    dito(pagina, "Aniversário da cidade")
    pagina.get_by_role("link", name="Voltar aos primeiros passos").focus()
    pagina.keyboard.press("Enter")
    pagina.wait_for_url("**/primeiros-passos/")
    feito(pagina, "Feriados municipais")


def _abrir_processo(pagina: Page, texto: str) -> None:
    pagina.get_by_label("Especificação", exact=True).fill(texto)
    pagina.get_by_role("button", name="Iniciar processo").click()
    pagina.wait_for_url(re.compile(r"/processos/\d+/$"))


def _incluir_e_assinar(pagina: Page, tipo: str, modelo: str = "") -> None:
    processo = pagina.url
    pagina.get_by_role("link", name="Incluir documento").click()
    escolher(pagina, "Tipo", tipo)
    if modelo:
        escolher(pagina, "Modelo", modelo)
    pagina.get_by_role("button", name="Criar e abrir o editor").click()
    pagina.wait_for_url("**/editar/")
    pagina.goto(processo)
    pagina.get_by_role("link", name=re.compile(f"^{tipo}")).first.click()
    pagina.wait_for_url(re.compile(r"documento="))
    assinar(pagina, SENHA_DA_RITA)
    expect(pagina.locator("main")).to_contain_text("assinado")


def _de_volta(pagina: Page) -> None:
    """From a process, by the table."""
    pagina.get_by_role("navigation", name="Principal").get_by_role("link", name="Mesa").click()
    pagina.get_by_role("link", name="Ver os primeiros passos").click()
    pagina.wait_for_url("**/primeiros-passos/")


def adotar(pagina: Page) -> None:
    """The draft of the decree that came ready, in the process of its own type."""
    ir(pagina, "Ato de adoção assinado", "Abrir o processo da adoção")
    _abrir_processo(pagina, "Decreto do processo eletrônico")
    expect(pagina.locator("main")).to_contain_text("adoção do processo eletrônico")
    _incluir_e_assinar(pagina, "Decreto", "Minuta do ato")
    _de_volta(pagina)
    feito(pagina, "Ato de adoção assinado")


def primeiro_processo(pagina: Page) -> None:
    """It opens the way to production, which was closed until then."""
    expect(pagina.get_by_role("button", name="Passar à produção")).to_have_count(0)
    ir(pagina, "Primeiro processo assinado", "Abrir um processo")
    with pagina.expect_response(lambda r: "passo=tipo" in r.url):
        escolher(pagina, "Tipo", "férias")
    _abrir_processo(pagina, "Primeiro processo")
    _incluir_e_assinar(pagina, "Despacho")
    _de_volta(pagina)
    feito(pagina, "Primeiro processo assinado")


def passar_a_producao(pagina: Page) -> None:
    """With the password, mistyped at first; there is no way back."""
    for senha in ("errada", SENHA_DA_RITA):
        pagina.get_by_label("Senha", exact=True).fill(senha)
        pagina.get_by_role("button", name="Passar à produção").click()
        if senha == "errada":
            expect(pagina.get_by_role("alert").first).to_contain_text(re.compile("senha", re.I))
    dito(pagina, "A instituição está em produção")
    expect(pagina.get_by_role("button", name="Passar à produção")).to_have_count(0)
    sem_barreiras(pagina)
