"""Durations counted by bands, so that a median costs the same for ten or ten million of them.

Band 0 is under one minute; band i ≥ 1 goes from 60·2^((i-1)/4) to 60·2^(i/4) seconds. A quantile
read from the bands is wrong by at most the width of one: 19 %.
"""

import math
from collections.abc import Mapping

MINUTO = 60.0
POR_DOBRO = 4  # bands in which each doubling of time is cut
ULTIMA = 100  # about 60 years


def faixa(segundos: float) -> int:
    """The band of a duration; a negative one counts as none."""
    if segundos < MINUTO:
        return 0
    return min(ULTIMA, 1 + math.floor(POR_DOBRO * math.log2(segundos / MINUTO) + 1e-9))


def limites(numero: int) -> tuple[float, float]:
    """From and to, in seconds."""
    if numero <= 0:
        return 0.0, MINUTO
    return MINUTO * 2 ** ((numero - 1) / POR_DOBRO), MINUTO * 2 ** (numero / POR_DOBRO)


def quantil(contagem: Mapping[int, int], parte: float) -> float | None:
    """The duration, in seconds, below which is `parte` (0 to 1) of what was counted.

    None when nothing was. Inside a band the durations are taken as evenly spread.
    """
    total = sum(contagem.values())
    if total <= 0:
        return None
    alvo, antes = parte * total, 0
    for numero in sorted(contagem):
        aqui = contagem[numero]
        if aqui > 0 and antes + aqui >= alvo:
            de, ate = limites(numero)
            return de + (ate - de) * max(0.0, alvo - antes) / aqui
        antes += aqui
    return limites(max(contagem))[1]


def mediana(contagem: Mapping[int, int]) -> float | None:
    return quantil(contagem, 0.5)


def p90(contagem: Mapping[int, int]) -> float | None:
    return quantil(contagem, 0.9)


def por_extenso(segundos: float | None) -> str:
    """A duration as people say it, in one unit: “40 min”, “3 h”, “1,5 dia”, “12 dias”."""
    if segundos is None:
        return "—"
    if segundos < 3600:
        return f"{max(1, round(segundos / 60))} min"
    if segundos < 86400:
        return f"{round(segundos / 3600)} h"
    dias = segundos / 86400
    if dias < 9.95:
        texto = f"{dias:.1f}".replace(".", ",").removesuffix(",0")
        return f"{texto} {'dia' if dias < 1.95 else 'dias'}"
    return f"{round(dias):,} dias".replace(",", ".")
