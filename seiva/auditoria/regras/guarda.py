"""For how long a reading is kept."""

import calendar
from datetime import datetime

MINIMO_DE_MESES = 6


def guardar_desde(agora: datetime, meses: int) -> datetime:
    """Instant before which readings are forgotten: `meses` calendar months ago, six at least.

    Norma: Lei 12.965/2014, art. 15.
    """
    contados = agora.year * 12 + agora.month - 1 - max(meses, MINIMO_DE_MESES)
    ano, mes = divmod(contados, 12)
    dia = min(agora.day, calendar.monthrange(ano, mes + 1)[1])
    return agora.replace(year=ano, month=mes + 1, day=dia)
