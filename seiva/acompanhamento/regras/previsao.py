"""How long, until when and what next, from what already happened to others. Pure.

Never a promise: each answer says on what it stands, and with too few cases there is none. Counts
are told rounded down to a multiple of five, so that a page about one process does not undo what
the published numbers hide (ADR 0028).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

MINIMO = 10  # cases below which nothing is said
ARREDONDA = 5
MAIORIA = 0.5  # share of a way that makes it worth telling
POUCOS = (
    "Ainda há poucos processos deste tipo concluídos para dar uma previsão honesta, e contas sobre "
    "poucos processos podem revelar algo de cada um deles."
)
SEM_TEMPO = (
    "Ainda não há casos bastantes para dizer quanto tempo processos como este levam nesta etapa."
)


@dataclass(frozen=True)
class Amostra:
    """Of how many cases, in days, half took up to `metade` and nine in ten up to `quase_todos`."""

    casos: int
    metade: float | None = None
    quase_todos: float | None = None


@dataclass(frozen=True)
class Previsao:
    """An expected date, or why there is none. `base` says what it stands on."""

    ate: date | None
    frase: str
    base: str = ""


def em_dias(dias: float) -> str:
    """A duration as people say it."""
    inteiros = round(dias)
    if inteiros < 1:
        return "menos de um dia"
    return "1 dia" if inteiros == 1 else f"{inteiros} dias"


def pelo_menos(casos: int) -> int:
    return casos - casos % ARREDONDA


def tempo_na_etapa(amostra: Amostra) -> str:
    """How long processes of this type stay where this one is."""
    if amostra.casos < MINIMO or amostra.metade is None:
        return SEM_TEMPO
    return (
        f"Processos como este levam, em geral, {em_dias(amostra.metade)} nesta etapa: metade leva "
        f"menos, metade leva mais (pelo menos {pelo_menos(amostra.casos)} casos nos últimos "
        "12 meses)."
    )


def prever(inicio: date, hoje: date, amostra: Amostra) -> Previsao:
    """When a process opened on `inicio` may end.

    Half of the others first; past that, nine in ten; past that too, no date: what is later than
    almost all of them is like none of them.
    """
    if amostra.casos < MINIMO or amostra.metade is None or amostra.quase_todos is None:
        return Previsao(None, POUCOS)
    base = (
        f"Com base em pelo menos {pelo_menos(amostra.casos)} processos deste tipo concluídos nos "
        "últimos 12 meses: metade terminou em até {metade} e nove em cada dez em até {quase}."
    ).format(metade=em_dias(amostra.metade), quase=em_dias(amostra.quase_todos))
    for dias in (amostra.metade, amostra.quase_todos):
        ate = inicio + timedelta(days=max(1, round(dias)))
        if hoje <= ate:
            return Previsao(ate, f"Deve terminar por volta de {ate:%d/%m/%Y}.", base)
    frase = "Este processo já leva mais tempo que a maioria: não há como dizer quando termina."
    return Previsao(None, frase, base)


def proxima(caminhos: Mapping[int, int]) -> int | None:
    """Where processes of this type usually go from here: the unit of most of the sendings.

    None with too few of them, or when no unit has more than half.
    """
    total = sum(caminhos.values())
    if total < MINIMO:
        return None
    unidade, vezes = max(caminhos.items(), key=lambda par: (par[1], -par[0]))
    return unidade if vezes >= MINIMO and vezes > total * MAIORIA else None
