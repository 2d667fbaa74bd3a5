"""Conferência of attested copies."""

import pytest
from django.test import Client

from seiva.documentos.acoes.autenticar import autenticar_documento
from seiva.documentos.acoes.excluir import cancelar_documento
from seiva.documentos.acoes.substituir import substituir_arquivo
from seiva.documentos.arquivos import guardar_arquivo
from seiva.documentos.models import Autenticacao, Documento
from seiva.documentos.tests.test_autenticar import digitalizado
from seiva.portal.tests.apoio import conferir, corpo, texto
from tests.elenco import SENHA, Elenco

pytestmark = pytest.mark.django_db


def autenticado(elenco: Elenco, nivel: int = 0) -> tuple[Documento, dict[str, str]]:
    with elenco.em(elenco.casa):
        documento = digitalizado(elenco, nivel=nivel)
        feita: Autenticacao = autenticar_documento(
            elenco.ator("ana"), documento=documento, senha=SENHA, cargo=elenco.casa.cargo
        )
    return documento, {
        "codigo_verificador": documento.numero_formatado,
        "codigo_crc": feita.crc,
    }


def test_a_copia_publica_diz_quem_autenticou_e_entrega_os_bytes(
    elenco: Elenco, cidadao: Client
) -> None:
    documento, dados = autenticado(elenco)
    html = texto(conferir(cidadao, dados))
    assert "Cópia autenticada" in html
    assert "autenticado eletronicamente por Ana Prado, Agente Administrativo" in html
    assert documento.processo.numero in html
    assert documento.arquivo.sha256 in html
    assert corpo(cidadao.get("/campo-alto/conferir/arquivo/", dados)) == b"papel velho"
    with elenco.em(elenco.casa):
        assert Documento.objects.get(pk=documento.pk).visto_fora


def test_codigo_errado_nao_acha_nada(elenco: Elenco, cidadao: Client) -> None:
    _, dados = autenticado(elenco)
    errado = dados | {"codigo_crc": "00000000"}
    assert conferir(cidadao, errado).status_code == 404
    assert conferir(cidadao, dados, "serra-azul").status_code == 404


def test_a_copia_restrita_diz_que_existe_mas_nao_abre(elenco: Elenco, cidadao: Client) -> None:
    _, dados = autenticado(elenco, nivel=1)
    assert "O acesso ao conteúdo é restrito" in texto(conferir(cidadao, dados))
    assert cidadao.get("/campo-alto/conferir/arquivo/", dados).status_code == 404


def test_o_arquivo_substituido_e_o_cancelado_nao_valem(elenco: Elenco, cidadao: Client) -> None:
    documento, dados = autenticado(elenco)
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana")
        novo = guardar_arquivo([b"outro"], nome="outro.pdf", tipo_mime="application/pdf")
        substituir_arquivo(ana, documento=documento, arquivo=novo)
    assert "esta autenticação não vale mais" in texto(conferir(cidadao, dados))
    assert cidadao.get("/campo-alto/conferir/arquivo/", dados).status_code == 404
    outro, dados = autenticado(elenco)
    cidadao.get("/campo-alto/conferir/arquivo/", dados)
    with elenco.em(elenco.casa):
        cancelar_documento(elenco.ator("ana"), documento=outro, motivo="Engano")
    assert "não vale mais" in texto(conferir(cidadao, dados))
