"""The public pages of adoption, without scripts: form, confirmation, following."""

from dataclasses import asdict
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from seiva.adesao.links import link_para_acompanhar, segredo_para_confirmar
from seiva.adesao.models import Adesao
from seiva.adesao.plataforma import preparar
from seiva.organizacao.models import Instituicao
from tests.adesao import PEDIDO, pedir
from tests.plataforma import Plataforma

pytestmark = pytest.mark.django_db


def campos(**mudancas: Any) -> dict[str, Any]:
    return asdict(PEDIDO) | {"chave": uuid4(), "site": ""} | mudancas


@pytest.fixture
def aberta(plataforma: Plataforma) -> Plataforma:
    with plataforma.aberta():
        preparar()
    return plataforma


def do_banco(plataforma: Plataforma) -> Adesao:
    with plataforma.aberta():
        adesao: Adesao = Adesao.objects.get()
        return adesao


def test_o_formulario_leva_ao_pedido_e_o_pedido_so_a_quem_o_fez(aberta: Plataforma) -> None:
    cliente = Client()
    assert cliente.get("/adesao/").status_code == 200
    resposta = cliente.post("/adesao/", campos(), follow=True)
    adesao = do_banco(aberta)
    assert resposta.redirect_chain == [(f"/adesao/{adesao.protocolo}/", 302)]
    assert "Carneirinho" in resposta.content.decode()
    de_outro = Client().get(f"/adesao/{adesao.protocolo}/")
    assert "Carneirinho" not in de_outro.content.decode()


def test_o_mesmo_envio_duas_vezes_e_um_pedido(aberta: Plataforma) -> None:
    dados = campos()
    for _ in range(2):
        Client().post("/adesao/", dados)
    assert do_banco(aberta)


def test_recusado_o_formulario_volta_com_tudo_o_que_foi_digitado(aberta: Plataforma) -> None:
    resposta = Client().post("/adesao/", campos(responsavel_cpf="123.456.789-00"))
    corpo = resposta.content.decode()
    assert resposta.status_code == 422
    assert "Este CPF não existe" in corpo
    for digitado in ("123.456.789-00", "Paulo Arantes", "Acabar com o papel."):
        assert digitado in corpo
    assert '<option value="3114550" selected>' in corpo


def test_a_isca_preenchida_nao_passa(aberta: Plataforma) -> None:
    assert Client().post("/adesao/", campos(site="http://x.example")).status_code == 422
    with aberta.aberta():
        assert Adesao.objects.count() == 0


def test_numero_que_existe_e_que_nao_existe_respondem_o_mesmo(aberta: Plataforma) -> None:
    with aberta.aberta():
        adesao = pedir()
    for metodo in ("get", "post"):
        corpos = set()
        for protocolo in (adesao.protocolo, "2026-9999-9999"):
            cliente = Client()
            dados = {"email": "outra@exemplo.example"}
            resposta = getattr(cliente, metodo)(f"/adesao/{protocolo}/", dados)
            corpos.add((resposta.status_code, sem_variaveis(resposta, protocolo)))
        assert len(corpos) == 1


def sem_variaveis(resposta: Any, protocolo: str) -> str:
    import re

    corpo = resposta.content.decode().replace(protocolo, "<protocolo>")
    return re.sub(r'csrfmiddlewaretoken" value="[^"]+"', "", corpo)


def test_o_link_de_acompanhar_abre_e_o_segredo_sai_do_endereco(aberta: Plataforma) -> None:
    with aberta.aberta():
        adesao = pedir()
        link = link_para_acompanhar(adesao).split("8000", 1)[-1]
    resposta = Client().get(link, follow=True)
    assert resposta.redirect_chain == [(f"/adesao/{adesao.protocolo}/", 302)]
    assert "Carneirinho" in resposta.content.decode()
    assert "Carneirinho" not in Client().get(f"{link[:-1]}x").content.decode()


def test_abrir_o_link_nao_confirma_o_botao_sim(aberta: Plataforma) -> None:
    with aberta.aberta():
        adesao = pedir()
    endereco = f"/adesao/confirmar/{segredo_para_confirmar(adesao)}/"
    cliente = Client()
    assert cliente.get(endereco).status_code == 200
    assert do_banco(aberta).estado == "a_confirmar"
    assert cliente.post(endereco).status_code == 302
    assert do_banco(aberta).estado == "interesse"
    assert cliente.post(endereco).status_code == 302  # again: harmless
    assert Client().get("/adesao/confirmar/inventado/").status_code == 404


def test_sem_quem_opere_a_pagina_diz_que_nao_recebe(aberta: Plataforma) -> None:
    Instituicao.objects.update(plataforma=False)
    resposta = Client().get("/adesao/")
    assert resposta.status_code == 200
    assert "não recebe pedidos" in resposta.content.decode()


def test_muitos_pedidos_do_mesmo_lugar_esperam(aberta: Plataforma) -> None:
    cliente = Client()
    codigos = [cliente.post("/adesao/", {}).status_code for _ in range(21)]
    assert codigos == [422] * 20 + [429]
