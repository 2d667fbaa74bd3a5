"""Numbers that exist in the world, and the sentences an administrator reads."""

from __future__ import annotations

import pytest

from seiva.processos.regras.numeracao import (
    Contexto,
    ContextoInvalido,
    Mascara,
    MascaraInvalida,
    NumeroInvalido,
    SequenciaEsgotada,
    normalizar_busca,
)

SEI_MG = (
    "@cod_orgao_sei_04d@.01.@seq_anual_cod_orgao_sei_07d@/@ano_4d@"
    "-@dv_mod97_base10_executivo_federal_2d@"
)
NUP_17 = (
    "@cod_unidade_sei_05d@.@seq_anual_cod_unidade_sei_06d@/@ano_4d@-@dv_mod11_executivo_federal_2d@"
)
NIPE_20 = (
    "17.@cod_orgao_sei_03d@@cod_unidade_sei_03d@.@seq_anual_cod_unidade_sei_06d@/@ano_4d@"
    "-@dv_mod11_executivo_federal_2d@"
)
NUP_21 = (
    "@cod_unidade_sei_07d@.@seq_anual_cod_unidade_sei_08d@/@ano_4d@"
    "-@dv_mod97_base10_executivo_federal_2d@"
)
CNJ = "@seq_anual_cod_orgao_sip_07d@-@dv_mod97_base10_cnj_2d@.@ano_4d@.2.00.@cod_orgao_sip_04d@"
TIMOTEO = "@cod_unidade_sei_03d@@seq_anual_cod_unidade_sei_06d@@ano_4d@-@dv_mod11_1d@"
SEM_DV = "PMX-@seq_anual_cod_orgao_sei_05d@/@ano_2d@"

ESPECIMES = [
    (NUP_17, "53500.000124/2024-04"),
    (NUP_17, "50300.018905/2018-67"),
    (NUP_17, "53500.201128/2014-28"),
    (NUP_17, "19957.000052/2014-19"),
    (NUP_17, "60041.001093/2020-97"),
    (NUP_17, "02019.003483/2018-68"),
    (NIPE_20, "17.137001.000001/2026-21"),
    (SEI_MG, "1500.01.0069235/2025-73"),
    (SEI_MG, "1500.01.0019731/2024-24"),
    (SEI_MG, "1500.01.0023123/2024-08"),
    (SEI_MG, "1370.01.0041699/2020-85"),
    (SEI_MG, "1370.01.0049245/2021-40"),
    (NUP_21, "0000001.00000001/2015-84"),
    (CNJ, "0005908-43.2015.2.00.0000"),
]


@pytest.mark.parametrize(("mascara", "numero"), ESPECIMES)
def test_a_real_number_is_valid_and_is_rebuilt_from_its_parts(mascara: str, numero: str) -> None:
    lida = Mascara.ler(mascara)
    lida.validar(numero)
    partes = lida.interpretar(numero)
    contexto = Contexto(
        cod_orgao=partes.cod_orgao or "",
        cod_unidade=partes.cod_unidade or "",
        ano=partes.ano,
    )
    assert lida.formatar(contexto, partes.sequencia) == numero


@pytest.mark.parametrize(("mascara", "numero"), ESPECIMES)
def test_the_punctuation_is_put_back_on_bare_digits(mascara: str, numero: str) -> None:
    digitos = "".join(c for c in numero if c.isdigit())
    assert Mascara.ler(mascara).pontuar(digitos) == numero


def test_a_number_of_the_state_fails_the_federal_modulus_11() -> None:
    federal = Mascara.ler(SEI_MG.replace("mod97_base10_executivo", "mod11_executivo"))
    with pytest.raises(NumeroInvalido) as erro:
        federal.validar("1500.01.0069235/2025-73")
    assert erro.value.codigo == "digito_verificador"


def test_the_refused_check_digit_says_what_was_found_and_what_was_expected() -> None:
    with pytest.raises(NumeroInvalido) as erro:
        Mascara.ler(SEI_MG).validar("1500.01.0069235/2025-37")
    assert "está 37 e o cálculo dá 73" in erro.value.mensagem


