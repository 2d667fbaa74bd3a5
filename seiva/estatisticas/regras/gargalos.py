"""What is marked as a bottleneck, in words that the page repeats."""

from collections.abc import Mapping
from statistics import median
from typing import TypeVar

C = TypeVar("C")
MINIMO = 5
VEZES = 2.0
UM_DIA = 86_400.0
REGRA = (
    "É gargalo o que tem pelo menos 5 passagens no período e tempo mediano de um dia ou mais e de "
    "pelo menos duas vezes o das outras unidades (ou das outras setas)."
)


def gargalos(tempos: Mapping[C, tuple[int, float | None]]) -> set[C]:
    """The keys whose median time is out of the ordinary.

    `tempos` gives, for each, how many were counted and their median in seconds. What was counted
    fewer than `MINIMO` times neither is one nor serves for comparison; each is compared with the
    median of the others.
    """
    contados = {c: m for c, (n, m) in tempos.items() if n >= MINIMO and m is not None}
    achados = set()
    for chave, tempo in contados.items():
        outros = [t for c, t in contados.items() if c != chave]
        if outros and tempo >= max(UM_DIA, VEZES * median(outros)):
            achados.add(chave)
    return achados
