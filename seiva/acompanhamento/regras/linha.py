"""The plain-language timeline: steps gathered by day and unit. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

BRASILIA = ZoneInfo("America/Sao_Paulo")


@dataclass(frozen=True)
class Passo:
    """One entry of the history: `frase` for the citizen, `texto` as the law wants it."""

    sequencia: int
    quando: datetime
    unidade: str
    frase: str
    texto: str


@dataclass(frozen=True)
class Grupo:
    """What one unit did on one day, in the order in which it happened."""

    dia: date
    unidade: str
    frases: tuple[str, ...]


def dia_de(instante: datetime) -> date:
    """The day in official Brasília time."""
    return instante.astimezone(BRASILIA).date()


def agrupar(passos: Iterable[Passo]) -> list[Grupo]:
    """Steps, given in the order in which they happened, by day and unit, the latest first.

    A unit that acts again on the same day after another one gets another group: the order of the
    facts is part of what they tell.
    """
    abertos: list[tuple[date, str, list[str]]] = []
    for passo in passos:
        dia = dia_de(passo.quando)
        if not abertos or abertos[-1][:2] != (dia, passo.unidade):
            abertos.append((dia, passo.unidade, []))
        abertos[-1][2].append(passo.frase)
    return [Grupo(dia, unidade, juntar(frases)) for dia, unidade, frases in reversed(abertos)]


def juntar(frases: Iterable[str]) -> tuple[str, ...]:
    """The same sentence many times is said once, with how many, where it came first."""
    vezes: dict[str, int] = {}
    for frase in frases:
        vezes[frase] = vezes.get(frase, 0) + 1
    return tuple(f if n == 1 else f"{f} ({n} vezes)" for f, n in vezes.items())
