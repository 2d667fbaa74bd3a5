"""Blocos: two units and one block; fifty signatures with one password; on any screen."""

import re
from uuid import uuid4

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.jornadas.conftest import Gente
from tests.jornadas.passos import SENHA, ato, dito, escolher, novo_processo, redigir


def _no_bloco_novo(pagina: Page, descricao: str) -> None:
    """From the page that asks for the block."""
    pagina.get_by_label("Bloco", exact=True).select_option("")
    pagina.get_by_label("Descrição", exact=True).fill(descricao)
    pagina.get_by_role("button", name="Incluir em bloco").click()
    pagina.wait_for_url(re.compile(r"/blocos/\d+/$"))


def _disponibilizar(pagina: Page, *siglas: str) -> None:
    pagina.get_by_role("link", name="Disponibilizar", exact=True).click()
    for sigla in siglas:
        escolher(pagina, "Unidades", sigla)
    pagina.get_by_role("button", name="Disponibilizar", exact=True).click()
    dito(pagina, "Bloco disponibilizado")


def _minutas(pagina: Page, processo: str, quantas: int) -> None:
    """Drafts as the form sends them, without opening the editor for each."""
    onde = f"{processo}documentos/incluir/"
    pagina.goto(onde)
    tipo = pagina.locator("select[name=tipo] option", has_text="Despacho").first
    segredo = pagina.locator("form[method=post] input[name=csrfmiddlewaretoken]").first
    dados = {
        "csrfmiddlewaretoken": segredo.get_attribute("value") or "",
        "tipo": tipo.get_attribute("value") or "",
        "inicio": "branco",
        "nivel": "0",
    }
    for _ in range(quantas):
        resposta = pagina.request.post(onde, form=dados | {"chave": str(uuid4())})
        assert resposta.status == 200, resposta.status
        assert "/editar/" in resposta.url


def _assinar_e_devolver(bia: Page, bloco: str) -> None:
    """From the list of received blocks to the block given back, reading one by one."""
    bia.get_by_role("navigation", name="Principal").get_by_role("link", name="Blocos").click()
    caixas = bia.get_by_role("navigation", name="Caixas de blocos")
    caixas.get_by_role("link", name="Recebidos").click()
    bia.locator("tr", has_text="Despachos do mês").last.get_by_role("link").first.click()
    for caixa in bia.get_by_role("checkbox", name=re.compile("^Escolher Despacho")).all():
        caixa.check()
    bia.get_by_role("button", name="Ler e assinar").click()
    expect(bia.frame_locator("iframe").get_by_text("Autorizo o pagamento.")).to_be_visible()
    expect(bia.get_by_role("button", name="Assinar o que li")).to_be_visible()
    bia.get_by_role("heading", level=1).click()
    bia.keyboard.press("j")
    expect(bia.frame_locator("iframe").get_by_text("Autorizo a compra.")).to_be_visible()
    bia.get_by_label("Senha", exact=True).fill(SENHA)
    bia.get_by_role("button", name="Assinar os 2").click()
    expect(bia.get_by_text("2 documentos assinados.")).to_be_visible()
    bia.goto(bloco)
    expect(bia.get_by_text("2 de 2 com assinatura")).to_be_visible()
    bia.get_by_role("link", name="Devolver", exact=True).click()
    bia.get_by_role("button", name="Devolver", exact=True).click()
    dito(bia, "Bloco devolvido")
    assert bia.request.get(bloco).status == 404


def test_duas_unidades_e_um_bloco(gente: Gente) -> None:
    ana, bia = gente("ana"), gente("bia")
    processo = novo_processo(ana)
    for texto in ("Autorizo o pagamento.", "Autorizo a compra."):
        redigir(ana, processo, texto)
    ato(ana, processo, "Incluir em bloco")
    ana.get_by_label("Assinatura: documentos").check()
    _no_bloco_novo(ana, "Despachos do mês")
    bloco = ana.url
    expect(ana.get_by_text("0 de 2 com assinatura")).to_be_visible()
    assert bia.request.get(bloco).status == 404
    _disponibilizar(ana, "SEFAZ/TRIB")
    expect(ana.locator("main")).to_contain_text("ainda não abriu")

    _assinar_e_devolver(bia, bloco)

    ana.goto(bloco)
    expect(ana.locator("main")).to_contain_text("Retornado")
    ana.get_by_role("link", name="Concluir", exact=True).click()
    ana.get_by_role("button", name="Concluir", exact=True).click()
    dito(ana, "Bloco concluído")
    ana.goto(f"{processo}historico/?visao=completo")
    expect(ana.locator("main")).to_contain_text("devolvido por SEFAZ/TRIB")


