"""The only clock: everything that needs the time asks here (tests freeze it)."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.utils import timezone

_outro: ContextVar[datetime | None] = ContextVar("instante", default=None)


def agora() -> datetime:
    """Current instant, aware."""
    return _outro.get() or timezone.now()


def hoje() -> date:
    """Today in official Brasília time."""
    return timezone.localdate(agora())


@contextmanager
def como_em(instante: datetime) -> Iterator[None]:
    """Let acts happen as of another instant: for loading a history that already happened."""
    ficha = _outro.set(instante)
    try:
        yield
    finally:
        _outro.reset(ficha)
