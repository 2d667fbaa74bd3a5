"""Services that demand gov.br prata or ouro: shown, and with what to do for who has less."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from seiva.organizacao.acoes.decidir_cadastro import liberar_cadastro
from seiva.organizacao.acoes.exigir_do_cidadao import exigir_do_cidadao
from seiva.organizacao.acoes.pedir_cadastro import pedir_cadastro
from seiva.organizacao.models import NivelGovBr
from seiva.organizacao.seguranca.govbr import Identidade, anotar_nivel
from seiva.peticionamento.tests.apoio import dora, poda
from seiva.servicos.models import VersaoDoServico
from tests.elenco import Elenco

pytestmark = pytest.mark.django_db


@pytest.fixture
def versao(elenco: Elenco) -> VersaoDoServico:
    with elenco.em(elenco.casa):
        return poda(elenco.casa, identidade="prata")


def em(nome: str, versao: VersaoDoServico) -> str:
    return reverse(nome, args=["campo-alto", versao.servico.slug])


def comeco(client: Client, elenco: Elenco, versao: VersaoDoServico) -> str:
    client.force_login(elenco.contas["dora"])
    corpo: str = client.get(em("peticionar", versao)).content.decode()
    return corpo


def com_nivel(elenco: Elenco, nivel: NivelGovBr) -> None:
    conta = elenco.contas["dora"]
    anotar_nivel(conta, Identidade(conta.cpf, conta.nome, "", nivel, ()))


def test_a_pagina_do_servico_mostra_o_botao_e_o_que_se_pede(
    elenco: Elenco, client: Client, versao: VersaoDoServico
) -> None:
    corpo = client.get(em("servico", versao)).content.decode()
    assert "Pedir este serviço" in corpo
    assert "Conta gov.br prata ou ouro." in corpo
    assert "Para aumentar o nível da conta" in corpo
    assert "cadastro nesta instituição" not in corpo


def test_a_pagina_fala_do_cadastro_onde_ele_vale(
    elenco: Elenco, client: Client, versao: VersaoDoServico
) -> None:
    with elenco.em(elenco.casa):
        exigir_do_cidadao(elenco.ator("edu"), ato="peticionar_com_nivel", exige="cadastro")
    assert "cadastro nesta instituição" in client.get(em("servico", versao)).content.decode()


@pytest.mark.parametrize(
    ("nivel", "frase", "falta"),
    [
        (None, "Você confirma quem é no gov.br", True),
        (NivelGovBr.BRONZE, "A sua conta gov.br é nível bronze.", True),
        (NivelGovBr.PRATA, "A sua conta gov.br é nível prata.", False),
        (NivelGovBr.OURO, "A sua conta gov.br é nível ouro.", False),
    ],
)
def test_ao_comecar_cada_um_le_o_que_lhe_falta(
    elenco: Elenco, client: Client, versao: VersaoDoServico, nivel: Any, frase: str, falta: bool
) -> None:
    if nivel:
        com_nivel(elenco, nivel)
    corpo = comeco(client, elenco, versao)
    assert frase in corpo
    assert ("Aumentar nível da conta" in corpo) is falta


def test_cadastro_liberado_vale_no_lugar_e_a_pagina_diz(
    elenco: Elenco, client: Client, versao: VersaoDoServico
) -> None:
    with elenco.em(elenco.casa):
        edu = elenco.ator("edu")
        exigir_do_cidadao(edu, ato="peticionar_com_nivel", exige="cadastro")
        cadastro = pedir_cadastro(dora(elenco))
    assert "peça o cadastro nesta instituição" in comeco(client, elenco, versao)
    with elenco.em(elenco.casa):
        liberar_cadastro(elenco.ator("edu"), cadastro=cadastro)
    assert "vale no lugar" in comeco(client, elenco, versao)


def test_servico_de_conta_comum_nao_fala_de_nivel(elenco: Elenco, client: Client) -> None:
    with elenco.em(elenco.casa):
        versao = poda(elenco.casa)
    assert "Este serviço pede conta gov.br" not in comeco(client, elenco, versao)
