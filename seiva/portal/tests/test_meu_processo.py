"""The process opened to a citizen: its documents, its receipt, and adding to it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from seiva.documentos.models import Documento
from seiva.peticionamento.models import Rascunho
from seiva.peticionamento.tests.apoio import protocolado
from seiva.portal.tests.test_peticionar import _em
from tests.apoio import executar_tarefas
from tests.elenco import SENHA, Elenco

pytestmark = pytest.mark.django_db


@pytest.fixture
def dora(elenco: Elenco, client: Client) -> Client:
    client.force_login(elenco.contas["dora"])
    return client


def test_a_pessoa_le_o_proprio_processo_e_o_publico_so_o_que_e_publico(
    elenco: Elenco, dora: Client
) -> None:
    with elenco.em(elenco.casa):
        feito = protocolado(elenco)
        papel = Documento.objects.get(processo=feito.processo, natureza="E")
    pagina = dora.get(_em("meu_processo", feito.processo.digitos)).content.decode()
    assert "Foto da árvore" in pagina
    assert "Juntar documentos" in pagina
    assert dora.get(_em("meu_documento", papel.numero)).status_code == 200
    texto = dora.get(_em("meu_documento", feito.peticao.numero)).content.decode()
    assert "Ponto de referência" in texto
    caio = Client()
    caio.force_login(elenco.contas["caio"])
    for outro in (caio,):
        assert outro.get(_em("meu_documento", papel.numero)).status_code == 404
        assert outro.get(_em("meu_documento", feito.peticao.numero)).status_code == 404
        assert outro.get(_em("documento_publico_conteudo", feito.peticao.numero)).status_code == 404


def test_o_recibo_em_pdf_e_feito_por_tarefa(elenco: Elenco, dora: Client) -> None:
    with elenco.em(elenco.casa):
        feito = protocolado(elenco)
    endereco = _em("meu_documento_pdf", feito.recibo.numero)
    assert dora.get(endereco).status_code == 202
    executar_tarefas()
    resposta = dora.get(endereco)
    assert resposta.headers["Content-Type"] == "application/pdf"


def test_juntar_documentos_ao_proprio_processo(elenco: Elenco, dora: Client) -> None:
    with elenco.em(elenco.casa):
        feito = protocolado(elenco)
    dora.post(_em("meu_juntar", feito.processo.digitos))
    with elenco.em(elenco.casa):
        rascunho = Rascunho.objects.get()
    dora.post(_em("peticionar_dados", rascunho.chave), {"texto": "Segue a conta de luz."})
    conta = SimpleUploadedFile("conta.txt", b"luz\n")
    dora.post(_em("peticionar_documentos", rascunho.chave), {"pedido": "", "arquivos": [conta]})
    dora.post(_em("peticionar_assinar", rascunho.chave), {"senha": SENHA, "termos": "on"})
    pagina = dora.get(_em("peticionar_recibo", rascunho.chave)).content.decode()
    assert feito.processo.numero in pagina
    with elenco.em(elenco.casa):
        assert Documento.objects.filter(processo=feito.processo).count() == 6


def test_quem_nao_tem_acesso_nao_junta_e_ve_a_pagina_publica(
    elenco: Elenco, dora: Client, client: Client
) -> None:
    with elenco.em(elenco.casa):
        feito = protocolado(elenco)
    caio = Client()
    caio.force_login(elenco.contas["caio"])
    assert caio.post(_em("meu_juntar", feito.processo.digitos)).status_code == 404
    resposta = caio.get(_em("meu_processo", feito.processo.digitos))
    assert resposta.headers["Location"] == _em("processo_publico", feito.processo.digitos)
