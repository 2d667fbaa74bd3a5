"""The servant's page of accesses from outside: granting, seeing, cancelling."""

import re
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from seiva.documentos.models import ConcessaoDeAcesso, Documento
from seiva.processos.models import AcessoExterno
from tests.elenco import Elenco
from tests.fabricas import assinar, autuar, autuar_sigiloso, redigir

pytestmark = pytest.mark.django_db


@pytest.fixture
def documentos(elenco: Elenco) -> list[Documento]:
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana")
        processo = autuar(ana, elenco.casa, nivel=1)
        feitos = [redigir(ana, elenco.casa, processo, f"Texto {n}.") for n in range(3)]
        for documento in feitos[:2]:
            assinar(ana, elenco.casa, documento)
        return feitos


def cliente_de(elenco: Elenco, quem: str) -> Client:
    cliente = Client()
    cliente.force_login(elenco.contas[quem])
    return cliente


def pedido(feitos: list[Documento], **mudancas: Any) -> dict[str, Any]:
    return {
        "ato": "abrir",
        "nome": "Paula Reis",
        "email": "paula@exemplo.example",
        "alcance": "alguns",
        "documentos": [feitos[0].pk],
        "dias": "10",
        "motivo": "Defesa",
        "chave": str(uuid4()),
    } | mudancas


def test_abre_ve_e_cancela(elenco: Elenco, documentos: list[Documento]) -> None:
    ana, processo = cliente_de(elenco, "ana"), documentos[0].processo_id
    endereco = f"/campo-alto/processos/{processo}/acesso-externo/"
    assert endereco in ana.get(f"/campo-alto/processos/{processo}/").content.decode()
    assert ana.post(endereco, pedido(documentos)).status_code == 302
    corpo = ana.get(endereco).content.decode()
    for dito in ("Paula Reis", "paula@exemplo.example", "Defesa", "ainda não usado", "Ana Prado"):
        assert dito in corpo
    with elenco.em(elenco.casa):
        dada = ConcessaoDeAcesso.objects.get()
    cancelar = {"ato": "cancelar", "concessao": dada.pk, "motivo": "Mudou de advogada"}
    assert ana.post(endereco, cancelar).status_code == 302
    assert "Mudou de advogada" in ana.get(endereco).content.decode()
    assert ana.post(endereco, cancelar).status_code == 422


def test_o_mesmo_formulario_enviado_duas_vezes_abre_um_acesso(
    elenco: Elenco, documentos: list[Documento]
) -> None:
    ana = cliente_de(elenco, "ana")
    endereco = f"/campo-alto/processos/{documentos[0].processo_id}/acesso-externo/"
    chaves = re.findall(r'name="chave" value="([0-9a-f-]{36})"', ana.get(endereco).content.decode())
    dados = pedido(documentos, chave=chaves[0])
    assert [ana.post(endereco, dados).status_code for _ in range(2)] == [302, 302]
    with elenco.em(elenco.casa):
        assert AcessoExterno.objects.count() == 1


def test_a_minuta_nao_se_oferece_e_o_errado_volta_com_tudo(
    elenco: Elenco, documentos: list[Documento]
) -> None:
    ana = cliente_de(elenco, "ana")
    endereco = f"/campo-alto/processos/{documentos[0].processo_id}/acesso-externo/"
    corpo = ana.get(endereco).content.decode()
    assert f'value="{documentos[0].pk}"' in corpo
    assert f'value="{documentos[2].pk}"' not in corpo
    for errado in (
        {"documentos": [documentos[2].pk]},
        {"documentos": []},
        {"dias": "9999"},
        {"email": "paula"},
        {"motivo": ""},
        {"cpf": "11144477735"},
    ):
        resposta = ana.post(endereco, pedido(documentos, **errado))
        assert resposta.status_code == 422, errado
        assert "Paula Reis" in resposta.content.decode()
    assert ana.post(endereco, {"ato": "outro"}).status_code == 404
    with elenco.em(elenco.casa):
        assert not AcessoExterno.objects.exists()


def test_quem_so_le_ve_a_lista_e_nao_o_formulario(
    elenco: Elenco, documentos: list[Documento]
) -> None:
    processo = documentos[0].processo_id
    endereco = f"/campo-alto/processos/{processo}/acesso-externo/"
    cliente_de(elenco, "ana").post(endereco, pedido(documentos))
    fabio = cliente_de(elenco, "fabio")
    assert endereco in fabio.get(f"/campo-alto/processos/{processo}/acesso/").content.decode()
    assert endereco not in fabio.get(f"/campo-alto/processos/{processo}/").content.decode()
    corpo = fabio.get(endereco).content.decode()
    assert "Paula Reis" in corpo
    assert 'name="documentos"' not in corpo
    assert "Cancelar o acesso" not in corpo
    assert fabio.post(endereco, pedido(documentos)).status_code == 422
    assert cliente_de(elenco, "bia").get(endereco).status_code == 404


def test_processo_sigiloso_nao_tem_a_pagina(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        secreto = autuar_sigiloso(elenco.ator("ana"), elenco.casa)
    ana = cliente_de(elenco, "ana")
    resposta = ana.get(f"/campo-alto/processos/{secreto.pk}/acesso-externo/", follow=True)
    assert "Abrir a uma pessoa de fora" not in resposta.content.decode()
