"""Counting of deadlines.

One engine for return dates, unit deadlines and electronic service. A business day
is a weekday that is not in the set of holidays given; the caller passes the holidays
of the institution (national, state and its own), so nothing here knows a calendar.

Norma: Lei 9.784/1999, art. 66; Lei MG 14.184/2002.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Set
from datetime import date, timedelta
from enum import StrEnum

_UM_DIA = timedelta(days=1)
_SABADO = 5
_MESES_NO_ANO = 12

Feriados = Set[date]


class PrazoInvalido(ValueError):
    """The length of the deadline makes no sense.

    Attributes:
        mensagem: sentence in Brazilian Portuguese saying what to do.
    """

    def __init__(self, mensagem: str) -> None:
        super().__init__(mensagem)
        self.mensagem = mensagem


class DiaInexistente(StrEnum):
    """Where a deadline in months ends when the month lacks the day (31 January + 1 month).

    Administrative law ends it on the last day of the month (Lei 9.784/1999, art. 66,
    § 3º); civil law on the day after (Código Civil, art. 132, § 3º).
    """

    ULTIMO_DO_MES = "ultimo_do_mes"
    DIA_SEGUINTE = "dia_seguinte"


def e_dia_util(dia: date, feriados: Feriados) -> bool:
    """Tell whether the day is neither Saturday, nor Sunday, nor in the holidays."""
    return dia.weekday() < _SABADO and dia not in feriados


def proximo_dia_util(dia: date, feriados: Feriados) -> date:
    """Return the first business day strictly after ``dia``."""
    return prorrogar(dia + _UM_DIA, feriados)


def prorrogar(dia: date, feriados: Feriados) -> date:
    """Return ``dia`` if it is a business day, else the first one after it.

    Norma: Lei 9.784/1999, art. 66, § 1º.
    """
    while not e_dia_util(dia, feriados):
        dia += _UM_DIA
    return dia


def prazo_corrido(base: date, dias: int, feriados: Feriados) -> date:
    """Return the last day of a deadline in calendar days.

    The day of the event does not count; day 1 is the first business day after it; a
    last day without business rolls to the next one.

    Norma: Lei 9.784/1999, art. 66, caput e §§ 1º e 2º; Lei 11.419/2006, art. 5º, § 3º.
    Raises:
        PrazoInvalido: when ``dias`` is less than 1.
    """
    _conferir(dias, "dias")
    return prorrogar(proximo_dia_util(base, feriados) + (dias - 1) * _UM_DIA, feriados)


def prazo_util(base: date, dias: int, feriados: Feriados) -> date:
    """Return the ``dias``-th business day after ``base``.

    Raises:
        PrazoInvalido: when ``dias`` is less than 1.
    """
    _conferir(dias, "dias")
    dia = base
    for _ in range(dias):
        dia = proximo_dia_util(dia, feriados)
    return dia


def prazo_meses(
    base: date,
    meses: int,
    feriados: Feriados,
    *,
    dia_inexistente: DiaInexistente = DiaInexistente.ULTIMO_DO_MES,
) -> date:
    """Return the last day of a deadline in months, counted from date to date.

    It starts on the first business day after ``base`` and ends on the same day number,
    rolled to a business day. A year is twelve months.

    Norma: Lei 9.784/1999, art. 66, § 3º.
    Raises:
        PrazoInvalido: when ``meses`` is less than 1.
    """
    _conferir(meses, "meses")
    inicio = proximo_dia_util(base, feriados)
    return prorrogar(de_data_a_data(inicio, meses, dia_inexistente), feriados)


def de_data_a_data(
    inicio: date, meses: int, dia_inexistente: DiaInexistente = DiaInexistente.ULTIMO_DO_MES
) -> date:
    """Return the same day number so many months later, business day or not."""
    anos, mes0 = divmod(inicio.month - 1 + meses, _MESES_NO_ANO)
    ano, mes = inicio.year + anos, mes0 + 1
    ultimo = monthrange(ano, mes)[1]
    fim = date(ano, mes, min(inicio.day, ultimo))
    if inicio.day > ultimo and dia_inexistente is DiaInexistente.DIA_SEGUINTE:
        fim += _UM_DIA
    return fim


def prorrogar_por_indisponibilidade(
    vencimento: date, feriados: Feriados, indisponiveis: Set[date]
) -> date:
    """Move a deadline off the days in which the system was out of service.

    Args:
        indisponiveis: days with a registered outage that extends deadlines.

    Norma: Decreto 8.539/2015, art. 7º.
    """
    while vencimento in indisponiveis:
        vencimento = proximo_dia_util(vencimento, feriados)
    return vencimento


def dias_uteis_entre(inicio: date, fim: date, feriados: Feriados) -> int:
    """Count the business days after ``inicio`` up to ``fim`` inclusive; negative if it is past."""
    if fim < inicio:
        return -dias_uteis_entre(fim, inicio, feriados)
    total = (fim - inicio).days
    return sum(e_dia_util(inicio + n * _UM_DIA, feriados) for n in range(1, total + 1))


def _conferir(quantidade: int, unidade: str) -> None:
    if quantidade < 1:
        raise PrazoInvalido(f"O prazo em {unidade} deve ser de pelo menos 1.")
