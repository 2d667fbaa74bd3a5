"""When the next message about a process may go. Pure."""

from datetime import datetime, timedelta

UMA_HORA = timedelta(hours=1)
DEPOIS_DE_CONCLUIDO = timedelta(days=90)


def falta(ultima: datetime | None, agora: datetime) -> int:
    """Seconds until another message may go: at most one an hour. Zero when it may go now."""
    if ultima is None:
        return 0
    return max(0, int((ultima + UMA_HORA - agora).total_seconds() + 0.999))


def acabou(concluido_em: datetime | None, agora: datetime) -> bool:
    """The process ended long enough ago: nobody needs to be told of it any more."""
    return concluido_em is not None and concluido_em + DEPOIS_DE_CONCLUIDO <= agora
