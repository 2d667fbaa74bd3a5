"""Bars drawn on the server: numbers to coordinates, nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass

LARGURA, ALTURA, FOLGA = 600, 120, 2


@dataclass(frozen=True)
class Barra:
    """One bar, in the units of the drawing."""

    x: float
    y: float
    largura: float
    altura: float
    rotulo: str
    valor: int


@dataclass(frozen=True)
class Grafico:
    """Bars of a drawing of `largura` × `altura`; `menor` and `maior` are the ends of the scale."""

    barras: list[Barra]
    menor: int
    maior: int
    largura: int = LARGURA
    altura: int = ALTURA


def barras(pares: Sequence[tuple[str, int]]) -> Grafico | None:
    """Bars from zero to the highest value; None when there is nothing to compare."""
    if len(pares) < 2:
        return None
    maior = max(valor for _, valor in pares)
    passo = LARGURA / len(pares)
    feitas = []
    for posto, (rotulo, valor) in enumerate(pares):
        altura = round(ALTURA * valor / maior, 1) if maior else 0.0
        feitas.append(
            Barra(
                round(posto * passo, 1),
                round(ALTURA - altura, 1),
                round(passo - FOLGA, 1),
                altura,
                rotulo,
                valor,
            )
        )
    return Grafico(feitas, 0, maior)
