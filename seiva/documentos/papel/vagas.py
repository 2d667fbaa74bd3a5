"""Slots reserved at the end of a document for the visible stamps of its signers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Vaga:
    """A rectangle on a page: numero from 1, pagina from 0, PDF points from the lower left."""

    numero: int
    pagina: int
    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def largura(self) -> float:
        """Width in points."""
        return self.x1 - self.x0

    @property
    def altura(self) -> float:
        """Height in points."""
        return self.y1 - self.y0


def vagas_para_json(vagas: Sequence[Vaga]) -> list[dict[str, Any]]:
    """Plain values, to be stored beside the hash of the base."""
    return [asdict(vaga) for vaga in vagas]


def vagas_de_json(dados: Sequence[Mapping[str, Any]]) -> tuple[Vaga, ...]:
    """Inverse of `vagas_para_json`."""
    return tuple(Vaga(**item) for item in dados)


def vaga_para(ordem: int, vagas: Sequence[Vaga]) -> Vaga | None:
    """Slot of the n-th signature (from 1); None past the last, when the seal is invisible."""
    return vagas[ordem - 1] if 1 <= ordem <= len(vagas) else None
