"""The only writer of the log of readings."""

import ipaddress
from collections.abc import Collection
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from seiva.auditoria.models import Especie, RegistroDeLeitura
from seiva.catalogo.models import NivelAcesso
from seiva.core.ator import Ator
from seiva.core.relogio import agora
from seiva.documentos.models import Documento
from seiva.processos.models import Processo

JANELA = 600  # seconds in which the same reading, repeated, is one


@dataclass(frozen=True)
class Lido:
    """One thing that was read, with its effective level at that moment."""

    processo_id: int | None
    documento_id: int | None
    especie: str
    nivel: int
    detalhe: str = ""


@dataclass(frozen=True)
class DeOnde:
    """Where a reading came from: address of the caller, name of the page, profile, request."""

    endereco: str = ""
    rota: str = ""
    perfil: str = ""
    pedido: UUID = field(default_factory=uuid4)


def lido(alvo: Processo | Documento, especie: Especie, detalhe: str = "") -> Lido | None:
    """What reading `alvo` leaves in the log: nothing, when it is public."""
    nivel = alvo.nivel_efetivo
    if nivel <= NivelAcesso.PUBLICO:
        return None
    if isinstance(alvo, Documento):
        return Lido(alvo.processo_id, alvo.pk, especie, nivel, detalhe)
    return Lido(alvo.pk, None, especie, nivel, detalhe)


def registrar_leituras(ator: Ator, lidos: Collection[Lido], de: DeOnde) -> None:
    """Write the readings of one request: one INSERT, in the transaction that reads.

    If it fails, the exception undoes the reading: what cannot be logged is not served. What the
    same person already opened in this window leaves no second row.
    """
    if not lidos:
        return
    instante = agora()
    RegistroDeLeitura.objects.bulk_create(
        [
            RegistroDeLeitura(
                quando=instante,
                janela=int(instante.timestamp()) // JANELA,
                conta_id=ator.conta_id,
                unidade_id=ator.unidade_id,
                perfil=de.perfil[:60],
                porta=ator.porta,
                rota=de.rota[:60],
                especie=item.especie,
                processo_id=item.processo_id,
                documento_id=item.documento_id,
                nivel=item.nivel,
                endereco=_endereco(de.endereco),
                pedido=de.pedido,
                detalhe=_detalhe(ator, item),
            )
            for item in lidos
        ],
        ignore_conflicts=True,
    )


def _detalhe(ator: Ator, item: Lido) -> str:
    """What was read besides; of who came by a link, without an account, also by which access."""
    quem = "" if ator.acesso_id is None else f"acesso externo {ator.acesso_id}, de {ator.nome}"
    return "; ".join(filter(None, (quem, item.detalhe)))[:300]


def _endereco(texto: str) -> str | None:
    """An address of the network, whole (Lei 12.965/2014, art. 5º, VIII); None for any other."""
    try:
        return str(ipaddress.ip_address(texto))
    except ValueError:
        return None
