"""Holidays of Brazil and of Minas Gerais in a given year.

Municipal holidays belong to each institution and are not here.

Norma: Lei 662/1949; Lei 6.802/1980; Lei 9.093/1995; Lei 14.759/2023; Constituição do
Estado de Minas Gerais, art. 256.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

_CONSCIENCIA_NEGRA_DESDE = 2024


@dataclass(frozen=True, slots=True, order=True)
class Feriado:
    """One day without business.

    Attributes:
        facultativo: ``True`` when it is not a holiday by law and each administration
            decides by decree whether to open (Carnaval, Corpus Christi).
    """

    data: date
    nome: str
    facultativo: bool = False


def pascoa(ano: int) -> date:
    """Return Easter Sunday by the Gregorian computus (Meeus, Jones and Butcher)."""
    a, (b, c) = ano % 19, divmod(ano, 100)
    d, e = divmod(b, 4)
    g = (b - (b + 8) // 25 + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    ele = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * ele) // 451
    mes, dia = divmod(h + ele - 7 * m + 114, 31)
    return date(ano, mes, dia + 1)


def feriados_nacionais(ano: int) -> tuple[Feriado, ...]:
    """Return the national holidays and optional days of the year, by date."""
    domingo = pascoa(ano)

    def movel(dias: int, nome: str, *, facultativo: bool) -> Feriado:
        return Feriado(domingo + timedelta(days=dias), nome, facultativo)

    feriados = [
        Feriado(date(ano, 1, 1), "Confraternização Universal"),
        movel(-48, "Segunda-feira de Carnaval", facultativo=True),
        movel(-47, "Carnaval", facultativo=True),
        movel(-46, "Quarta-feira de Cinzas", facultativo=True),
        movel(-2, "Sexta-feira Santa", facultativo=False),
        Feriado(date(ano, 4, 21), "Tiradentes"),
        Feriado(date(ano, 5, 1), "Dia do Trabalho"),
        movel(60, "Corpus Christi", facultativo=True),
        Feriado(date(ano, 9, 7), "Independência do Brasil"),
        Feriado(date(ano, 10, 12), "Nossa Senhora Aparecida"),
        Feriado(date(ano, 10, 28), "Dia do Servidor Público", facultativo=True),
        Feriado(date(ano, 11, 2), "Finados"),
        Feriado(date(ano, 11, 15), "Proclamação da República"),
        Feriado(date(ano, 12, 25), "Natal"),
    ]
    if ano >= _CONSCIENCIA_NEGRA_DESDE:
        feriados.append(Feriado(date(ano, 11, 20), "Dia Nacional de Zumbi e da Consciência Negra"))
    return tuple(sorted(feriados))


def feriados_de_minas(ano: int) -> tuple[Feriado, ...]:
    """Return the national holidays with the state's own, which falls on Tiradentes."""
    tiradentes = date(ano, 4, 21)
    return tuple(
        replace(feriado, nome="Tiradentes e Data Magna de Minas Gerais")
        if feriado.data == tiradentes and feriado.nome == "Tiradentes"
        else feriado
        for feriado in feriados_nacionais(ano)
    )


def dias_sem_expediente(
    feriados: Iterable[Feriado], *, com_facultativos: bool = True
) -> frozenset[date]:
    """Return the days themselves, in the form that the deadline engine takes."""
    return frozenset(f.data for f in feriados if com_facultativos or not f.facultativo)
