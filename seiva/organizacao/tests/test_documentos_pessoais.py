"""CPF and CNPJ as people type them."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from stdnum.br import cnpj as stdnum_cnpj

from seiva.organizacao.regras.documentos_pessoais import (
    DocumentoInvalido,
    cnpj,
    cpf,
    formatar,
    identificar,
    mascarar_cpf,
    so_alfanumericos,
)


@pytest.mark.parametrize("texto", ["111.444.777-35", "11144477735", " 111 444 777 35 "])
def test_a_cpf_is_kept_as_eleven_digits(texto: str) -> None:
    assert cpf(texto) == "11144477735"


@pytest.mark.parametrize(
    ("texto", "trecho"),
    [
        ("111.444.777-36", "não conferem"),
        ("111.444.777", "11 algarismos"),
        ("111.111.111-11", "todos os algarismos são iguais"),
        ("000.000.000-00", "não existe"),
        ("111.444.77A-35", "só com algarismos"),
        ("", "11 algarismos"),
    ],
)
def test_a_wrong_cpf_is_refused_with_a_sentence(texto: str, trecho: str) -> None:
    with pytest.raises(DocumentoInvalido) as erro:
        cpf(texto)
    assert trecho in erro.value.mensagem


@pytest.mark.parametrize("texto", ["11.222.333/0001-81", "11222333000181"])
def test_a_numeric_cnpj_is_kept_as_fourteen_characters(texto: str) -> None:
    assert cnpj(texto) == "11222333000181"


@pytest.mark.parametrize("texto", ["12.ABC.345/01DE-35", "12abc34501de35"])
def test_an_alphanumeric_cnpj_is_accepted_in_upper_case(texto: str) -> None:
    assert cnpj(texto) == "12ABC34501DE35"


@pytest.mark.parametrize(
    ("texto", "trecho"),
    [
        ("11.222.333/0001-82", "não conferem"),
        ("12.ABC.345/01DE-36", "não conferem"),
        ("12.ABC.345/01DE-3X", "não conferem"),
        ("11.222.333/0001", "14 caracteres"),
        ("00.000.000/0000-00", "Digite o CNPJ"),
        ("11.222.333/000*-81", "Digite o CNPJ"),
        ("11.222.333/0001-8٣", "Digite o CNPJ"),
    ],
)
def test_a_wrong_cnpj_is_refused_with_a_sentence(texto: str, trecho: str) -> None:
    with pytest.raises(DocumentoInvalido) as erro:
        cnpj(texto)
    assert trecho in erro.value.mensagem


def test_natural_and_legal_persons_are_told_apart_by_the_length() -> None:
    assert identificar("111.444.777-35") == ("PF", "11144477735")
    assert identificar("12.ABC.345/01DE-35") == ("PJ", "12ABC34501DE35")


@pytest.mark.parametrize("texto", ["", "123", "Maria de Souza", "111.444.777-3"])
def test_what_is_neither_is_refused(texto: str) -> None:
    with pytest.raises(DocumentoInvalido):
        identificar(texto)


def test_both_are_written_with_their_punctuation() -> None:
    assert formatar("11144477735") == "111.444.777-35"
    assert formatar("12ABC34501DE35") == "12.ABC.345/01DE-35"


def test_a_masked_cpf_hides_both_ends() -> None:
    assert mascarar_cpf("111.444.777-35") == "***.444.777-**"
    assert mascarar_cpf("00000000123") == "***.000.001-**"
    for torto in ("123", "111.444.777-3X"):
        with pytest.raises(DocumentoInvalido):
            mascarar_cpf(torto)


def test_a_search_text_is_reduced_to_the_stored_form() -> None:
    assert so_alfanumericos(" 12.abc.345/01de ") == "12ABC34501DE"
    assert so_alfanumericos("José 2º") == "JOS2"


alfanumerico = st.text("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=12, max_size=12)


@given(alfanumerico)
def test_every_cnpj_with_right_check_digits_survives_formatting(base: str) -> None:
    assume(base != "0" * 12)
    numero = base + stdnum_cnpj.calc_check_digits(base)
    assert cnpj(formatar(numero)) == numero
    assert identificar(numero) == ("PJ", numero)


@given(st.text(max_size=20))
def test_no_text_breaks_the_identification(texto: str) -> None:
    try:
        tipo, numero = identificar(texto)
    except DocumentoInvalido as erro:
        assert erro.mensagem
    else:
        assert (tipo, len(numero)) in {("PF", 11), ("PJ", 14)}
