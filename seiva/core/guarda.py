"""No change without an act, no act without an andamento.

A guarded model may be written only while an act (`seiva.core.acoes.acao`) is running. The act
collects what was written and what was registered; an act that changed a guarded model and
registered nothing is rolled back.
"""

from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from seiva.core.erros import ErroDaCasa


class EscritaForaDeAto(ErroDaCasa):
    """A guarded model was written outside an act: a defect, never a user's error."""


class AtoSemAndamento(ErroDaCasa):
    """An act changed a guarded model and left no entry in the history: a defect."""


@dataclass
class AtoEmCurso:
    nome: str
    alterados: set[str] = field(default_factory=set)
    andamentos: int = 0
    mudados: dict[tuple[str, Any], Any] = field(default_factory=dict)

    def absorver(self, interno: "AtoEmCurso") -> None:
        """Count as own what an inner act, now ended well, wrote and registered."""
        self.alterados |= interno.alterados
        self.andamentos += interno.andamentos
        self.mudados |= interno.mudados


ato_em_curso: ContextVar[AtoEmCurso | None] = ContextVar("ato", default=None)


def anotar_escrita(modelo: str) -> None:
    """Record that `modelo` is about to be written. Raises `EscritaForaDeAto` outside an act."""
    ato = ato_em_curso.get()
    if ato is None:
        raise EscritaForaDeAto(f"{modelo} só muda dentro de um ato.")
    ato.alterados.add(modelo)


def anotar_mudanca(rotulo: str, objeto: Any) -> None:
    """Keep a saved object to be delivered to subscribers when the outermost act ends."""
    ato = ato_em_curso.get()
    if ato is not None:
        ato.mudados[rotulo, objeto.pk] = objeto


def anotar_andamento() -> None:
    """Record that the running act registered an andamento."""
    ato = ato_em_curso.get()
    if ato is None:
        raise EscritaForaDeAto("Andamento só se registra dentro de um ato.")
    ato.andamentos += 1
