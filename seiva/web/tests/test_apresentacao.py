"""Dates and deadlines are said as people say them."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from seiva.web.apresentacao import (
    iniciais_de,
    momento_por_extenso,
    prazo_por_extenso,
    tempo_relativo,
)


def as_(*partes: int) -> dt.datetime:
    return dt.datetime(*partes, tzinfo=ZoneInfo("America/Sao_Paulo"))


AGORA = as_(2026, 11, 22, 14, 3)
HOJE = AGORA.date()


@pytest.mark.parametrize(
    ("valor", "dito"),
    [
        (AGORA - dt.timedelta(seconds=30), "agora"),
        (AGORA - dt.timedelta(minutes=1, seconds=50), "há 1 min"),
        (AGORA - dt.timedelta(hours=2), "há 2 h"),
        (AGORA + dt.timedelta(minutes=40), "em 40 min"),
        (as_(2026, 11, 21, 23, 59), "ontem"),
        (as_(2026, 11, 20, 14, 3), "há 2 dias"),
        (as_(2026, 11, 23, 8, 0), "amanhã"),
        (as_(2026, 9, 1), "há 3 meses"),
        (as_(2025, 11, 1), "há 1 ano"),
        (HOJE, "hoje"),
        (dt.date(2026, 12, 2), "em 10 dias"),
    ],
)
def test_moments_are_said_in_the_calendar_of_the_wall(valor: dt.date, dito: str) -> None:
    assert tempo_relativo(valor, AGORA) == dito


def test_a_few_minutes_across_midnight_are_minutes_and_not_yesterday() -> None:
    madrugada = as_(2026, 11, 22, 0, 5)
    assert tempo_relativo(as_(2026, 11, 21, 23, 50), madrugada) == "há 15 min"


def test_a_moment_shows_the_hour_and_a_day_does_not() -> None:
    assert momento_por_extenso(AGORA) == "22/11/2026 14:03"
    assert momento_por_extenso(HOJE) == "22/11/2026"


@pytest.mark.parametrize(
    ("dias", "cumprido", "texto", "tom"),
    [
        (-2, False, "venceu há 2 dias", "perigo"),
        (-1, False, "venceu ontem", "perigo"),
        (0, False, "prazo hoje", "perigo"),
        (1, False, "prazo amanhã", "perigo"),
        (5, False, "prazo em 5 dias", "aviso"),
        (6, False, "prazo em 6 dias", ""),
        (-9, True, "prazo cumprido", "ok"),
    ],
)
def test_a_deadline_says_in_words_what_its_colour_says(
    dias: int, cumprido: bool, texto: str, tom: str
) -> None:
    obtido, cor, _ = prazo_por_extenso(HOJE + dt.timedelta(days=dias), HOJE, cumprido)
    assert (obtido, cor) == (texto, tom)


def test_initials_skip_particles() -> None:
    assert iniciais_de("Ana Maria de Souza") == "AS"
    assert iniciais_de("prodemge") == "P"
    assert iniciais_de("") == "?"
