"""A period cut into whole months, read from the counts by month, and the days at its ends."""

from dataclasses import dataclass
from datetime import date, timedelta

UM_DIA = timedelta(days=1)


@dataclass(frozen=True)
class Periodo:
    """From a day to another, both included."""

    de: date
    ate: date

    def meses(self) -> list[date]:
        """First day of each month that it touches."""
        resposta, atual = [], self.de.replace(day=1)
        while atual <= self.ate:
            resposta.append(atual)
            atual = mes_seguinte(atual)
        return resposta


@dataclass(frozen=True)
class Corte:
    """`meses`: from the first day of a month to the first day of another (both read by month),
    or None; `dias`: stretches read day by day, both ends included."""

    meses: tuple[date, date] | None
    dias: tuple[tuple[date, date], ...]


def mes_seguinte(dia: date) -> date:
    """First day of the next month."""
    return date(dia.year + dia.month // 12, dia.month % 12 + 1, 1)


def ultimos_meses(hoje: date, quantos: int = 12) -> Periodo:
    """The current month, until today, and the ones before it."""
    total = hoje.year * 12 + hoje.month - quantos
    return Periodo(date(total // 12, total % 12 + 1, 1), hoje)


def cortar(periodo: Periodo) -> Corte:
    """Whole months where there are, single days for what is left of a month at each end."""
    primeiro = periodo.de if periodo.de.day == 1 else mes_seguinte(periodo.de)
    depois = periodo.ate + UM_DIA
    fim = depois if depois.day == 1 else depois.replace(day=1)  # first day not covered
    if primeiro >= fim:
        return Corte(None, ((periodo.de, periodo.ate),))
    dias = []
    if periodo.de < primeiro:
        dias.append((periodo.de, primeiro - UM_DIA))
    if fim <= periodo.ate:
        dias.append((fim, periodo.ate))
    return Corte((primeiro, (fim - UM_DIA).replace(day=1)), tuple(dias))
