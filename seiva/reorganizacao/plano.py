"""What the administrator decided, before anything is done."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from seiva.organizacao.models import Unidade


@dataclass(frozen=True)
class NovaUnidade:
    """A unit that is born with the reorganisation, where the first of the old ones was."""

    sigla: str
    nome: str


@dataclass(frozen=True)
class Plano:
    """A merge ("F"), a split ("D") or the end of a unit ("E").

    What is of `origens` goes to `destino` (or to `nova`, made for it), except processes of a type
    in `por_tipo` and people in `por_pessoa`, with what is in their charge: keys of types and of
    accounts, to keys of units. In a split the unit itself may be among the destinations when it
    does not end. `acervo`: what was concluded there also passes.
    """

    especie: str
    origens: tuple[Unidade, ...]
    ato: str
    data: date
    destino: Unidade | None = None
    nova: NovaUnidade | None = None
    extingue: bool = True
    acervo: bool = True
    por_tipo: Mapping[int, int] = field(default_factory=dict)
    por_pessoa: Mapping[int, int] = field(default_factory=dict)
    chave: UUID | None = None

    @property
    def ids(self) -> list[int]:
        return [unidade.pk for unidade in self.origens]

    @property
    def destinos(self) -> set[int]:
        """Keys of every unit that receives something, but for one still to be made."""
        padrao = {self.destino.pk} if self.destino else set()
        return padrao | set(self.por_tipo.values()) | set(self.por_pessoa.values())