def test_the_refused_format_shows_the_layout_of_the_institution() -> None:
    with pytest.raises(NumeroInvalido) as erro:
        Mascara.ler(SEI_MG).validar("1500.01.69235/2025-73")
    assert erro.value.codigo == "formato"
    assert "OOOO.01.SSSSSSS/AAAA-DD" in erro.value.mensagem
    assert "S = sequência" in erro.value.mensagem


def test_a_number_with_other_punctuation_is_refused_with_the_right_writing() -> None:
    with pytest.raises(NumeroInvalido) as erro:
        Mascara.ler(NUP_17).validar("53500000124202404")
    assert erro.value.codigo == "pontuacao"
    assert "53500.000124/2024-04" in erro.value.mensagem


def test_sequence_zero_never_existed() -> None:
    with pytest.raises(NumeroInvalido) as erro:
        Mascara.ler(SEM_DV).validar("PMX-00000/26")
    assert erro.value.codigo == "sequencia_zero"


def test_a_mask_of_thirteen_digits_and_one_check_digit() -> None:
    mascara = Mascara.ler(TIMOTEO)
    numero = mascara.formatar(Contexto(cod_unidade="12", ano=2026), 345)
    # 0120003452026: sum of digit × weight from the right is 147; 11 − 147 mod 11 = 7
    assert numero == "0120003452026-7"
    mascara.validar(numero)


def test_a_mask_without_check_digit_and_with_a_two_digit_year() -> None:
    mascara = Mascara.ler(SEM_DV)
    assert mascara.formatar(Contexto(ano=2026), 7) == "PMX-00007/26"
    assert mascara.interpretar("PMX-00007/26").ano == 2026


def test_units_with_the_same_code_share_one_sequence_even_with_leading_zeros() -> None:
    mascara = Mascara.ler(NIPE_20)
    uma = Contexto(cod_orgao="137", cod_unidade="001", ano=2026)
    outra = Contexto(cod_orgao="137", cod_unidade="1", ano=2026)
    assert mascara.codigo_da_sequencia(uma) == mascara.codigo_da_sequencia(outra) == "unidade:1"
    assert mascara.formatar(uma, 1) == mascara.formatar(outra, 1) == "17.137001.000001/2026-21"


def test_the_sequence_of_the_orgao_is_keyed_apart_from_that_of_the_unit() -> None:
    contexto = Contexto(cod_orgao="3106", cod_unidade="3106", ano=2026)
    assert Mascara.ler(SEI_MG).codigo_da_sequencia(contexto) == "orgao:3106"
    assert Mascara.ler(NUP_17).codigo_da_sequencia(contexto) == "unidade:3106"


def test_a_literal_code_of_the_institution_needs_no_code_in_the_register() -> None:
    assert Mascara.ler(SEM_DV).codigo_da_sequencia(Contexto(ano=2026)) == "orgao:0"


def test_the_example_is_a_valid_number() -> None:
    mascara = Mascara.ler(SEI_MG)
    exemplo = mascara.exemplo(Contexto(cod_orgao="1500", ano=2026))
    assert exemplo.startswith("1500.01.0000123/2026-")
    mascara.validar(exemplo)


def test_a_code_of_free_width_is_written_as_it_is() -> None:
    mascara = Mascara.ler("@ano_2d@.@cod_orgao_sip@.@seq_anual_cod_orgao_sip_09d@-@dv_mod11_1d@")
    numero = mascara.formatar(Contexto(cod_orgao="8000", ano=2026), 12)
    assert numero.startswith("26.8000.000000012-")
    mascara.validar(numero)


def test_the_cnmp_digit_in_the_middle_follows_the_formula_of_the_cnj() -> None:
    cnmp = Mascara.ler(CNJ.replace("cnj", "cnmp"))
    cnmp.validar("0005908-43.2015.2.00.0000")


