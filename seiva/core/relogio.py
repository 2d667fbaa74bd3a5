"""The only clock: everything that needs the time asks here (tests freeze it)."""

from datetime import date, datetime

from django.utils import timezone


def agora() -> datetime:
    """Current instant, aware."""
    return timezone.now()


def hoje() -> date:
    """Today in official Brasília time."""
    return timezone.localdate()
