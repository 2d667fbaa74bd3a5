"""The stays of one process in each unit, and its ways between them, told from its history."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Fato:
    """Something that moved the process. `especie`: "gerado", "enviado", "recebido", "fechado" or
    "aberto"; `origem` and `manteve` only when it was sent."""

    quando: datetime
    especie: str
    unidade: int
    origem: int = 0
    manteve: bool = False


@dataclass(frozen=True)
class Estadia:
    """From entering a unit to leaving it. `inicio` is the receipt, or the entry when no receipt
    was needed; a stay that goes on has no `fim`."""

    unidade: int
    inicio: datetime
    fim: datetime | None


@dataclass(frozen=True)
class Caminho:
    """One way from a unit to another. `recebido` is None while nobody opened it there."""

    origem: int
    destino: int
    enviado: datetime
    recebido: datetime | None


ORDEM = {"gerado": 0, "enviado": 1, "recebido": 2, "fechado": 3, "aberto": 4}


def reconstituir(fatos: Iterable[Fato]) -> tuple[list[Estadia], list[Caminho]]:
    """Stays and ways, in the order in which they ended or were received; those that go on last.

    A sending closes its origin, unless it was kept open there; a destination that was already
    open goes on being the same stay. Facts that say nothing new are left alone.
    """
    abertas: dict[int, tuple[datetime, bool]] = {}  # unit → (since, received)
    a_receber: dict[int, list[tuple[int, datetime]]] = {}
    estadias: list[Estadia] = []
    caminhos: list[Caminho] = []

    def fechar(unidade: int, quando: datetime) -> None:
        if unidade in abertas:
            estadias.append(Estadia(unidade, abertas.pop(unidade)[0], quando))

    for fato in sorted(fatos, key=lambda f: (f.quando, ORDEM[f.especie])):
        unidade, quando = fato.unidade, fato.quando
        if fato.especie in ("gerado", "aberto"):
            abertas.setdefault(unidade, (quando, True))
        elif fato.especie == "enviado":
            a_receber.setdefault(unidade, []).append((fato.origem, quando))
            abertas.setdefault(unidade, (quando, False))
            if not fato.manteve:
                fechar(fato.origem, quando)
        elif fato.especie == "recebido":
            for origem, enviado in a_receber.pop(unidade, ()):
                caminhos.append(Caminho(origem, unidade, enviado, quando))
            if unidade in abertas and not abertas[unidade][1]:
                abertas[unidade] = (quando, True)
        else:
            fechar(unidade, quando)
    estadias += [Estadia(unidade, desde, None) for unidade, (desde, _) in sorted(abertas.items())]
    for destino, vindos in sorted(a_receber.items()):
        caminhos += [Caminho(origem, destino, enviado, None) for origem, enviado in vindos]
    return estadias, caminhos