@pytest.mark.parametrize(
    ("texto", "codigo"),
    [
        ("", "mascara_vazia"),
        ("@ano_4d@/@seq_anual_cod_orgao_sei_07d", "arroba_sem_par"),
        ("@ano_4d@.@seq_anual_cod_orgao_sei_07d@ @dv_mod11_1d@", "literal_invalido"),
        ("@seq_anual_cod_orgao_sei_07d@/@mes_2d@", "variavel_desconhecida"),
        ("@seq_anual_cod_orgao_sei@/@ano_4d@", "sequencia_sem_largura"),
        ("@cod_orgao_sei_00d@.@seq_anual_cod_orgao_sei_07d@/@ano_4d@", "largura_invalida"),
        ("@cod_orgao_sei_04d@/@ano_4d@", "sem_sequencia"),
        ("@seq_anual_cod_orgao_sei_07d@-@dv_mod11_1d@", "sem_ano"),
        ("@seq_anual_cod_unidade_sei_07d@/@ano_4d@", "sequencia_por_unidade_sem_codigo"),
        (
            "@seq_anual_cod_orgao_sei_07d@/@ano_4d@-@dv_mod11_1d@"
            "@dv_mod97_base10_executivo_federal_2d@",
            "dois_digitos_verificadores",
        ),
        (
            "@seq_anual_cod_orgao_sei_07d@@seq_anual_cod_orgao_sip_07d@/@ano_4d@",
            "duas_sequencias",
        ),
        ("@seq_anual_cod_orgao_sei_07d@/@ano_4d@@ano_2d@", "dois_anos"),
        ("@dv_mod11_1d@-@seq_anual_cod_orgao_sei_07d@/@ano_4d@", "digito_verificador_no_meio"),
        ("@cod_orgao_sip@@seq_anual_cod_orgao_sei_07d@/@ano_4d@", "codigo_sem_separador"),
        ("@seq_anual_cod_orgao_sei_07d@/@ano_4d@" + "0" * 60, "mascara_longa"),
    ],
)
def test_a_mask_that_cannot_number_is_refused(texto: str, codigo: str) -> None:
    with pytest.raises(MascaraInvalida) as erro:
        Mascara.ler(texto)
    assert erro.value.codigo == codigo
    assert erro.value.mensagem.endswith(".")


def test_a_sequence_wider_than_the_mask_is_exhausted() -> None:
    mascara = Mascara.ler("@seq_anual_cod_orgao_sei_02d@/@ano_4d@")
    assert mascara.formatar(Contexto(ano=2026), 99) == "99/2026"
    with pytest.raises(SequenciaEsgotada, match="até 99"):
        mascara.formatar(Contexto(ano=2026), 100)


@pytest.mark.parametrize(
    ("contexto", "codigo"),
    [
        (Contexto(ano=2026), "codigo_ausente"),
        (Contexto(cod_orgao="31A6", ano=2026), "codigo_nao_numerico"),
        (Contexto(cod_orgao="31067", ano=2026), "codigo_nao_cabe"),
        (Contexto(cod_orgao="3106", ano=26), "ano_invalido"),
    ],
)
def test_a_context_that_does_not_fit_the_mask_is_refused(contexto: Contexto, codigo: str) -> None:
    with pytest.raises(ContextoInvalido) as erro:
        Mascara.ler(SEI_MG).formatar(contexto, 1)
    assert erro.value.codigo == codigo


@pytest.mark.parametrize(
    ("texto", "digitos"),
    [
        ("3106.01.0000123/2026-45", "3106010000123202645"),
        ("  0000123/2026 ", "00001232026"),
        ("processo nº 53500.000124/2024-04", "53500000124202404"),
        ("Proc. 0000123/2026-", "00001232026"),
        ("NUP: 53500.000124", "53500000124"),
        ("123", "123"),
        ("0000123\u20132026", "00001232026"),
        ("12", None),
        ("", None),
        ("férias 2026", None),
        ("Rua 7 de Setembro, 120", None),
        ("111.444.777-35", None),
        ("11.222.333/0001-81", None),
        ("16/09/2026", None),
        ("padaria do zé", None),
    ],
)
def test_a_search_text_is_told_from_a_number(texto: str, digitos: str | None) -> None:
    assert normalizar_busca(texto) == digitos
