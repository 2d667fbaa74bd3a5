"""Entries of the history that only some readers of the process may see.

An entry never changes, but what it tells may have become secret since: the number of another
process that is now under sigilo, a document that now is. Upper modules, which know these
things, say here which entries are closed to an actor.
"""

from collections.abc import Callable

from django.db.models import Q

from seiva.core.ator import Ator

Reserva = Callable[[Ator], Q]
_reservas: list[Reserva] = []


def reservar(reserva: Reserva) -> Reserva:
    """Add a condition, over entries, for those that the actor may not see.

    It may compare with the alias `_numero`, the number that an entry names.
    """
    _reservas.append(reserva)
    return reserva


def reservas(ator: Ator) -> list[Q]:
    """Every condition that closes entries to this actor."""
    return [reserva(ator) for reserva in _reservas]
