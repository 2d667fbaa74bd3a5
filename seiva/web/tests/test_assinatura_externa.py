"""Sending a document to who signs it by a link, from the process page."""

import pytest
from django.test import Client

from seiva.documentos.models import AssinaturaExterna, Documento
from tests.elenco import Elenco
from tests.fabricas import autuar, redigir

pytestmark = pytest.mark.django_db
PAULO = {
    "ato": "liberar",
    "nome": "Paulo Arantes",
    "cpf": "935.411.347-80",
    "cargo": "Prefeito",
    "email": "paulo@exemplo.example",
    "dias": "10",
}


@pytest.fixture
def documento(elenco: Elenco) -> Documento:
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana")
        return redigir(ana, elenco.casa, autuar(ana, elenco.casa))


def cliente_de(elenco: Elenco, quem: str) -> Client:
    cliente = Client()
    cliente.force_login(elenco.contas[quem])
    return cliente


def test_envia_ve_e_cancela(elenco: Elenco, documento: Documento) -> None:
    ana = cliente_de(elenco, "ana")
    processo = f"/campo-alto/processos/{documento.processo_id}/?documento={documento.pk}"
    endereco = f"/campo-alto/documentos/{documento.pk}/assinatura-externa/"
    assert endereco in ana.get(processo).content.decode()
    assert ana.post(endereco, PAULO).status_code == 302
    corpo = ana.get(endereco).content.decode()
    assert "Paulo Arantes" in corpo
    assert "935" not in corpo
    with elenco.em(elenco.casa):
        envio = AssinaturaExterna.objects.get()
    assert ana.post(endereco, PAULO).status_code == 422
    cancelar = {"ato": "cancelar", "envio": envio.pk, "motivo": "Texto errado"}
    assert ana.post(endereco, cancelar).status_code == 302
    assert "Texto errado" in ana.get(endereco).content.decode()


def test_o_campo_errado_volta_com_tudo(elenco: Elenco, documento: Documento) -> None:
    ana = cliente_de(elenco, "ana")
    endereco = f"/campo-alto/documentos/{documento.pk}/assinatura-externa/"
    resposta = ana.post(endereco, PAULO | {"cpf": "1"})
    assert resposta.status_code == 422
    assert "paulo@exemplo.example" in resposta.content.decode()
    assert ana.post(endereco, {"ato": "outro"}).status_code == 404


def test_de_outra_unidade_nao_se_envia(elenco: Elenco, documento: Documento) -> None:
    bia = cliente_de(elenco, "bia")
    endereco = f"/campo-alto/documentos/{documento.pk}/assinatura-externa/"
    assert bia.get(endereco).status_code == 404  # a draft exists for its own unit alone
