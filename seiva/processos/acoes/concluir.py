"""Concluir and reabrir: the process in one unit."""

from datetime import datetime

from seiva.andamentos.registro import registrar
from seiva.andamentos.tipos import TipoAndamento
from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.relogio import agora
from seiva.organizacao.emuso import exigir_em_uso
from seiva.processos import andamentos
from seiva.processos.acoes.receber import dar_por_recebido
from seiva.processos.models import Credencial, Destino, Passagem, Processo
from seiva.processos.sigilo import acertar_passagem
from seiva.processos.situacao import (
    ABERTO_AQUI,
    FECHADO_AQUI,
    JA_PASSOU_AQUI,
    NAO_ANEXADO,
    situacao_de,
)


def retornos_pendentes(ator: Ator, processo: Processo) -> list[Destino]:
    """Returns that other units asked of this one and that concluding does not satisfy."""
    return list(
        Destino.objects.filter(
            processo=processo,
            unidade_id=ator.minha_unidade,
            retorno_em__isnull=False,
            retornado_em__isnull=True,
            remessa__desfeita_em__isnull=True,
        ).select_related("remessa__origem")
    )


@acao(
    "concluir_processo",
    titulo="Concluir",
    exige="processo.tramitar",
    estado=(ABERTO_AQUI,),
    sobre="processo",
)
def concluir_processo(ator: Ator, *, processo: Processo) -> Passagem:
    """Close the process in this unit only. Closed in all, the process is concluded.

    A return asked of this unit stays due: concluding does not stop its clock. Under sigilo it
    is the holder who concludes, and the unit with its last one.
    """
    situacao = situacao_de(ator, processo)
    passagem = situacao.passagem
    assert passagem is not None
    if situacao.credencial is not None and situacao.sigiloso:
        tipo = andamentos.CONCLUIDO_POR_PESSOA
        return _para_si(ator, processo, situacao.credencial, passagem, tipo, agora())
    quando = agora()
    dar_por_recebido(ator, processo, passagem, quando)
    passagem.aberta, passagem.nao_lida, passagem.novidade = False, False, False
    passagem.concluida_em, passagem.movida_em, passagem.atribuida_a = quando, quando, None
    passagem.save()
    if situacao.abertas == 1:
        processo.concluido_em = quando
        processo.save(update_fields=["concluido_em"])
    registrar(andamentos.CONCLUIDO, processo, ator)
    return passagem


@acao(
    "reabrir_processo",
    titulo="Reabrir",
    exige="processo.tramitar",
    estado=(JA_PASSOU_AQUI, FECHADO_AQUI, NAO_ANEXADO),
    sobre="processo",
)
def reabrir_processo(ator: Ator, *, processo: Processo) -> Passagem:
    """Open again in a unit that once had the process; assigned to who reopened."""
    exigir_em_uso(ator.minha_unidade)
    situacao = situacao_de(ator, processo)
    passagem = situacao.passagem
    assert passagem is not None
    if situacao.credencial is not None and situacao.sigiloso:
        tipo = andamentos.REABERTO_POR_PESSOA
        return _para_si(ator, processo, situacao.credencial, passagem, tipo, None)
    quando = agora()
    passagem.aberta, passagem.concluida_em = True, None
    passagem.aberta_em = passagem.movida_em = quando
    passagem.atribuida_a_id = ator.conta_id
    passagem.save()
    if processo.concluido_em is not None:
        processo.concluido_em = None
        processo.save(update_fields=["concluido_em"])
    registrar(andamentos.REABERTO, processo, ator)
    return passagem


def _para_si(
    ator: Ator,
    processo: Processo,
    credencial: Credencial,
    passagem: Passagem,
    tipo: TipoAndamento,
    concluida_em: datetime | None,
) -> Passagem:
    """Under sigilo: put away, or take back, for the person who acts alone."""
    quando = agora()
    credencial.concluida_em = concluida_em
    credencial.recebida_em = credencial.recebida_em or quando
    credencial.save()
    acertar_passagem(processo, ator.minha_unidade, quando)
    registrar(tipo, processo, ator, pessoa=ator.nome)
    passagem.refresh_from_db()
    return passagem
