"""The operator's board and the page of one adoption."""

import pytest
from django.test import Client

from seiva.adesao.models import Adesao
from seiva.organizacao.models import Instituicao
from tests.adesao import com_termo, com_termo_daqui, confirmada, pedir
from tests.plataforma import Plataforma

pytestmark = pytest.mark.django_db


@pytest.fixture
def otto(plataforma: Plataforma) -> Client:
    cliente = Client()
    cliente.force_login(plataforma.operador)
    return cliente


def fazer(otto: Client, adesao: Adesao, verbo: str, **dados: str) -> int:
    return otto.post(f"/plataforma/adesoes/{adesao.pk}/{verbo}/", dados).status_code


def test_o_quadro_mostra_quem_confirmou_e_a_pagina_o_que_se_pode_fazer(
    plataforma: Plataforma, otto: Client
) -> None:
    with plataforma.aberta():
        adesao = confirmada()
        pedir(ibge="3100104", cnpj="11.444.777/0001-61")  # not confirmed: nobody hears of it
    corpo = otto.get("/plataforma/adesoes/").content.decode()
    assert "Prefeitura Municipal de Carneirinho" in corpo
    assert "Abadia dos Dourados" not in corpo
    pagina = otto.get(f"/plataforma/adesoes/{adesao.pk}/").content.decode()
    assert "Gerar termo de adesão" in pagina
    assert "Aprovar adesão" not in pagina


def test_da_pagina_se_gera_o_termo_e_se_aprova(plataforma: Plataforma, otto: Client) -> None:
    with plataforma.aberta():
        adesao = confirmada()
    assert fazer(otto, adesao, "aprovar_adesao", endereco="carneirinho") == 422
    with plataforma.aberta():
        com_termo(plataforma, adesao)
    pagina = otto.get(f"/plataforma/adesoes/{adesao.pk}/").content.decode()
    assert 'value="carneirinho"' in pagina
    assert fazer(otto, adesao, "aprovar_adesao", endereco="extrema ") == 302
    assert Instituicao.objects.filter(slug="extrema", fase="piloto").exists()


def test_a_recusa_volta_com_o_que_foi_digitado(plataforma: Plataforma, otto: Client) -> None:
    with plataforma.aberta():
        adesao = com_termo(plataforma, confirmada())
    resposta = otto.post(
        f"/plataforma/adesoes/{adesao.pk}/aprovar_adesao/", {"endereco": "campo-alto"}
    )
    corpo = resposta.content.decode()
    assert resposta.status_code == 422
    assert "já é usado" in corpo
    assert 'value="campo-alto"' in corpo


def test_o_que_falta_ao_termo_se_explica_no_botao(plataforma: Plataforma, otto: Client) -> None:
    with plataforma.aberta():
        adesao = confirmada()
        com_termo_daqui(plataforma, adesao)
    corpo = otto.get(f"/plataforma/adesoes/{adesao.pk}/").content.decode()
    assert "depois que o termo tem as duas assinaturas" in corpo
    assert "Enviado a Paulo Arantes" in corpo


def test_o_que_nao_existe_nao_se_faz(plataforma: Plataforma, otto: Client) -> None:
    with plataforma.aberta():
        adesao = confirmada()
        escondida = pedir(ibge="3100104", cnpj="11.444.777/0001-61")
    assert fazer(otto, adesao, "confirmar_manifestacao") == 404
    assert fazer(otto, escondida, "gerar_termo") == 404
    assert otto.get(f"/plataforma/adesoes/{adesao.pk}/gerar_termo/").status_code == 405


def test_o_quadro_custa_o_mesmo_com_um_ou_dez(plataforma: Plataforma, otto: Client) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    custos = []
    with plataforma.aberta():
        confirmada()
    for total in (1, 3):
        with CaptureQueriesContext(
            connection,
        ) as contadas:
            otto.get("/plataforma/adesoes/")
        custos.append(len(contadas))
        with plataforma.aberta():
            if total == 1:
                confirmada(natureza="camara", cnpj="11.444.777/0001-61")
    assert custos[0] == custos[1]
