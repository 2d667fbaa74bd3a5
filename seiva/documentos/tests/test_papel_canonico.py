"""Canonical JSON: the table of RFC 8785 that concerns values without fractions."""

from __future__ import annotations

import pytest

from seiva.documentos.papel.canonico import canonico
from seiva.documentos.papel.erros import DeclaracaoInvalida

TABELA = [
    ({}, "{}"),
    ([], "[]"),
    ({"b": 1, "a": 2}, '{"a":2,"b":1}'),
    ({"a": {"z": None, "y": True}, "A": False}, '{"A":false,"a":{"y":true,"z":null}}'),
    ([3, 1, 2], "[3,1,2]"),
    ((1, "x"), '[1,"x"]'),
    ("ação — nº 1º", '"ação — nº 1º"'),
    ('aspas " e barra \\ /', '"aspas \\" e barra \\\\ /"'),
    ("\b\t\n\f\r", '"\\b\\t\\n\\f\\r"'),
    ("\x00\x1f\x7f", '"\\u0000\\u001f\x7f"'),
    ("<script>&", '"<script>&"'),
    ("😀", '"😀"'),
    (0, "0"),
    (-7, "-7"),
    (2**53 - 1, "9007199254740991"),
    ({"10": 1, "9": 2}, '{"10":1,"9":2}'),
]


@pytest.mark.parametrize(("valor", "esperado"), TABELA)
def test_a_forma_canonica_segue_a_tabela(valor: object, esperado: str) -> None:
    assert canonico(valor) == esperado.encode("utf-8")


def test_chaves_sao_ordenadas_por_unidades_utf16_como_no_exemplo_da_rfc() -> None:
    chaves = ["\u20ac", "\r", "\ufb33", "1", "\U0001f600", "\u0080", "\u00f6"]
    esperada = ["\r", "1", "\u0080", "\u00f6", "\u20ac", "\U0001f600", "\ufb33"]
    texto = canonico({chave: n for n, chave in enumerate(chaves)}).decode("utf-8")
    posicoes = [texto.index('"\\r"' if chave == "\r" else f'"{chave}"') for chave in esperada]
    assert posicoes == sorted(posicoes)


def test_a_ordem_de_insercao_nao_muda_os_bytes() -> None:
    assert canonico({"x": 1, "y": [{"b": 1, "a": 2}]}) == canonico(
        {"y": [{"a": 2, "b": 1}], "x": 1}
    )


@pytest.mark.parametrize(
    "valor", [1.5, {"a": 0.1}, {1: "a"}, b"bytes", 2**53, "\ud800", {"\udfff": 1}]
)
def test_valor_sem_forma_canonica_e_recusado(valor: object) -> None:
    with pytest.raises(DeclaracaoInvalida):
        canonico(valor)
