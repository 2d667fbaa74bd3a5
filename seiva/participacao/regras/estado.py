"""When a consultation may be written in: pure, by the clock of Brasília."""

from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

BRASILIA = ZoneInfo("America/Sao_Paulo")


class Estado(StrEnum):
    """States of a consultation, in order; a cancelled one is out of the order."""

    AGENDADA = "agendada"
    ABERTA = "aberta"
    ENCERRADA = "encerrada"
    RESPONDIDA = "respondida"
    CANCELADA = "cancelada"


ROTULOS = {
    Estado.AGENDADA: "Vai abrir",
    Estado.ABERTA: "Aberta",
    Estado.ENCERRADA: "Encerrada",
    Estado.RESPONDIDA: "Respondida",
    Estado.CANCELADA: "Cancelada",
}


def estado_em(
    instante: datetime,
    abre_em: datetime,
    fecha_em: datetime,
    cancelada_em: datetime | None,
    respondida_em: datetime | None,
) -> Estado:
    """The state at an instant: open from `abre_em`, inclusive, to `fecha_em`, exclusive."""
    if cancelada_em is not None:
        return Estado.CANCELADA
    if respondida_em is not None:
        return Estado.RESPONDIDA
    if instante < abre_em:
        return Estado.AGENDADA
    return Estado.ABERTA if instante < fecha_em else Estado.ENCERRADA


def comeco_do_dia(dia: date) -> datetime:
    """Midnight in Brasília."""
    return datetime.combine(dia, time.min, BRASILIA)


def fim_do_dia(dia: date) -> datetime:
    """The instant at which the day ends in Brasília: what is written at 23:59:59 is in time."""
    return comeco_do_dia(dia + timedelta(days=1))


def ultimo_dia(fecha_em: datetime) -> date:
    """The last day on which people may write: the inverse of `fim_do_dia`."""
    return (fecha_em.astimezone(BRASILIA) - timedelta(microseconds=1)).date()


def dia_em_brasilia(instante: datetime) -> date:
    """The day of an instant, in Brasília."""
    return instante.astimezone(BRASILIA).date()
