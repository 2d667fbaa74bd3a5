"""Declarations: signing, checking, and what each kind of tampering shows."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, replace

import pytest

from seiva.documentos.papel.canonico import canonico
from seiva.documentos.papel.declaracao import (
    DeclaracaoAssinada,
    declaracao_json,
    declarar,
    ler_declaracao_json,
    verificar_declaracao,
)
from seiva.documentos.papel.erros import DeclaracaoInvalida
from seiva.documentos.papel.verificar import verificar_arquivo

from .test_papel_apoio import chaves, declaracao

ARQUIVO = b"planta baixa em DWG, bytes quaisquer \x00\xff"


def _de_arquivo(**mudancas: object) -> DeclaracaoAssinada:
    campos: dict[str, object] = {
        "hash_base": hashlib.sha256(ARQUIVO).hexdigest(),
        "tamanho_base": len(ARQUIVO),
        "conteudo_sha256": None,
        "tipo": "autenticacao",
        "conferencia": "Documento original",
    }
    return declarar(chaves(), declaracao(**(campos | mudancas)))


def test_o_que_se_declara_e_o_que_se_le_de_volta() -> None:
    feita = declaracao("Ana Lima")
    assert verificar_declaracao(declarar(chaves(), feita), chaves().publica) == feita


def test_os_bytes_assinados_sao_o_json_canonico() -> None:
    assinada = declarar(chaves(), declaracao())
    assert assinada.canonico == canonico(asdict(declaracao()))
    assert assinada.canonico.startswith(b'{"cargo":') and b": " not in assinada.canonico[:40]
    assert len(assinada.assinatura) == 64


def test_um_bit_trocado_na_declaracao_ou_na_assinatura_e_recusado() -> None:
    assinada = declarar(chaves(), declaracao())
    for campo in ("canonico", "assinatura"):
        original = bytearray(getattr(assinada, campo))
        original[20] ^= 1
        with pytest.raises(DeclaracaoInvalida):
            verificar_declaracao(replace(assinada, **{campo: bytes(original)}), chaves().publica)


def test_chave_de_outra_instituicao_e_recusada() -> None:
    outra = chaves("Câmara Municipal de Extrema").publica
    with pytest.raises(DeclaracaoInvalida, match="outra chave"):
        verificar_declaracao(declarar(chaves(), declaracao()), outra)


def test_declaracao_em_nome_de_outra_instituicao_e_recusada() -> None:
    alheia = declarar(chaves(), declaracao(instituicao="Prefeitura de Toledo"))
    with pytest.raises(DeclaracaoInvalida, match="outra instituição"):
        verificar_declaracao(alheia, chaves().publica)


def test_texto_assinado_que_nao_e_canonico_e_recusado() -> None:
    folgado = json.dumps(asdict(declaracao()), ensure_ascii=False).encode()
    assinada = DeclaracaoAssinada(folgado, chaves().ed25519.sign(folgado), chaves().kid)
    with pytest.raises(DeclaracaoInvalida, match="canônica"):
        verificar_declaracao(assinada, chaves().publica)


@pytest.mark.parametrize(
    "mudanca",
    [
        {"data_hora": "2026-11-12T14:03:05"},
        {"data_hora": "ontem"},
        {"hash_base": "ABC"},
        {"conteudo_sha256": "00"},
        {"tamanho_base": -1},
        {"tamanho_base": "10"},
        {"versao": "seiva-declaracao/2"},
        {"tipo": "rubrica"},
        {"cargo": None},
    ],
)
def test_declaracao_malformada_nao_e_assinada(mudanca: dict[str, object]) -> None:
    with pytest.raises(DeclaracaoInvalida):
        declarar(chaves(), declaracao(**mudanca))


def test_campo_a_mais_no_texto_assinado_e_recusado() -> None:
    corpo = canonico(asdict(declaracao()) | {"extra": 1})
    assinada = DeclaracaoAssinada(corpo, chaves().ed25519.sign(corpo), chaves().kid)
    with pytest.raises(DeclaracaoInvalida):
        verificar_declaracao(assinada, chaves().publica)


@pytest.mark.parametrize("corpo", [b"", b"null", b"[]", b"{}", b'{"signatario":1}', b"\xff"])
def test_texto_assinado_que_nao_e_declaracao_e_recusado(corpo: bytes) -> None:
    assinada = DeclaracaoAssinada(corpo, chaves().ed25519.sign(corpo), chaves().kid)
    with pytest.raises(DeclaracaoInvalida):
        verificar_declaracao(assinada, chaves().publica)


def test_o_arquivo_avulso_vai_e_volta_mesmo_reformatado() -> None:
    assinada = _de_arquivo()
    reformatado = json.dumps(json.loads(declaracao_json(assinada)), ensure_ascii=True, indent=8)
    assert ler_declaracao_json(reformatado) == assinada


@pytest.mark.parametrize("texto", ["", "{}", "[]", '{"declaracao":{},"assinatura":"?","kid":"x"}'])
def test_arquivo_avulso_malformado_e_recusado(texto: str) -> None:
    with pytest.raises(DeclaracaoInvalida):
        ler_declaracao_json(texto)


def test_arquivo_externo_com_duas_declaracoes_e_intacto() -> None:
    duas = [_de_arquivo(), _de_arquivo(tipo="assinatura", conferencia=None)]
    laudo = verificar_arquivo(ARQUIVO, duas, chaves().publica)
    assert laudo.intacto
    assert [a.declaracao.tipo for a in laudo.assinaturas if a.declaracao] == [
        "autenticacao",
        "assinatura",
    ]


def test_arquivo_externo_alterado_nao_confere_e_o_laudo_ainda_diz_quem_declarou() -> None:
    laudo = verificar_arquivo(ARQUIVO + b"\n", [_de_arquivo()], chaves().publica)
    (assinatura,) = laudo.assinaturas
    assert not laudo.intacto and not assinatura.base_confere
    assert assinatura.declaracao_valida and assinatura.declaracao is not None
    assert assinatura.declaracao.signatario.nome == "Ana Lima"


def test_arquivo_externo_com_assinatura_falsa_nao_confere() -> None:
    falsa = replace(_de_arquivo(), assinatura=bytes(64))
    laudo = verificar_arquivo(ARQUIVO, [falsa], chaves().publica)
    assert not laudo.intacto and not laudo.assinaturas[0].declaracao_valida


def test_arquivo_externo_sem_declaracao_nao_e_intacto() -> None:
    assert not verificar_arquivo(ARQUIVO, [], chaves().publica).intacto
