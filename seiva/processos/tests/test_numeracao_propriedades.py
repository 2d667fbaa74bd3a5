"""Properties that hold for every mask, context and sequence."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from seiva.processos.regras.numeracao import Contexto, Mascara, NumeroInvalido, normalizar_busca

SEQUENCIA = "@seq_anual_cod_unidade_sei_06d@"
ORGAO_E_UNIDADE = "@cod_orgao_sei_03d@.@cod_unidade_sei_03d@"
NO_FIM = [
    "dv_mod11_1d",
    "dv_mod11_executivo_federal_2d",
    "dv_mod97_base10_executivo_federal_2d",
]
NO_MEIO = ["dv_mod97_base10_cnj_2d", "dv_mod97_base10_cnmp_2d"]
MOD_97 = ["dv_mod97_base10_executivo_federal_2d", *NO_MEIO]


def mascara_com(dv: str) -> Mascara:
    if dv in NO_MEIO:
        return Mascara.ler(f"{SEQUENCIA}-@{dv}@.@ano_4d@.8.{ORGAO_E_UNIDADE}")
    return Mascara.ler(f"31.{ORGAO_E_UNIDADE}.{SEQUENCIA}/@ano_4d@-@{dv}@")


contextos = st.builds(
    Contexto,
    cod_orgao=st.integers(0, 999).map(str),
    cod_unidade=st.integers(0, 999).map(str),
    ano=st.integers(1900, 2200),
)
sequencias = st.integers(1, 999_999)


@given(st.sampled_from(NO_FIM + NO_MEIO), contextos, sequencias)
def test_what_is_written_is_valid_and_reads_back(dv: str, contexto: Contexto, seq: int) -> None:
    mascara = mascara_com(dv)
    numero = mascara.formatar(contexto, seq)
    partes = mascara.interpretar(numero)
    assert partes.sequencia == seq
    assert partes.ano == contexto.ano
    assert int(partes.cod_orgao or "") == int(contexto.cod_orgao)
    assert int(partes.cod_unidade or "") == int(contexto.cod_unidade)
    assert mascara.pontuar("".join(c for c in numero if c.isdigit())) == numero


@given(st.sampled_from(MOD_97), contextos, sequencias, st.data())
def test_modulus_97_detects_every_single_wrong_digit(
    dv: str, contexto: Contexto, seq: int, data: st.DataObject
) -> None:
    mascara = mascara_com(dv)
    numero = mascara.formatar(contexto, seq)
    posicoes = [i for i, c in enumerate(numero) if c.isdigit()]
    onde = data.draw(st.sampled_from(posicoes))
    novo = data.draw(st.sampled_from("0123456789"))
    assume(novo != numero[onde])
    with pytest.raises(NumeroInvalido):
        mascara.validar(numero[:onde] + novo + numero[onde + 1 :])


@given(st.sampled_from(MOD_97), contextos, sequencias, st.data())
def test_modulus_97_detects_two_neighbours_exchanged(
    dv: str, contexto: Contexto, seq: int, data: st.DataObject
) -> None:
    mascara = mascara_com(dv)
    numero = mascara.formatar(contexto, seq)
    pares = [
        i
        for i in range(len(numero) - 1)
        if numero[i : i + 2].isdigit() and numero[i] != numero[i + 1]
    ]
    assume(pares)
    i = data.draw(st.sampled_from(pares))
    with pytest.raises(NumeroInvalido):
        mascara.validar(numero[:i] + numero[i + 1] + numero[i] + numero[i + 2 :])


@given(st.sampled_from(NO_FIM + NO_MEIO), contextos, sequencias, sequencias)
def test_two_sequences_never_give_the_same_number(
    dv: str, contexto: Contexto, uma: int, outra: int
) -> None:
    assume(uma != outra)
    mascara = mascara_com(dv)
    assert mascara.formatar(contexto, uma) != mascara.formatar(contexto, outra)


@given(st.sampled_from(NO_FIM + NO_MEIO), contextos, sequencias)
def test_a_whole_number_is_always_recognised_in_the_search(
    dv: str, contexto: Contexto, seq: int
) -> None:
    numero = mascara_com(dv).formatar(contexto, seq)
    assert normalizar_busca(numero) == "".join(c for c in numero if c.isdigit())


@given(st.text(max_size=40))
def test_no_text_breaks_the_validation(texto: str) -> None:
    with pytest.raises(NumeroInvalido):
        mascara_com("dv_mod97_base10_cnj_2d").validar(texto + "x")
