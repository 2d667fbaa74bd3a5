"""Entrar: one login, the unit for which one acts, and what happens when the session ends."""

import re

from playwright.sync_api import Page, expect

from tests.jornadas.conftest import Gente
from tests.jornadas.passos import dito, entrar, escolher, novo_processo


def test_entra_com_cpf_pontuado(gente: Gente) -> None:
    pagina = gente("999.010.016-09")
    expect(pagina).to_have_url(re.compile(r"/extrema/mesa/$"))
    expect(pagina.get_by_role("navigation", name="Principal")).to_contain_text("Mesa")


def test_senha_errada_nao_apaga_o_login_digitado(gente: Gente) -> None:
    pagina = gente("")
    pagina.goto("/entrar/")
    pagina.get_by_label("CPF ou e-mail", exact=True).fill("helena@extrema.example")
    pagina.get_by_label("Senha", exact=True).fill("outra")
    pagina.get_by_role("button", name="Entrar", exact=True).click()
    expect(pagina.get_by_role("alert")).to_contain_text("não conferem")
    expect(pagina.get_by_label("CPF ou e-mail", exact=True)).to_have_value("helena@extrema.example")


def test_quem_tem_duas_unidades_escolhe_e_troca_a_qualquer_momento(gente: Gente) -> None:
    pagina = gente("carla")
    expect(pagina.get_by_role("heading", level=1)).to_contain_text("unidade")
    pagina.get_by_role("button", name="SEMAD/RH").click()
    expect(pagina).to_have_title(re.compile("SEMAD/RH"))
    pagina.get_by_label("Unidade", exact=True).select_option(
        label="SEMAD · Secretaria Municipal de Administração"
    )
    pagina.get_by_role("button", name="Trocar").click()
    expect(pagina).to_have_title(re.compile(r"Mesa de SEMAD ·"))


def test_endereco_pedido_sem_sessao_abre_depois_de_entrar(gente: Gente) -> None:
    pagina = gente("")
    pagina.goto("/extrema/pesquisa/?q=licença")
    expect(pagina.get_by_role("heading", name="Entrar")).to_be_visible()
    entrar(pagina, "ana")
    expect(pagina).to_have_url(re.compile(r"/extrema/pesquisa/\?q=licen"))


def _perder_a_sessao(pagina: Page) -> None:
    pagina.context.clear_cookies(name="sessionid")


def test_formulario_pela_metade_sobrevive_ao_fim_da_sessao(gente: Gente) -> None:
    pagina = gente("ana")
    pagina.goto("/extrema/processos/novo/")
    with pagina.expect_response(lambda r: "passo=tipo" in r.url):
        escolher(pagina, "Tipo", "férias")
    pagina.get_by_label("Especificação", exact=True).fill("Digitado antes do café")
    escolher(pagina, "Interessados", "Maria Aparecida")
    pagina.get_by_label("Observação", exact=True).fill("Ligar amanhã")
    _perder_a_sessao(pagina)
    pagina.get_by_role("button", name="Iniciar processo").click()
    pagina.wait_for_url("**/entrar/**")
    entrar(pagina, "ana")
    dito(pagina, "Recuperamos o que você tinha digitado")
    expect(pagina.get_by_label("Tipo", exact=True)).to_have_value("Pessoal: férias")
    especificacao = pagina.get_by_label("Especificação", exact=True)
    expect(especificacao).to_have_value("Digitado antes do café")
    expect(pagina.get_by_label("Observação", exact=True)).to_have_value("Ligar amanhã")
    expect(pagina.get_by_role("button", name="Remover Maria Aparecida Lopes")).to_be_visible()


def test_trecho_da_pagina_sem_sessao_leva_a_entrada(gente: Gente) -> None:
    pagina = gente("ana")
    pagina.goto("/extrema/processos/novo/")
    _perder_a_sessao(pagina)
    escolher(pagina, "Tipo", "férias")
    pagina.wait_for_url("**/entrar/?next=/extrema/processos/novo/")


def test_outra_aba_que_entrou_de_novo_nao_faz_perder_o_texto(gente: Gente) -> None:
    velha = gente("ana")
    processo = novo_processo(velha)
    velha.goto(f"{processo}anotar/")
    velha.get_by_label("Anotação", exact=True).fill("Escrito na aba velha")
    nova = velha.context.new_page()
    nova.goto("/extrema/mesa/")
    nova.get_by_label("Conta de Ana").click()
    nova.get_by_role("button", name="Sair").click()
    entrar(nova, "ana")
    velha.get_by_role("button", name="Anotação").click()
    expect(velha.get_by_role("heading", level=1)).to_contain_text("enviado de novo")
    velha.get_by_role("button", name="Enviar de novo").click()
    dito(velha, "anotação salva")
    expect(velha.get_by_text("Escrito na aba velha")).to_be_visible()
