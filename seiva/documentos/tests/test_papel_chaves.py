"""Keys of an institution: wrapping, opening and publishing."""

from __future__ import annotations

import base64
import json
from dataclasses import replace

import pytest
from cryptography.x509.oid import NameOID

from seiva.documentos.papel.chave_publica import chave_publica_json, ler_chaves_publicas
from seiva.documentos.papel.chaves import abrir_chaves, gerar_chaves, mestra_de_base64
from seiva.documentos.papel.erros import ChaveInvalida

from .test_papel_apoio import CNPJ, MESTRA, PREFEITURA, chaves, chaves_cifradas


def test_as_chaves_geradas_abrem_com_a_mestra_e_correspondem_ao_certificado() -> None:
    abertas = chaves()
    assert abertas.selo.public_key() == abertas.certificado.public_key()
    assert abertas.ed25519.public_key().public_bytes_raw() == chaves_cifradas().ed25519_publica
    assert len(abertas.segredo_codigo) == 32


def test_o_certificado_traz_a_instituicao_e_o_cnpj() -> None:
    sujeito = chaves().certificado.subject
    assert sujeito.get_attributes_for_oid(NameOID.ORGANIZATION_NAME)[0].value == PREFEITURA
    identificador = sujeito.get_attributes_for_oid(NameOID.ORGANIZATION_IDENTIFIER)[0].value
    assert identificador == "NTRBR-18677591000100"


def test_nome_longo_de_instituicao_cabe_no_certificado_e_fica_inteiro_na_chave() -> None:
    nome = "Autarquia Intermunicipal de Saneamento Básico, Resíduos e Drenagem do Vale do Rio Doce"
    cifradas = gerar_chaves(nome, "12.ABC.345/01DE-35", MESTRA)
    assert abrir_chaves(cifradas, MESTRA).instituicao == nome
    assert cifradas.cnpj == "12ABC34501DE35"


def test_outra_mestra_nao_abre() -> None:
    with pytest.raises(ChaveInvalida):
        abrir_chaves(chaves_cifradas(), bytes(32))


def test_nenhuma_parte_privada_fica_em_claro_no_que_se_guarda() -> None:
    cifradas, abertas = chaves_cifradas(), chaves()
    guardado = b"".join(
        [cifradas.ed25519_cifrada, cifradas.selo_cifrada, cifradas.segredo_codigo_cifrado]
    )
    assert abertas.ed25519.private_bytes_raw() not in guardado
    assert abertas.segredo_codigo not in guardado


@pytest.mark.parametrize("campo", ["ed25519_cifrada", "selo_cifrada", "segredo_codigo_cifrado"])
def test_um_bit_trocado_no_que_se_guarda_nao_abre(campo: str) -> None:
    original = bytearray(getattr(chaves_cifradas(), campo))
    original[-1] ^= 1
    with pytest.raises(ChaveInvalida):
        abrir_chaves(replace(chaves_cifradas(), **{campo: bytes(original)}), MESTRA)


def test_chave_cifrada_nao_serve_em_outra_coluna_nem_em_outra_instituicao() -> None:
    uma, outra = chaves_cifradas(), chaves_cifradas("Câmara Municipal de Extrema")
    with pytest.raises(ChaveInvalida):
        abrir_chaves(replace(uma, segredo_codigo_cifrado=uma.ed25519_cifrada), MESTRA)
    with pytest.raises(ChaveInvalida):
        abrir_chaves(replace(uma, ed25519_cifrada=outra.ed25519_cifrada), MESTRA)


def test_a_representacao_das_chaves_abertas_nao_mostra_segredo() -> None:
    texto = repr(chaves())
    assert texto == f"Chaves('{PREFEITURA}', kid='{chaves().kid}')"


def test_a_forma_publicada_vai_e_volta_e_nao_tem_parte_privada() -> None:
    texto = chave_publica_json(chaves().publica)
    (lida,) = ler_chaves_publicas(texto)
    publica = chaves().publica
    assert (lida.kid, lida.instituicao, lida.cnpj) == (publica.kid, PREFEITURA, publica.cnpj)
    assert lida.certificado == publica.certificado
    assert "PRIVATE" not in texto
    assert base64.b64decode(json.loads(texto)["ed25519"]) == chaves_cifradas().ed25519_publica


def test_um_anel_de_chaves_vai_e_volta_na_ordem() -> None:
    anel = (chaves().publica, chaves("Câmara Municipal de Extrema").publica)
    lidas = ler_chaves_publicas(chave_publica_json(*anel))
    assert [chave.kid for chave in lidas] == [chave.kid for chave in anel]


@pytest.mark.parametrize("texto", ["", "[]", "{}", '{"chaves":[]}', '{"formato":"x"}', "null"])
def test_arquivo_de_chave_malformado_e_recusado(texto: str) -> None:
    with pytest.raises(ChaveInvalida):
        ler_chaves_publicas(texto)


def test_chave_publicada_com_kid_trocado_e_recusada() -> None:
    dados = json.loads(chave_publica_json(chaves().publica))
    dados["kid"] = "0" * 16
    with pytest.raises(ChaveInvalida):
        ler_chaves_publicas(json.dumps(dados))


@pytest.mark.parametrize("valor", ["", "não é base64", base64.b64encode(b"curta").decode()])
def test_mestra_malformada_e_recusada(valor: str) -> None:
    with pytest.raises(ChaveInvalida):
        mestra_de_base64(valor)


def test_mestra_em_base64_e_lida() -> None:
    assert mestra_de_base64(base64.b64encode(MESTRA).decode()) == MESTRA


@pytest.mark.parametrize("cnpj", ["", "123", CNPJ + "1", "18.677.591/0001-0X"])
def test_cnpj_malformado_e_recusado(cnpj: str) -> None:
    with pytest.raises(ChaveInvalida):
        gerar_chaves(PREFEITURA, cnpj, MESTRA)
