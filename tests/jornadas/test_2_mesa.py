"""Mesa: what is open, what is new, and acting on many at once."""

import re

from playwright.sync_api import expect

from tests.jornadas.conftest import Gente
from tests.jornadas.passos import dito, enviar, especificacao, novo_processo


def test_o_que_chega_aparece_nao_lido_e_abrir_recebe(gente: Gente) -> None:
    ana, bia = gente("ana"), gente("bia")
    texto = especificacao("Chegou na mesa")
    processo = novo_processo(ana, texto)
    enviar(ana, processo, "SEFAZ/TRIB")
    bia.goto("/extrema/mesa/?caixa=nao_lidos")
    linha = bia.get_by_role("row").filter(has_text=texto)
    expect(linha).to_contain_text("Não lido")
    expect(linha).to_have_class(re.compile("nao-lido"))
    linha.get_by_role("link").first.click()
    bia.goto("/extrema/mesa/")
    recebida = bia.get_by_role("row").filter(has_text=texto)
    expect(recebida).not_to_contain_text("Não lido")
    expect(recebida).to_contain_text("SEMAD/RH")


def test_filtra_agrupa_e_ordena(gente: Gente) -> None:
    pagina = gente("ana")
    texto = especificacao("Agulha no palheiro")
    novo_processo(pagina, texto)
    pagina.goto("/extrema/mesa/")
    filtro = pagina.get_by_role("search", name="Filtrar a lista")
    filtro.get_by_label("Contém", exact=True).fill(texto.lower())
    filtro.get_by_role("button", name="Aplicar").click()
    expect(pagina.locator("tr[data-linha]")).to_have_count(1)
    filtro.get_by_label("Contém", exact=True).fill("")
    filtro.get_by_label("Agrupar por").select_option("tipo")
    filtro.get_by_role("button", name="Aplicar").click()
    grupo = pagina.get_by_role("rowheader").filter(has_text="Pessoal: férias")
    expect(grupo).to_have_text(re.compile(r"Pessoal: férias\s+\d+"))
    filtro.get_by_label("Agrupar por").select_option("")
    filtro.get_by_label("Ordenar por").select_option("antigos")
    filtro.get_by_role("button", name="Aplicar").click()
    expect(pagina.locator("tr[data-linha]").first).not_to_contain_text(texto)
    filtro.get_by_label("Ordenar por").select_option("recentes")
    filtro.get_by_role("button", name="Aplicar").click()
    expect(pagina.locator("tr[data-linha]").first).to_contain_text(texto)


def test_marca_varios_e_age_uma_vez(gente: Gente) -> None:
    pagina = gente("ana")
    textos = [especificacao("Em lote"), especificacao("Em lote")]
    for texto in textos:
        novo_processo(pagina, texto)
    pagina.goto("/extrema/mesa/")
    for texto in textos:
        linha = pagina.get_by_role("row").filter(has_text=texto)
        linha.get_by_role("checkbox").check()
    expect(pagina.get_by_text("2 selecionados")).to_be_visible()
    pagina.get_by_role("button", name="Concluir", exact=True).click()
    pagina.wait_for_url("**/lote/concluir/**")
    for texto in textos:
        expect(pagina.get_by_role("list", name="Processos")).to_contain_text(texto)
    pagina.get_by_role("button", name="Concluir", exact=True).click()
    dito(pagina, "2 processos: concluído")
    expect(pagina.get_by_role("row").filter(has_text=textos[0])).to_have_count(0)


def test_as_caixas_contam_o_que_mostram(gente: Gente) -> None:
    pagina = gente("carla", "SEMAD/RH")
    caixas = pagina.get_by_role("navigation", name="Caixas da mesa").get_by_role("link")
    nomes = caixas.all_inner_texts()
    assert len(nomes) >= 7
    for indice, nome in enumerate(nomes):
        caixas.nth(indice).click()
        atual = pagina.locator(".mesa-caixas [aria-current=page]")
        expect(atual).to_contain_text(nome.split("\n")[0].strip())
        numero = re.search(r"\d+", nome)
        total = int(numero.group()) if numero else 0
        expect(pagina.locator("tr[data-linha]")).to_have_count(min(total, 50))
