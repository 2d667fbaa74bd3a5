"""Receber: the first opening, by anyone of the unit, of a process that arrived."""

from seiva.andamentos.registro import registrar
from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.relogio import agora
from seiva.processos import andamentos
from seiva.processos.models import Passagem, Processo
from seiva.processos.situacao import POR_RECEBER, situacao_de


@acao("receber_processo", titulo="Receber", estado=(POR_RECEBER,), sobre="processo")
def receber_processo(ator: Ator, *, processo: Processo) -> Passagem:
    """Mark as received in the unit. From here on the sending cannot be undone."""
    passagem = situacao_de(ator, processo).passagem
    assert passagem is not None
    passagem.nao_lida, passagem.recebida_em = False, agora()
    passagem.save()
    registrar(andamentos.RECEBIDO, processo, ator)
    return passagem
