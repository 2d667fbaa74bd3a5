"""One unit after another in what concerns processes: who, to whom, and by which act."""

from dataclasses import dataclass, field

from seiva.organizacao.models import Unidade


@dataclass(frozen=True)
class Sucessao:
    """`para` takes the place of `de` in a process; `ato` is the norm or act that based it.

    `lotados` are the accounts at work in `para`: an assignment to anyone else does not follow.
    """

    de: Unidade
    para: Unidade
    ato: str
    lotados: frozenset[int] = field(default_factory=frozenset)
