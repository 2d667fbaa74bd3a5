"""Renunciar and transferir: leaving a process under sigilo."""

from seiva.andamentos.registro import registrar
from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.core.relogio import agora
from seiva.organizacao.models import Conta, Unidade
from seiva.processos import andamentos
from seiva.processos.models import Credencial, Processo
from seiva.processos.sigilo import (
    abrir_credencial,
    acertar_passagem,
    avisar,
    encerrar_credencial,
    exigir_lotacao,
    exigir_outro_titular,
    exigir_sem_credencial,
    exigir_unidade_que_le,
    tirar_credencial,
)
from seiva.processos.situacao import CREDENCIADO, situacao_de


@acao(
    "renunciar_credencial",
    titulo="Renunciar à credencial",
    estado=(CREDENCIADO,),
    sobre="processo",
)
def renunciar_credencial(ator: Ator, *, processo: Processo) -> Credencial:
    """Give up own access, in the unit in use. The last holder may not: nobody would read it."""
    minha = _minha(ator, processo)
    exigir_outro_titular(processo, minha)
    fim, entrada = Credencial.Fim.RENUNCIADA, andamentos.CREDENCIAL_RENUNCIADA
    tirar_credencial(ator, processo, minha, fim, entrada)
    return minha


@acao(
    "transferir_credencial",
    titulo="Transferir credencial",
    exige="processo.tramitar",
    estado=(CREDENCIADO,),
    sobre="processo",
)
def transferir_credencial(
    ator: Ator, *, processo: Processo, conta: Conta, unidade: Unidade
) -> Credencial:
    """Pass own access to another person, who may from now on take back what the first gave."""
    minha = _minha(ator, processo)
    if conta.pk == ator.conta_id:
        raise RegraViolada(
            "mesma_pessoa", "Escolha outra pessoa para receber a credencial.", campo="pessoa"
        )
    exigir_lotacao(conta, unidade)
    exigir_sem_credencial(processo, conta, unidade)
    exigir_unidade_que_le(processo, unidade)
    quando = agora()
    nova = abrir_credencial(processo, conta.pk, unidade.pk, quando, por=minha.concedida_por_id)
    encerrar_credencial(minha, Credencial.Fim.TRANSFERIDA, quando)
    for dada in Credencial.objects.ativas_do(processo).filter(concedida_por_id=ator.minha_conta):
        dada.concedida_por_id = conta.pk
        dada.save()
    acertar_passagem(processo, unidade.pk, quando)
    acertar_passagem(processo, ator.minha_unidade, quando)
    registrar(
        andamentos.CREDENCIAL_TRANSFERIDA,
        processo,
        ator,
        antes=ator.nome,
        pessoa=conta.nome,
        unidade=unidade.sigla,
    )
    avisar(nova)
    return nova


def _minha(ator: Ator, processo: Processo) -> Credencial:
    minha = situacao_de(ator, processo).credencial
    assert minha is not None
    return minha
