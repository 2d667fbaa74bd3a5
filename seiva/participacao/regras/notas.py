"""Averages of evaluations in words, without telling what one person said.

With fewer than `MINIMO` nothing is said (the same number that hides small cells in the public
numbers, docs/adr/0028-estatisticas.md).
"""

from decimal import ROUND_HALF_UP, Decimal

MINIMO = 5


def por_extenso(media: float | Decimal) -> str:
    """As in “4,3 de 5”."""
    uma_casa = Decimal(str(media)).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{uma_casa} de 5".replace(".", ",")


def percentual(sim: int, disseram: int) -> str:
    """In tens, of those who answered; "" when they are few."""
    if disseram < MINIMO:
        return ""
    dezena = int((Decimal(sim * 10) / disseram).quantize(Decimal(1), ROUND_HALF_UP)) * 10
    return f"{dezena}%"
