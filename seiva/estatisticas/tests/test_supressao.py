"""What is published hides small counts, and no sum gives them away."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seiva.estatisticas.regras.supressao import (
    K,
    suprimir,
    total_publicavel,
)

LINHAS = st.dictionaries(
    st.text("abcdefgh", min_size=1, max_size=2), st.integers(0, 40), max_size=8
)


@pytest.mark.parametrize(
    ("celulas", "escondidas"),
    [
        ({"a": 10, "b": 20}, set()),
        ({"a": 3, "b": 20, "c": 9}, {"a", "c"}),  # alone, it would be the total less the others
        ({"a": 3, "b": 2, "c": 9}, {"a", "b"}),
        ({"a": 1, "b": 2, "c": 9, "d": 7}, {"a", "b", "d"}),  # together still fewer than five
        ({"a": 0, "b": 20}, set()),  # in nothing there is nobody
        ({"a": 4}, {"a"}),
        ({}, set()),
    ],
)
def test_o_pequeno_se_esconde_e_leva_outro_consigo(
    celulas: dict[str, int], escondidas: set[str]
) -> None:
    assert suprimir(celulas) == escondidas


def test_sozinho_o_pequeno_esconde_tambem_o_total() -> None:
    assert not total_publicavel({"a": 4, "b": 0}, suprimir({"a": 4, "b": 0}))
    assert total_publicavel({"a": 3, "b": 20}, suprimir({"a": 3, "b": 20}))


@given(LINHAS)
def test_nenhum_pequeno_se_mostra(celulas: dict[str, int]) -> None:
    mostradas = set(celulas) - suprimir(celulas)
    assert all(celulas[c] == 0 or celulas[c] >= K for c in mostradas)


@given(LINHAS)
def test_do_total_e_do_que_se_mostra_nao_se_tira_o_que_se_escondeu(celulas: dict[str, int]) -> None:
    escondidas = suprimir(celulas)
    if not escondidas or not total_publicavel(celulas, escondidas):
        return
    resto = sum(celulas[c] for c in escondidas)
    valores = [celulas[c] for c in escondidas]
    # Who knows the total knows `resto`: at least five, of at least two cells, each of which may
    # still be more than one number.
    assert resto >= K
    assert len(valores) >= 2
    assert all(valor < resto for valor in valores)
