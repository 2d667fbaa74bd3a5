"""Check digits of Brazilian process numbers.

Sources: Portaria Interministerial 11/2019 (NUP, modulus 11 twice), Portaria
2.321/2014 as amended by 705/2015 (modulus 97 base 10, ISO 7064 MOD 97-10),
Resolução CNJ 65/2008 (modulus 97 with the digits in the middle of the number).
All functions take and return strings of decimal digits.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


def dv_mod11_1d(base: str) -> str:
    """Return one modulus 11 digit: weights 2, 3, 4… from the right; 10 → 0 and 11 → 1."""
    soma = sum(int(c) * peso for peso, c in enumerate(reversed(base), start=2))
    resto = 11 - soma % 11
    return str(resto - 10 if resto > 9 else resto)


def dv_mod11_2d(base: str) -> str:
    """Return the two modulus 11 digits of the NUP-17; the second covers the first."""
    primeiro = dv_mod11_1d(base)
    return primeiro + dv_mod11_1d(base + primeiro)


def dv_mod97(base: str) -> str:
    """Return two digits such that ``int(base + dv) % 97 == 1`` (ISO 7064 MOD 97-10)."""
    return f"{98 - int(base) * 100 % 97:02d}"


@dataclass(frozen=True, slots=True)
class Algoritmo:
    """How a check digit variable is computed.

    Attributes:
        largura: how many digits it has.
        calcular: digits of the base → check digits.
        no_meio: whether digits that follow the check digit are part of the base
            (CNJ and CNMP); otherwise the check digit must close the number.
    """

    largura: int
    calcular: Callable[[str], str]
    no_meio: bool


ALGORITMOS: dict[str, Algoritmo] = {
    "dv_mod11_1d": Algoritmo(1, dv_mod11_1d, no_meio=False),
    "dv_mod11_executivo_federal_2d": Algoritmo(2, dv_mod11_2d, no_meio=False),
    "dv_mod97_base10_executivo_federal_2d": Algoritmo(2, dv_mod97, no_meio=False),
    "dv_mod97_base10_cnj_2d": Algoritmo(2, dv_mod97, no_meio=True),
    "dv_mod97_base10_cnmp_2d": Algoritmo(2, dv_mod97, no_meio=True),
}
