"""Receber: the first opening, by anyone of the unit, of a process that arrived."""

from datetime import datetime

from seiva.andamentos.registro import registrar
from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.relogio import agora
from seiva.processos import andamentos
from seiva.processos.models import Credencial, Passagem, Processo
from seiva.processos.sigilo import acertar_passagem
from seiva.processos.situacao import POR_RECEBER, situacao_de


@acao("receber_processo", titulo="Receber", estado=(POR_RECEBER,), sobre="processo")
def receber_processo(ator: Ator, *, processo: Processo) -> Passagem:
    """Mark as received in the unit. From here on the sending cannot be undone."""
    situacao = situacao_de(ator, processo)
    passagem = situacao.passagem
    assert passagem is not None
    if situacao.sigiloso:
        return _receber_para_si(ator, processo, situacao.credencial, passagem)
    dar_por_recebido(ator, processo, passagem, agora())
    passagem.save()
    return passagem


def dar_por_recebido(ator: Ator, processo: Processo, passagem: Passagem, quando: datetime) -> None:
    """What the unit disposes of without having opened it was received all the same, and the
    history says so. Inside a running act, which saves the passagem.
    """
    if passagem.nao_lida:
        passagem.nao_lida, passagem.recebida_em = False, quando
        registrar(andamentos.RECEBIDO, processo, ator)


def _receber_para_si(
    ator: Ator, processo: Processo, credencial: Credencial | None, passagem: Passagem
) -> Passagem:
    """Under sigilo each holder receives: a colleague who opened it did not open it for me."""
    assert credencial is not None
    quando = agora()
    credencial.recebida_em = quando
    credencial.save()
    passagem.recebida_em = passagem.recebida_em or quando
    passagem.save()
    acertar_passagem(processo, ator.minha_unidade, quando)
    registrar(andamentos.RECEBIDO_POR_PESSOA, processo, ator, pessoa=ator.nome)
    return passagem