def test_cinquenta_documentos_com_uma_senha(gente: Gente) -> None:
    ana, bia = gente("ana"), gente("bia")
    processo = novo_processo(ana)
    _minutas(ana, processo, 50)
    ato(ana, processo, "Incluir em bloco")
    ana.get_by_label("Assinatura: documentos").check()
    _no_bloco_novo(ana, "Cinquenta despachos")
    bloco = ana.url
    _disponibilizar(ana, "SEFAZ/TRIB")

    bia.goto(bloco)
    caixas = bia.locator("td.sel input")
    expect(caixas).to_have_count(50)
    numeros = [caixa.get_attribute("value") or "" for caixa in caixas.all()]
    for numero in numeros[:-1]:  # as the reading page does, one frame after the other
        assert bia.request.get(f"/extrema/documentos/{numero}/conteudo/").status == 200
    bia.get_by_label("Escolher todos", exact=True).check()
    bia.get_by_role("button", name="Ler e assinar").click()
    bia.get_by_label("Senha", exact=True).fill(SENHA)
    bia.get_by_role("button", name="Assinar os 49 que li").click()
    bia.wait_for_url(re.compile(r"/para-assinar/lotes/\d+/$"))
    expect(bia.locator("#lote")).to_contain_text("49 documentos assinados.", timeout=60_000)
    expect(bia.locator("#lote")).to_contain_text("não foi assinado: leia o documento")
    bia.get_by_role("link", name="Ler e assinar os que faltam").click()
    expect(bia.frame_locator("iframe").locator("body")).to_contain_text("DESPACHO")
    bia.get_by_label("Senha", exact=True).fill(SENHA)
    bia.get_by_role("button", name="Assinar", exact=True).click()
    expect(bia.locator("#lote")).to_contain_text("Documento assinado.")
    bia.goto(bloco)
    expect(bia.get_by_text("50 de 50 com assinatura")).to_be_visible()


def test_da_mesa_para_uma_pasta_da_unidade_sem_scripts(gente: Gente) -> None:
    ana = gente("ana", scripts=False)
    ana.goto("/extrema/mesa/")
    ana.locator("td.sel input").first.check()
    ana.get_by_role("button", name="Bloco", exact=True).or_(
        ana.locator("button[value=bloco]")
    ).first.dispatch_event("click")
    ana.wait_for_url(re.compile("/blocos/incluir/"))
    ana.get_by_label("Interno: processos").check()
    _no_bloco_novo(ana, "Licitações do mês")
    expect(ana.locator("main")).to_contain_text("Bloco interno")
    expect(ana.get_by_role("link", name="Disponibilizar")).to_have_count(0)


@pytest.mark.parametrize("largura", [1366, 360])
def test_as_telas_de_blocos_sao_acessiveis(gente: Gente, largura: int) -> None:
    ana = gente("ana", largura=largura)
    processo = novo_processo(ana)
    _minutas(ana, processo, 2)
    ana.goto(f"{processo}bloco/")
    ana.get_by_label("Assinatura: documentos").check()
    _no_bloco_novo(ana, "Telas")
    bloco = ana.url
    item = ana.get_by_role("link", name=re.compile("Anotar ou retirar")).first
    paginas = [
        "/extrema/blocos/",
        "/extrema/blocos/?caixa=recebidos",
        "/extrema/blocos/novo/",
        bloco,
        f"{bloco}disponibilizar/",
        f"{bloco}atribuir/",
        item.get_attribute("href") or "",
        f"{processo}bloco/",
        "/extrema/para-assinar/",
    ]
    numero = ana.locator("td.sel input").first.get_attribute("value")
    paginas.append(f"/extrema/para-assinar/assinar/?documento={numero}")
    queixas: list[str] = []
    for endereco in paginas:
        ana.goto(endereco)
        ana.wait_for_load_state("networkidle")
        achados = [v["id"] for v in Axe().run(ana).response["violations"]]
        largo = ana.evaluate(
            "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"
        )
        queixas += [f"{endereco}: {a}" for a in [*achados, *(["rolagem lateral"] * largo)]]
    assert queixas == []
