"""The public register of outages: those of the institution, and those of the whole service.

Norma: Decreto 8.539/2015, art. 7º; Lei 11.419/2006, art. 10, § 2º.
"""

from dataclasses import dataclass
from datetime import date

from seiva.intimacoes.models import ForaDoAr, Indisponibilidade


@dataclass(frozen=True)
class Periodo:
    """Days out of service. `de_todas`: of the whole service, in every institution."""

    de_todas: bool
    inicio: date
    fim: date
    motivo: str
    prorroga: bool


def periodos_de(ano: int) -> list[Periodo]:
    """Those that touch the year, the latest first. A year bounds the list."""
    de, ate = date(ano, 1, 1), date(ano, 12, 31)
    campos = ("inicio", "fim", "motivo", "prorroga")
    daqui = Indisponibilidade.objects.filter(ativo=True, inicio__lte=ate, fim__gte=de)
    gerais = ForaDoAr.objects.em_vigor().filter(inicio__lte=ate, fim__gte=de)
    periodos = [Periodo(False, *linha) for linha in daqui.values_list(*campos)]
    periodos += [Periodo(True, *linha) for linha in gerais.values_list(*campos)]
    return sorted(periodos, key=lambda p: (p.inicio, p.fim, p.motivo), reverse=True)


def anos_com_periodos() -> list[int]:
    """Years in which something began, the latest first."""
    daqui = Indisponibilidade.objects.filter(ativo=True).dates("inicio", "year")
    gerais = ForaDoAr.objects.em_vigor().dates("inicio", "year")
    return sorted({dia.year for dia in [*daqui, *gerais]}, reverse=True)
