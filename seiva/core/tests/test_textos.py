"""Texts of one line."""

import pytest

from seiva.core.textos import uma_linha


@pytest.mark.parametrize(
    ("digitado", "guardado"),
    [
        ("  Férias  de \t janeiro\n", "Férias de janeiro"),
        ("Alvará \u202egnp.exe", "Alvará gnp.exe"),
        ("a\x00b\x07c", "abc"),
        ("\u2066isolado\u2069", "isolado"),
        ("שלום 👩‍👧", "שלום 👩‍👧"),
        ("", ""),
    ],
)
def test_fica_em_uma_linha_e_sem_o_que_vira_o_texto(digitado: str, guardado: str) -> None:
    assert uma_linha(digitado) == guardado
