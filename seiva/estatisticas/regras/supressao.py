"""Small counts are not published, nor what would let anyone work them out.

A cell under `K` is hidden (primary suppression). In a line whose total is published, a single
hidden cell would be the total less the others: another is hidden with it, the smallest that
remains, until the hidden ones add up to at least `K` and are at least two (complementary
suppression). No cell that is published belongs to two lines. Source: Eurostat, Handbook on Statistical Disclosure Control, chapter 4.
"""

from collections.abc import Hashable, Mapping
from typing import TypeVar

K = 5

C = TypeVar("C", bound=Hashable)


def suprimir(celulas: Mapping[C, int], k: int = K) -> set[C]:
    """The cells of one line, with a published total, that must not be shown.

    A zero says that there is nothing, and no one is in it: it is shown, and hides nothing.
    """
    escondidas = {c for c, n in celulas.items() if 0 < n < k}
    if not escondidas:
        return escondidas
    sobram = sorted((c for c in celulas if c not in escondidas), key=lambda c: (celulas[c], str(c)))
    sobram = [c for c in sobram if celulas[c] > 0]
    while sobram and not _protegidas(celulas, escondidas, k):
        escondidas.add(sobram.pop(0))
    return escondidas


def _protegidas(celulas: Mapping[C, int], escondidas: set[C], k: int) -> bool:
    com_algo = [celulas[c] for c in escondidas if celulas[c] > 0]
    return len(com_algo) >= 2 and sum(com_algo) >= k


def total_publicavel(celulas: Mapping[C, int], escondidas: set[C], k: int = K) -> bool:
    """Whether the total may be shown: what is hidden cannot be told from it."""
    return not escondidas or _protegidas(celulas, escondidas, k)
