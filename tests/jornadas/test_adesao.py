"""A town comes in by itself: from the public form to its first signed process, and to production."""

import re
from pathlib import Path

from playwright.sync_api import expect

from tests.jornadas.conftest import Gente
from tests.jornadas.passos import dito, novo_processo, redigir
from tests.jornadas.passos_da_adesao import (
    aprovar,
    assinar_de_fora,
    carta,
    confirmar,
    endereco_em,
    pedir,
    preparar_termo,
    primeira_entrada,
    sem_barreiras,
    so_com_o_email,
)
from tests.jornadas.passos_da_lista import (
    adotar,
    cadastrar_feriado,
    conferir_tipos,
    passar_a_producao,
    por_o_timbre,
    primeiro_processo,
    trazer_pessoas,
)

OPERADOR = "operador@seiva-minas.example"


def test_do_formulario_ao_primeiro_processo_assinado_e_a_producao(
    gente: Gente, correio: Path
) -> None:
    quem_pede = gente("", largura=360)
    protocolo = pedir(quem_pede)
    confirmar(quem_pede, correio)
    so_com_o_email(gente, protocolo)
    otto = gente(OPERADOR)
    pagina = preparar_termo(otto)
    assinar_de_fora(gente, correio)
    slug = aprovar(otto, pagina)
    rita = primeira_entrada(gente, correio, slug)
    sem_barreiras(rita)
    por_o_timbre(rita)
    trazer_pessoas(rita)
    conferir_tipos(rita)
    cadastrar_feriado(rita)
    adotar(rita)
    primeiro_processo(rita)
    passar_a_producao(rita)
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
