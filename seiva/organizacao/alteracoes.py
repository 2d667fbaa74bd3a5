"""Recording what administration changes, with before and after."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import models

from seiva.core.ator import Ator
from seiva.core.relogio import agora
from seiva.organizacao.models import Alteracao


def retrato(objeto: models.Model, campos: Iterable[str]) -> dict[str, Any]:
    """The named fields of a row, as people read them and JSON keeps them."""
    return {nome: _legivel(objeto, nome) for nome in campos}


def _legivel(objeto: models.Model, nome: str) -> Any:
    mostrar = getattr(objeto, f"get_{nome}_display", None)
    valor = mostrar() if callable(mostrar) else getattr(objeto, nome)
    if isinstance(valor, models.Model):
        return str(valor)
    if isinstance(valor, datetime | date):
        return valor.isoformat()
    if isinstance(valor, bool | int | str | type(None)):
        return valor
    if isinstance(valor, list | tuple | set | frozenset):
        return [str(item) for item in valor]
    return str(valor)


def registrar_alteracao(
    ator: Ator,
    objeto: models.Model,
    verbo: str,
    *,
    antes: dict[str, Any] | None = None,
    depois: dict[str, Any] | None = None,
    rotulo: str = "",
) -> Alteracao | None:
    """Write one entry of the log of administration, in the transaction of the change.

    `verbo` is one of `Alteracao.Verbo`. Only what differs between `antes` and `depois` (answers
    of `retrato`) is kept; an alteration that changed nothing leaves no entry and answers None.
    """
    entrada = _entrada(ator, objeto, verbo, antes or {}, depois or {}, rotulo)
    if entrada is not None:
        entrada.save()
    return entrada


@dataclass(frozen=True)
class Mudanca:
    """One change among many of the same act, for `registrar_alteracoes`."""

    objeto: models.Model
    verbo: str
    antes: dict[str, Any] = field(default_factory=dict)
    depois: dict[str, Any] = field(default_factory=dict)
    rotulo: str = ""


def registrar_alteracoes(ator: Ator, mudancas: Iterable[Mudanca]) -> int:
    """As `registrar_alteracao`, for thousands at once; how many entries were written."""
    entradas = [_entrada(ator, m.objeto, m.verbo, m.antes, m.depois, m.rotulo) for m in mudancas]
    escritas = [entrada for entrada in entradas if entrada is not None]
    Alteracao.objects.bulk_create(escritas, batch_size=1000)
    return len(escritas)


def _entrada(
    ator: Ator,
    objeto: models.Model,
    verbo: str,
    antes: dict[str, Any],
    depois: dict[str, Any],
    rotulo: str,
) -> Alteracao | None:
    mudou = {n for n in {*antes, *depois} if antes.get(n) != depois.get(n)}
    if verbo == Alteracao.Verbo.ALTEROU and not mudou:
        return None
    return Alteracao(
        quando=agora(),
        conta_id=ator.conta_id,
        nome=ator.nome,
        unidade_id=ator.unidade_id,
        porta=ator.porta,
        verbo=verbo,
        cadastro=objeto._meta.label_lower,
        objeto_id=objeto.pk,
        rotulo=(rotulo or str(objeto))[:300],
        antes={n: v for n, v in antes.items() if n in mudou},
        depois={n: v for n, v in depois.items() if n in mudou},
    )
