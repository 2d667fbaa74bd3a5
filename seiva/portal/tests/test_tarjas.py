"""The public version, for anybody."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from seiva.documentos.acoes.tarjar import cancelar_versao_tarjada
from seiva.documentos.arquivos import ler
from seiva.documentos.models import Documento
from seiva.documentos.tests.apoio_de_tarjas import com_pdf, publicar
from tests.elenco import Casa, Elenco
from tests.fabricas import autuar

pytestmark = pytest.mark.django_db


@pytest.fixture
def publicado(elenco: Elenco) -> tuple[Documento, bytes]:
    """A restricted document with its public version, and the bytes of this one."""
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana", "RH")
        documento = com_pdf(ana, elenco.casa, autuar(ana, elenco.casa))
        return documento, ler(publicar(ana, elenco.casa, documento).arquivo)


def endereco(casa: Casa, numero: int) -> str:
    return reverse("versao_publica", args=(casa.instituicao.slug, numero))


def test_sem_entrar_se_le_a_versao_e_nao_o_original(
    elenco: Elenco, publicado: tuple[Documento, bytes]
) -> None:
    documento, esperado = publicado
    resposta = Client().get(endereco(elenco.casa, documento.numero))
    assert b"".join(resposta.streaming_content) == esperado  # type: ignore[arg-type]
    assert resposta["Content-Type"] == "application/pdf"
    original = reverse("documento_original", args=(elenco.casa.instituicao.slug, documento.pk))
    assert Client().get(original).status_code == 302


def test_cancelada_alheia_e_inexistente_respondem_o_mesmo(
    elenco: Elenco, publicado: tuple[Documento, bytes]
) -> None:
    documento, _ = publicado
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana", "RH")
        cancelar_versao_tarjada(ana, documento=documento, motivo="Faltou uma tarja")
    respostas = [
        Client().get(endereco(elenco.casa, documento.numero)),
        Client().get(endereco(elenco.outra, documento.numero)),
        Client().get(endereco(elenco.casa, 10**15)),
    ]
    assert {resposta.status_code for resposta in respostas} == {404}


def test_a_conferencia_reconhece_o_arquivo_da_versao_publica(
    elenco: Elenco, publicado: tuple[Documento, bytes]
) -> None:
    documento, bruto = publicado
    url = reverse("conferir_pdf", args=(elenco.casa.instituicao.slug,))

    def laudo(pdf: bytes) -> str:
        enviado = SimpleUploadedFile("copia.pdf", pdf, content_type="application/pdf")
        return Client().post(url, {"arquivo": enviado}).content.decode()

    assert "Versão pública verdadeira" in laudo(bruto)
    assert documento.numero_formatado in laudo(bruto)
    assert "Versão pública verdadeira" not in laudo(bruto + b"\n")
