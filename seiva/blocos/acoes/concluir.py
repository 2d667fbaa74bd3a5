"""Concluir and reabrir a block."""

from seiva.blocos import andamentos
from seiva.blocos.historico import contar_nos_processos
from seiva.blocos.models import Bloco
from seiva.blocos.situacao import (
    CONCLUIDO,
    DO_DONO,
    NAO_CONCLUIDO,
    NAO_DISPONIBILIZADO,
    NAO_EXCLUIDO,
)
from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.relogio import agora


@acao(
    "concluir_bloco",
    titulo="Concluir",
    exige="processo.tramitar",
    estado=(NAO_EXCLUIDO, DO_DONO, NAO_DISPONIBILIZADO, NAO_CONCLUIDO),
    sobre="bloco",
    registra=False,
)
def concluir_bloco(ator: Ator, *, bloco: Bloco) -> Bloco:
    """The block did what it was for. An empty one has no process whose history to write in."""
    bloco.estado, bloco.movido_em = Bloco.Estado.CONCLUIDO, agora()
    bloco.save()
    interno = bloco.tipo == Bloco.Tipo.INTERNO
    tipo = andamentos.INTERNO_CONCLUIDO if interno else andamentos.CONCLUIDO
    contar_nos_processos(ator, bloco, tipo, "Concluído")
    return bloco


@acao(
    "reabrir_bloco",
    titulo="Reabrir",
    exige="processo.tramitar",
    estado=(NAO_EXCLUIDO, DO_DONO, CONCLUIDO),
    sobre="bloco",
    registra=False,
)
def reabrir_bloco(ator: Ator, *, bloco: Bloco) -> Bloco:
    """Back to open, with what it has."""
    bloco.estado, bloco.movido_em = Bloco.Estado.ABERTO, agora()
    bloco.save()
    interno = bloco.tipo == Bloco.Tipo.INTERNO
    tipo = andamentos.INTERNO_REABERTO if interno else andamentos.REABERTO
    contar_nos_processos(ator, bloco, tipo, "Reaberto")
    return bloco
