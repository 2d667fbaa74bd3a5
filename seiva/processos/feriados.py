"""The holidays that a year still lacks: those of the law, and the institution's own again."""

from dataclasses import dataclass
from datetime import date

from seiva.catalogo.models import Feriado
from seiva.processos.regras.feriados import feriados_nacionais


@dataclass(frozen=True, order=True)
class Falta:
    """A day that is not registered yet."""

    data: date
    nome: str
    ambito: str


def feriados_que_faltam(ano: int) -> list[Falta]:
    """National holidays of `ano`, and the others of the year before on the same day, without the
    days that are registered already, in use or not."""
    tem = set(Feriado.objects.filter(data__year=ano).values_list("data", flat=True))
    anteriores = Feriado.objects.filter(data__year=ano - 1, ativo=True)
    proprios = anteriores.exclude(ambito=Feriado.Ambito.NACIONAL)
    nacional = str(Feriado.Ambito.NACIONAL)
    faltas: dict[date, Falta] = {
        f.data: Falta(f.data, f.nome, nacional) for f in feriados_nacionais(ano)
    }
    for proprio in proprios:
        dia = _no_ano(proprio.data, ano)
        if dia is not None:
            faltas.setdefault(dia, Falta(dia, proprio.nome, proprio.ambito))
    return sorted(falta for dia, falta in faltas.items() if dia not in tem)


def _no_ano(dia: date, ano: int) -> date | None:
    """The same day in another year; 29 February has none in most."""
    try:
        return dia.replace(year=ano)
    except ValueError:
        return None
