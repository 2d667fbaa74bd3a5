"""Conferir um arquivo: the report of a PDF that somebody kept."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from seiva.documentos.acoes.excluir import cancelar_documento
from seiva.portal.tests.apoio import assinado, pdf_de, texto
from tests.corpus import CORPUS
from tests.elenco import Elenco
from tests.fabricas import assinar

pytestmark = pytest.mark.django_db


def enviar_pdf(cidadao: Client, pdf: bytes, onde: str = "/conferir/pdf/") -> Any:
    return cidadao.post(onde, {"arquivo": SimpleUploadedFile("copia.pdf", pdf)})


@pytest.mark.parametrize("onde", ["/conferir/pdf/", "/campo-alto/conferir/pdf/"])
def test_arquivo_integro_tem_laudo_com_as_assinaturas(
    elenco: Elenco, cidadao: Client, onde: str
) -> None:
    pdf = pdf_de(elenco, cidadao, assinado(elenco))
    pagina = texto(enviar_pdf(cidadao, pdf, onde))
    assert "Nenhum byte mudou" in pagina
    assert "Ana Prado" in pagina


def test_arquivo_alterado_nao_confere(elenco: Elenco, cidadao: Client) -> None:
    pdf = pdf_de(elenco, cidadao, assinado(elenco))
    alterado = pdf[:2000] + bytes([pdf[2000] ^ 1]) + pdf[2001:]
    pagina = texto(enviar_pdf(cidadao, alterado))
    assert "Não confere" in pagina
    assert "Nenhum byte mudou" not in pagina


def test_copia_sem_a_ultima_assinatura_e_dita_incompleta(elenco: Elenco, cidadao: Client) -> None:
    documento = assinado(elenco)
    pdf = pdf_de(elenco, cidadao, documento)
    with elenco.em(elenco.casa):
        assinar(elenco.ator("fabio"), elenco.casa, documento)
    assert "Há assinaturas mais novas" in texto(enviar_pdf(cidadao, pdf))


def test_arquivo_de_documento_cancelado_e_verdadeiro_e_nao_vale(
    elenco: Elenco, cidadao: Client
) -> None:
    documento = assinado(elenco)
    pdf = pdf_de(elenco, cidadao, documento)
    with elenco.em(elenco.casa):
        cancelar_documento(elenco.ator("ana"), documento=documento, motivo="Engano")
    pagina = texto(enviar_pdf(cidadao, pdf))
    assert "o documento foi cancelado e não vale mais" in pagina


@pytest.mark.parametrize(
    "nome", ["assinado-icp-brasil-AD-RB.pdf", "assinado-5-vezes.pdf", "pdf-invalido.pdf"]
)
def test_arquivo_de_fora_nao_e_nosso_e_nao_quebra(
    elenco: Elenco, cidadao: Client, nome: str
) -> None:
    for onde in ("/conferir/pdf/", "/campo-alto/conferir/pdf/"):
        resposta = enviar_pdf(cidadao, (CORPUS / nome).read_bytes(), onde)
        assert resposta.status_code == 200
        assert "não foi assinado aqui" in texto(resposta)


def test_arquivo_grande_demais_e_recusado_sem_ser_lido(elenco: Elenco, cidadao: Client) -> None:
    tamanho = str(30 * 1024 * 1024)
    resposta = cidadao.post(
        "/conferir/pdf/",
        data=b"--x\r\n",
        content_type="multipart/form-data; boundary=x",
        CONTENT_LENGTH=tamanho,
    )
    assert resposta.status_code == 413
    assert cidadao.post("/conferir/pdf/").status_code == 422


def test_conferir_arquivo_exige_o_token_do_formulario(elenco: Elenco) -> None:
    rigoroso = Client(enforce_csrf_checks=True)
    assert enviar_pdf(rigoroso, b"%PDF-1.4").status_code == 403
