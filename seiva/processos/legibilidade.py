"""May the actor read this process? Asked several times a page, so the question is prepared."""

from typing import Any

from seiva.core.ator import Ator
from seiva.core.preparadas import Preparada
from seiva.processos.models import Processo


def _se_legivel(ator: Ator, *, processo: int) -> Any:
    return Processo.objects.legiveis_por(ator).filter(pk=processo).values_list("pk")


_legiveis = Preparada(_se_legivel)


def legivel(ator: Ator, processo: Processo) -> bool:
    """Whether `legiveis_por` has the process: as `marcados_por` found it, or as it is now."""
    marcado = processo.__dict__.get("_legivel")
    if marcado is not None:
        return bool(marcado)
    return bool(_legiveis(ator, processo=processo.pk))
