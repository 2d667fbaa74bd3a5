"""One unit after another in what concerns processes: who, to whom, and by which act."""

from dataclasses import dataclass, field

from seiva.andamentos.tipos import TipoAndamento
from seiva.organizacao.models import Unidade


@dataclass(frozen=True)
class Sucessao:
    """`para` takes the place of `de` in a process; `ato` is the norm or act that based it.

    `lotados` are the accounts at work in `para`: an assignment to anyone else does not follow.
    `como` is the entry of the history, when it is not a reorganisation that is told there.
    """

    de: Unidade
    para: Unidade
    ato: str
    lotados: frozenset[int] = field(default_factory=frozenset)
    como: TipoAndamento | None = None
