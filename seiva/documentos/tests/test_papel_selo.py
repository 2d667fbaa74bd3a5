"""Sealing: prefix, visible and invisible stamps, refusals, and hostile names."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from seiva.documentos.papel.declaracao import declarar
from seiva.documentos.papel.erros import DeclaracaoInvalida, SeloRecusado
from seiva.documentos.papel.estampa import desenhar_estampa, estampa_de, frase_da_estampa
from seiva.documentos.papel.fontes import so_com_glifo
from seiva.documentos.papel.selo import selar
from seiva.documentos.papel.verificar import verificar_pdf

from .test_papel_apoio import (
    PREFEITURA,
    assinado_por,
    assinar,
    base,
    chaves,
    declaracao,
)
from .test_papel_pdfa import conferir_pdfa


def _campos(pdf: bytes) -> list[pikepdf.Object]:
    with pikepdf.open(BytesIO(pdf)) as aberto:
        return [
            {
                "rect": [float(n) for n in campo.Rect],
                "aparencia": "/AP" in campo and "/N" in campo.AP,
                "valor": campo.V,
                "motivo": str(campo.V.Reason),
                "dica": str(campo.get("/TU", "")),
            }
            for campo in aberto.Root.AcroForm.Fields
        ]


@pytest.mark.parametrize("quantos", [1, 2, 9])
def test_a_base_e_prefixo_exato_do_arquivo_assinado(quantos: int) -> None:
    final = assinado_por(quantos)
    assert hashlib.sha256(final[: base().tamanho]).hexdigest() == base().sha256


def test_cada_ato_so_acrescenta_bytes_ao_anterior() -> None:
    for ordem in range(1, 10):
        assert assinado_por(ordem).startswith(assinado_por(ordem - 1))


def test_as_estampas_ocupam_as_vagas_na_ordem_e_a_nona_assinatura_e_invisivel() -> None:
    campos = _campos(assinado_por(9))
    assert len(campos) == 9
    for campo, vaga in zip(campos, base().vagas, strict=False):
        assert campo["rect"] == pytest.approx([vaga.x0, vaga.y0, vaga.x1, vaga.y1], abs=0.01)
        assert campo["aparencia"]
    assert campos[8]["rect"] == [0, 0, 0, 0]


def test_a_estampa_diz_quem_em_que_cargo_quando_e_por_que_norma() -> None:
    feita = declaracao("Ana Lima", data_hora="2026-11-12T17:03:05+00:00")
    esperada = (
        "Documento assinado eletronicamente por Ana Lima, Secretária Municipal, em 12/11/2026, "
        "às 14:03, conforme horário oficial de Brasília, com fundamento no art. 6º, § 1º, do "
        "Decreto Municipal nº 193/2025."
    )
    assert frase_da_estampa(estampa_de(feita)) == esperada
    (campo,) = _campos(assinar(base().pdf, 1, feita))
    assert campo["motivo"] == campo["dica"] == esperada


def test_autenticacao_tem_o_seu_proprio_verbo() -> None:
    frase = frase_da_estampa(estampa_de(declaracao(tipo="autenticacao")))
    assert frase.startswith("Documento autenticado eletronicamente por Ana Lima")


def test_assinar_outra_coisa_que_nao_a_base_declarada_e_recusado() -> None:
    trocada = declaracao(hash_base="0" * 64)
    with pytest.raises(SeloRecusado, match="bytes congelados"):
        assinar(base().pdf, 1, trocada)
    with pytest.raises(SeloRecusado, match="bytes congelados"):
        assinar(base().pdf, 1, declaracao(tamanho_base=base().tamanho + 1))


@pytest.mark.parametrize("sobra", [b"\n", b"% comentario\n", b"\0" * 10])
@pytest.mark.parametrize("quantos", [0, 1])
def test_nao_se_poe_selo_sobre_bytes_que_ninguem_assinou(quantos: int, sobra: bytes) -> None:
    with pytest.raises(SeloRecusado):
        assinar(assinado_por(quantos) + sobra, quantos + 1, declaracao("Bia"))


def test_nao_se_poe_selo_em_arquivo_que_nao_e_pdf() -> None:
    texto = b"isto nao e um pdf"
    feita = declaracao(hash_base=hashlib.sha256(texto).hexdigest(), tamanho_base=len(texto))
    with pytest.raises(SeloRecusado):
        assinar(texto, 1, feita)


def test_declaracao_de_outras_chaves_nao_recebe_o_selo_destas() -> None:
    camara = "Câmara Municipal de Extrema"
    feita = declaracao(instituicao=camara)
    alheia = declarar(chaves(camara), feita)
    with pytest.raises(DeclaracaoInvalida):
        selar(base().pdf, chaves(), estampa_de(feita), base().vagas[0], alheia)
    assinada = declarar(chaves(), declaracao())
    falsa = replace(assinada, assinatura=bytes(64))
    with pytest.raises(DeclaracaoInvalida):
        selar(base().pdf, chaves(), estampa_de(declaracao()), None, falsa)


NOMES_HOSTIS = [
    "<b>Negrito</b> & <script>alert(1)</script>",
    "Maria " + "Aparecida dos Santos " * 20,
    "Semespaco" * 60,
    "João 😀🇧🇷👩‍👩‍👧 Silva",
    "عمر الخيّام",
    "Ana \u202egpj.exe\u202c Lima",
    "Ana\nLima\r\n\tSouza\x00\x07",
    "%(ts)s {0} %s \\n \\) (parêntese",
    "e\u0301" * 30,
    "名前 한국어 ไทย",
    "'; DROP TABLE assinatura; --",
    "ﬁ ﷽ \U0010fffd",
]


@pytest.mark.parametrize("nome", NOMES_HOSTIS)
def test_nome_hostil_cabe_na_estampa_e_o_arquivo_fica_integro_e_pdfa(nome: str) -> None:
    feito = assinar(base().pdf, 1, declaracao(nome, cargo=nome, norma=nome[:300]))
    conferir_pdfa(feito)
    laudo = verificar_pdf(feito, chaves().publica)
    assert laudo.intacto
    (assinatura,) = laudo.assinaturas
    assert assinatura.declaracao is not None
    assert assinatura.declaracao.signatario.nome == nome


def test_a_estampa_tem_uma_pagina_so_do_tamanho_da_vaga() -> None:
    for nome in ("Ana Lima", "W" * 500):
        desenho = desenhar_estampa(estampa_de(declaracao(nome, cargo="M" * 500)), 228.19, 51.02)
        with pikepdf.open(BytesIO(desenho)) as pdf:
            assert len(pdf.pages) == 1
            assert [float(n) for n in pdf.pages[0].MediaBox] == pytest.approx(
                [0, 0, 228.19, 51.02], abs=0.02
            )


@pytest.mark.parametrize(
    ("texto", "limpo"),
    [
        ("Ana  Lima", "Ana Lima"),
        ("Ana\nLima", "Ana Lima"),
        ("A\u202eB\u200dC\x00", "ABC"),
        ("Jose\u0301", "José"),
        ("😀", "?"),
        ("Ação § 1º “x” – 2ª", "Ação § 1º “x” – 2ª"),
        ("Łukasz Żółć Ђорђе", "Łukasz Żółć Ђорђе"),
    ],
)
def test_so_vai_para_a_estampa_o_que_a_fonte_desenha(texto: str, limpo: str) -> None:
    assert so_com_glifo(texto) == limpo


def test_o_nome_da_instituicao_vai_no_selo() -> None:
    with pikepdf.open(BytesIO(assinado_por(1))) as pdf:
        valor = pdf.Root.AcroForm.Fields[0].V
        assert str(valor.Name) == PREFEITURA
        assert valor.SubFilter == pikepdf.Name("/ETSI.CAdES.detached")
