"""The holidays that a year still lacks: those of the law, and the institution's own again."""

from dataclasses import dataclass
from datetime import date

from seiva.catalogo.models import Feriado
from seiva.core.tenancy import instituicao_atual
from seiva.organizacao.models import Instituicao
from seiva.processos.regras.feriados import feriados_de_minas, feriados_nacionais


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
    # By the law of that year too: a moveable day never repeats, whatever it was registered as.
    da_lei = [f.data for f in feriados_nacionais(ano - 1)]
    proprios = anteriores.exclude(ambito=Feriado.Ambito.NACIONAL).exclude(data__in=da_lei)
    nacional = str(Feriado.Ambito.NACIONAL)
    em_minas = Instituicao.objects.filter(pk=instituicao_atual(), uf="MG").exists()
    do_ano = feriados_de_minas if em_minas else feriados_nacionais
    faltas: dict[date, Falta] = {f.data: Falta(f.data, f.nome, nacional) for f in do_ano(ano)}
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
