"""What one person may do in the name of another, at an instant. Pure.

Norma: Código Civil, arts. 653, 661 and 682; Lei 9.784/1999, art. 9º, I.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from enum import StrEnum


class Poder(StrEnum):
    """One power, as it is kept."""

    PETICIONAR = "peticionar"
    RESPONDER = "responder"
    RECEBER = "receber"
    ASSINAR = "assinar"
    CONSULTAR = "consultar"


# What each one lets the other do, in the words of the page and of the signed document.
FRASES: dict[Poder, str] = {
    Poder.PETICIONAR: "Fazer pedidos e enviar documentos em nome de quem representa",
    Poder.RESPONDER: "Responder às intimações",
    Poder.RECEBER: "Receber intimações: o prazo começa quando o representante abrir",
    Poder.ASSINAR: "Assinar documentos",
    Poder.CONSULTAR: "Ver os processos e os documentos",
}
TODOS: frozenset[str] = frozenset(Poder)


class Situacao(StrEnum):
    """How a representation stands."""

    PENDENTE = "pendente"
    FUTURA = "futura"
    VIGENTE = "vigente"
    VENCIDA = "vencida"
    RECUSADA = "recusada"
    REVOGADA = "revogada"
    RENUNCIADA = "renunciada"
    SEM_DOCUMENTO = "sem_documento"


@dataclass(frozen=True)
class Titulo:
    """One representation, as the rule reads it.

    `estado` is the one kept (`ativa` or how it ended); `desde` is when it began to bind, None
    before it was approved; `inicio` and `ate` are whole days, both included; `processo` limits it
    to one. `documento_vale` is False when the signed document was cancelled.
    """

    estado: str
    poderes: frozenset[str]
    desde: datetime | None
    inicio: date
    ate: date | None = None
    encerrada_em: datetime | None = None
    processo: int | None = None
    documento_vale: bool = True


def situacao(titulo: Titulo, instante: datetime, fuso: tzinfo) -> Situacao:
    """How it stands at an instant; the days are those of `fuso`."""
    if titulo.encerrada_em is not None and instante >= titulo.encerrada_em:
        return Situacao(titulo.estado)
    if titulo.estado == "recusada":
        return Situacao.RECUSADA
    if titulo.desde is None or instante < titulo.desde:
        return Situacao.PENDENTE
    if not titulo.documento_vale:
        return Situacao.SEM_DOCUMENTO
    dia = instante.astimezone(fuso).date()
    if dia < titulo.inicio:
        return Situacao.FUTURA
    if titulo.ate is not None and dia > titulo.ate:
        return Situacao.VENCIDA
    return Situacao.VIGENTE


def pode(
    titulo: Titulo, poder: str, instante: datetime, fuso: tzinfo, processo: int | None = None
) -> bool:
    """Whether it gives this power at this instant, over this process (None: over none yet).

    One given for a single process serves for nothing else.
    """
    if situacao(titulo, instante, fuso) != Situacao.VIGENTE or poder not in titulo.poderes:
        return False
    return titulo.processo is None or titulo.processo == processo


def em_ordem(poderes: Collection[str]) -> list[Poder]:
    """Known powers, each once, in the order in which they are shown."""
    return [poder for poder in Poder if poder in poderes]
