"""Send, undo, receive, assign, conclude, reopen; notes, awareness, progress and history."""

from datetime import timedelta

from playwright.sync_api import expect

from seiva.core.relogio import hoje
from tests.jornadas.conftest import Gente
from tests.jornadas.passos import ato, dito, enviar, escolher, especificacao, novo_processo


def test_envia_a_varias_com_retorno_e_desfaz_enquanto_ninguem_recebe(gente: Gente) -> None:
    ana, bia = gente("ana"), gente("bia")
    texto = especificacao("Vai e volta")
    processo = novo_processo(ana, texto)
    ato(ana, processo, "Enviar")
    escolher(ana, "Unidades de destino", "SEFAZ/TRIB")
    escolher(ana, "Unidades de destino", "GAB")
    ana.get_by_label("Devolver até").fill((hoje() + timedelta(days=30)).isoformat())
    ana.get_by_role("button", name="Enviar", exact=True).dblclick()
    dito(ana, "SEFAZ/TRIB")
    ana.goto("/extrema/mesa/")
    expect(ana.get_by_role("row").filter(has_text=texto)).to_have_count(0)
    ato(ana, processo, "Desfazer envio")
    ana.get_by_role("button", name="Desfazer envio").click()
    dito(ana, "desfeito")
    bia.goto("/extrema/mesa/")
    expect(bia.get_by_role("row").filter(has_text=texto)).to_have_count(0)
    enviar(ana, processo, "SEFAZ/TRIB")
    bia.goto(processo)
    ana.goto(processo)
    expect(ana.get_by_role("link", name="Desfazer envio")).to_have_count(0)


def test_atribui_conclui_e_reabre(gente: Gente) -> None:
    ana = gente("ana")
    texto = especificacao("Ida e volta na unidade")
    processo = novo_processo(ana, texto)
    ato(ana, processo, "Atribuir")
    ana.get_by_label("Atribuir para").select_option(label="Carla Menezes")
    ana.get_by_role("button", name="Atribuir", exact=True).click()
    expect(ana.locator("main")).to_contain_text("Carla Menezes")
    ato(ana, processo, "Concluir")
    ana.get_by_role("button", name="Concluir", exact=True).click()
    dito(ana, "concluído")
    ana.goto("/extrema/mesa/")
    expect(ana.get_by_role("row").filter(has_text=texto)).to_have_count(0)
    ato(ana, processo, "Reabrir")
    ana.get_by_role("button", name="Reabrir", exact=True).click()
    dito(ana, "reaberto")
    ana.goto("/extrema/mesa/")
    expect(ana.get_by_role("row").filter(has_text=texto)).to_have_count(1)


def test_anota_toma_ciencia_registra_andamento_e_o_historico_conta(gente: Gente) -> None:
    ana, bia = gente("ana"), gente("bia")
    processo = novo_processo(ana)
    ato(ana, processo, "Anotação")
    ana.get_by_label("Anotação", exact=True).fill("Ligar para a servidora")
    ana.get_by_role("button", name="Anotação", exact=True).click()
    expect(ana.locator("main")).to_contain_text("Ligar para a servidora")
    ato(ana, processo, "Ciência")
    ana.get_by_role("button", name="Ciência", exact=True).click()
    dito(ana, "ciência")
    ato(ana, processo, "Atualizar andamento")
    ana.get_by_label("Andamento", exact=True).fill("Aguardando a escala de <julho>")
    ana.get_by_role("button", name="Atualizar andamento", exact=True).click()
    enviar(ana, processo, "SEFAZ/TRIB", manter=True)
    bia.goto(f"{processo}historico/")
    historico = bia.locator("main")
    expect(historico).to_contain_text("Aguardando a escala de <julho>")
    visoes = bia.get_by_role("navigation", name="Quanto mostrar")
    for visao in ("Completo", "Total", "Resumido"):
        visoes.get_by_role("link", name=visao).click()
        expect(visoes.locator("[aria-current]")).to_have_text(visao)
        expect(historico).to_contain_text("Ana Paula Ribeiro")
    visoes.get_by_role("link", name="Total").click()
    expect(historico).not_to_contain_text("Ligar para a servidora")


def test_relaciona_dois_processos_pelo_numero(gente: Gente) -> None:
    ana = gente("ana")
    outro = novo_processo(ana)
    numero = ana.get_by_role("heading", level=1).inner_text()
    processo = novo_processo(ana)
    ato(ana, processo, "Relacionar")
    ana.get_by_role("textbox", name="Número").fill(numero)
    ana.get_by_role("button", name="Relacionar", exact=True).click()
    ana.goto(processo)
    expect(ana.get_by_role("link", name=numero)).to_be_visible()
    ana.goto(outro)
    expect(ana.locator("main")).to_contain_text("elacionado")
