"""The signed closings of the history, published."""

import json

import pytest
from django.test import Client

from seiva.documentos.chaves import chaveiro_publico
from seiva.documentos.raizes import fechar_raiz_assinada
from tests.elenco import Elenco
from tests.fabricas import autuar

pytestmark = pytest.mark.django_db


def test_qualquer_um_guarda_e_confere_os_fechamentos(client: Client, elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        autuar(elenco.ator("ana"), casa)
        fechar_raiz_assinada()
        (chave,) = chaveiro_publico()
    (raiz,) = client.get("/campo-alto/raizes.json").json()["raizes"]
    chave.ed25519.verify(bytes.fromhex(raiz["assinatura"]), raiz["declaracao"].encode())
    assert raiz["kid"] == chave.kid
    assert json.loads(raiz["declaracao"])["quantidade"] == 1


def test_os_fechamentos_de_uma_casa_nao_aparecem_em_outra(client: Client, elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        autuar(elenco.ator("ana"), elenco.casa)
        fechar_raiz_assinada()
    assert client.get("/serra-azul/raizes.json").json() == {"raizes": []}
