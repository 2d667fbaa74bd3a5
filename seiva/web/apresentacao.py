"""How moments, deadlines and names are said in Brazilian Portuguese. Pure functions."""

from __future__ import annotations

import datetime as dt

_PARTICULAS = {"de", "da", "do", "das", "dos", "e"}


def momento_por_extenso(valor: dt.date | dt.datetime) -> str:
    """«20/11/2026 14:03» for a moment, «20/11/2026» for a day."""
    if isinstance(valor, dt.datetime):
        return valor.strftime("%d/%m/%Y %H:%M")
    return valor.strftime("%d/%m/%Y")


def _plural(numero: int, um: str, varios: str) -> str:
    return f"{numero} {um if numero == 1 else varios}"


def _distancia_em_dias(dias: int) -> str:
    if dias < 31:
        return _plural(dias, "dia", "dias")
    if dias < 365:
        return _plural(max(1, round(dias / 30.44)), "mês", "meses")
    return _plural(max(1, round(dias / 365.25)), "ano", "anos")


def dias_relativos(diferenca: int) -> str:
    """«hoje», «ontem», «amanhã», «há 3 dias», «em 2 meses»; positive is future."""
    proximos = {0: "hoje", -1: "ontem", 1: "amanhã"}
    if diferenca in proximos:
        return proximos[diferenca]
    distancia = _distancia_em_dias(abs(diferenca))
    return f"em {distancia}" if diferenca > 0 else f"há {distancia}"


def tempo_relativo(valor: dt.date | dt.datetime, agora: dt.datetime) -> str:
    """Distance between a moment and now, in the calendar a person has on the wall.

    Within an hour it is said in minutes, on the same day in hours; otherwise days are counted
    on the calendar, so that yesterday 22:00 is «ontem» and not «há 3 h». `valor` and `agora` share one time zone.
    """
    if not isinstance(valor, dt.datetime):
        return dias_relativos((valor - agora.date()).days)
    dias = (valor.date() - agora.date()).days
    minutos = int((valor - agora).total_seconds() / 60)
    if dias and abs(minutos) >= 60:
        return dias_relativos(dias)
    if not minutos:
        return "agora"
    distancia = f"{abs(minutos)} min" if abs(minutos) < 60 else f"{abs(minutos) // 60} h"
    return f"em {distancia}" if minutos > 0 else f"há {distancia}"


def prazo_por_extenso(limite: dt.date, hoje: dt.date, cumprido: bool) -> tuple[str, str, str]:
    """Text, tone and icon of a deadline. Tone is never the only carrier: the text says it too."""
    if cumprido:
        return "prazo cumprido", "ok", "confere"
    dias = (limite - hoje).days
    if dias < 0:
        return f"venceu {dias_relativos(dias)}", "perigo", "alerta"
    if dias <= 1:
        return f"prazo {dias_relativos(dias)}", "perigo", "prazo"
    return f"prazo {dias_relativos(dias)}", "aviso" if dias <= 5 else "", "prazo"


def iniciais_de(nome: str) -> str:
    """«Ana Maria de Souza» → «AS»; a single name gives its first letter."""
    partes = [p for p in nome.split() if p.lower() not in _PARTICULAS]
    if not partes:
        return "?"
    return (partes[0][0] + (partes[-1][0] if len(partes) > 1 else "")).upper()
