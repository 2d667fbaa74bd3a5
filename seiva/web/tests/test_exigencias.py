"""The page where the institution says what citizens must prove."""

import pytest
from django.test import Client

from seiva.organizacao.exigencias import exigencia_de
from tests.elenco import Elenco

pytestmark = pytest.mark.django_db
PAGINA = "/campo-alto/administracao/cidadaos/exigencias/"


def entrar(elenco: Elenco, nome: str) -> Client:
    cliente = Client()
    cliente.force_login(elenco.contas[nome])
    return cliente


def test_quem_administra_escolhe_o_que_cada_ato_exige(elenco: Elenco) -> None:
    edu = entrar(elenco, "edu")
    corpo = edu.get(PAGINA).content.decode()
    assert "Pedir serviços que exigem gov.br prata ou ouro" in corpo
    resposta = edu.post(PAGINA, {"ato": "peticionar_com_nivel", "exige": "cadastro"})
    assert resposta.status_code == 302
    with elenco.em(elenco.casa):
        assert exigencia_de("peticionar_com_nivel") == "cadastro"
        assert exigencia_de("peticionar") == "conta"


def test_o_que_nao_se_pode_escolher_e_recusado(elenco: Elenco) -> None:
    resposta = entrar(elenco, "edu").post(PAGINA, {"ato": "peticionar_com_nivel", "exige": "conta"})
    assert resposta.status_code == 422
    with elenco.em(elenco.casa):
        assert exigencia_de("peticionar_com_nivel") == "prata"


def test_ato_que_ninguem_declarou_nao_muda_nada(elenco: Elenco) -> None:
    resposta = entrar(elenco, "edu").post(PAGINA, {"ato": "outro", "exige": "conta"})
    assert resposta.status_code == 422


def test_so_quem_administra(elenco: Elenco) -> None:
    assert entrar(elenco, "ana").get(PAGINA).status_code == 403
