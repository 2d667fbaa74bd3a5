"""Deadlines on the calendar, and what holds for all of them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seiva.processos.regras.feriados import (
    dias_sem_expediente,
    feriados_de_minas,
    feriados_nacionais,
    pascoa,
)
from seiva.processos.regras.prazos import (
    DiaInexistente,
    PrazoInvalido,
    dias_uteis_entre,
    e_dia_util,
    prazo_corrido,
    prazo_meses,
    prazo_util,
    prorrogar_por_indisponibilidade,
    proximo_dia_util,
)

SEM_FERIADOS: frozenset[date] = frozenset()
UM_DIA = timedelta(days=1)


@pytest.mark.parametrize(
    ("expedicao", "dias", "feriados", "fim"),
    [
        (date(2026, 3, 6), 10, SEM_FERIADOS, date(2026, 3, 18)),
        (date(2026, 3, 6), 15, SEM_FERIADOS, date(2026, 3, 23)),
        (
            date(2026, 4, 8),
            10,
            frozenset({date(2026, 4, 20), date(2026, 4, 21)}),
            date(2026, 4, 22),
        ),
        (date(2026, 3, 2), 1, SEM_FERIADOS, date(2026, 3, 3)),
    ],
)
def test_calendar_days_start_and_end_on_business_days(
    expedicao: date, dias: int, feriados: frozenset[date], fim: date
) -> None:
    assert prazo_corrido(expedicao, dias, feriados) == fim


def test_business_days_skip_weekends_and_holidays() -> None:
    feriado = frozenset({date(2026, 9, 7)})
    assert prazo_util(date(2026, 9, 3), 1, feriado) == date(2026, 9, 4)
    assert prazo_util(date(2026, 9, 3), 2, feriado) == date(2026, 9, 8)


def test_months_are_counted_from_date_to_date() -> None:
    assert prazo_meses(date(2026, 3, 10), 1, SEM_FERIADOS) == date(2026, 4, 13)  # 11 is Saturday
    assert prazo_meses(date(2026, 3, 9), 12, SEM_FERIADOS) == date(2027, 3, 10)


def test_a_month_without_the_day_ends_on_its_last_day_in_administrative_law() -> None:
    # Served on Thursday 29, starts on Friday 30 January 2026; February ends on Saturday 28.
    assert prazo_meses(date(2026, 1, 29), 1, SEM_FERIADOS) == date(2026, 3, 2)
    # Starts on Monday 31 August 2026; September ends on Wednesday 30.
    agosto = date(2026, 8, 30)
    assert prazo_meses(agosto, 1, SEM_FERIADOS) == date(2026, 9, 30)
    civil = prazo_meses(agosto, 1, SEM_FERIADOS, dia_inexistente=DiaInexistente.DIA_SEGUINTE)
    assert civil == date(2026, 10, 1)


def test_an_outage_moves_the_deadline_until_a_day_in_service() -> None:
    fora = frozenset({date(2026, 3, 6), date(2026, 3, 9)})
    assert prorrogar_por_indisponibilidade(date(2026, 3, 6), SEM_FERIADOS, fora) == date(
        2026, 3, 10
    )
    assert prorrogar_por_indisponibilidade(date(2026, 3, 5), SEM_FERIADOS, fora) == date(2026, 3, 5)


@pytest.mark.parametrize("prazo", [prazo_corrido, prazo_util, prazo_meses])
def test_a_deadline_of_nothing_is_refused(prazo) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(PrazoInvalido, match="pelo menos 1"):
        prazo(date(2026, 3, 6), 0, SEM_FERIADOS)


datas = st.dates(date(2020, 1, 1), date(2035, 12, 31))
conjuntos = st.frozensets(st.dates(date(2020, 1, 1), date(2037, 12, 31)), max_size=60)
quantidades = st.integers(1, 90)


@given(datas, quantidades, conjuntos)
def test_every_deadline_ends_on_a_business_day_after_the_event(
    base: date, n: int, feriados: frozenset[date]
) -> None:
    for fim in (
        prazo_corrido(base, n, feriados),
        prazo_util(base, n, feriados),
        prazo_meses(base, n % 24 + 1, feriados),
    ):
        assert fim > base
        assert e_dia_util(fim, feriados)


@given(datas, quantidades, conjuntos)
def test_more_days_never_end_earlier(base: date, n: int, feriados: frozenset[date]) -> None:
    assert prazo_corrido(base, n, feriados) <= prazo_corrido(base, n + 1, feriados)
    assert prazo_util(base, n, feriados) < prazo_util(base, n + 1, feriados)


@given(datas, quantidades, conjuntos, datas)
def test_one_more_holiday_never_shortens_a_deadline(
    base: date, n: int, feriados: frozenset[date], mais_um: date
) -> None:
    assert prazo_corrido(base, n, feriados) <= prazo_corrido(base, n, feriados | {mais_um})
    assert prazo_util(base, n, feriados) <= prazo_util(base, n, feriados | {mais_um})


@given(datas, quantidades, conjuntos)
def test_business_days_are_what_the_count_between_the_dates_says(
    base: date, n: int, feriados: frozenset[date]
) -> None:
    fim = prazo_util(base, n, feriados)
    assert dias_uteis_entre(base, fim, feriados) == n
    assert dias_uteis_entre(fim, base, feriados) == -n


@given(datas, conjuntos)
def test_there_is_no_business_day_between_a_day_and_the_next(
    dia: date, feriados: frozenset[date]
) -> None:
    proximo = proximo_dia_util(dia, feriados)
    meio = dia + UM_DIA
    while meio < proximo:
        assert not e_dia_util(meio, feriados)
        meio += UM_DIA


@pytest.mark.parametrize(
    ("ano", "domingo"),
    [
        (2024, date(2024, 3, 31)),
        (2025, date(2025, 4, 20)),
        (2026, date(2026, 4, 5)),
        (2027, date(2027, 3, 28)),
        (2038, date(2038, 4, 25)),
    ],
)
def test_easter_falls_where_the_almanac_says(ano: int, domingo: date) -> None:
    assert pascoa(ano) == domingo


def test_the_holidays_of_2026_are_the_official_ones() -> None:
    por_nome = {f.nome: f for f in feriados_nacionais(2026)}
    assert por_nome["Carnaval"].data == date(2026, 2, 17)
    assert por_nome["Sexta-feira Santa"].data == date(2026, 4, 3)
    assert por_nome["Corpus Christi"].data == date(2026, 6, 4)
    obrigatorios = {f.data for f in feriados_nacionais(2026) if not f.facultativo}
    assert obrigatorios == {
        date(2026, 1, 1),
        date(2026, 4, 3),
        date(2026, 4, 21),
        date(2026, 5, 1),
        date(2026, 9, 7),
        date(2026, 10, 12),
        date(2026, 11, 2),
        date(2026, 11, 15),
        date(2026, 11, 20),
        date(2026, 12, 25),
    }


def test_black_awareness_day_is_national_only_since_2024() -> None:
    assert date(2023, 11, 20) not in dias_sem_expediente(feriados_nacionais(2023))
    assert date(2024, 11, 20) in dias_sem_expediente(feriados_nacionais(2024))


def test_the_holiday_of_the_state_falls_on_tiradentes() -> None:
    abril = [f for f in feriados_de_minas(2026) if f.data == date(2026, 4, 21)]
    assert [f.nome for f in abril] == ["Tiradentes e Data Magna de Minas Gerais"]


def test_an_institution_may_work_on_optional_days() -> None:
    feriados = feriados_nacionais(2026)
    carnaval = date(2026, 2, 17)
    assert carnaval in dias_sem_expediente(feriados)
    assert carnaval not in dias_sem_expediente(feriados, com_facultativos=False)
