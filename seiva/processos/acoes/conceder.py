"""Conceder and renovar: who else reads a process under sigilo."""

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
    exigir_lotacao,
    exigir_sem_credencial,
    exigir_unidade_que_le,
)
from seiva.processos.situacao import CREDENCIADO


@acao(
    "conceder_credencial",
    titulo="Conceder credencial",
    exige="processo.tramitar",
    estado=(CREDENCIADO,),
    sobre="processo",
)
def conceder_credencial(
    ator: Ator, *, processo: Processo, conta: Conta, unidade: Unidade
) -> Credencial:
    """Give a person access, in a unit where the person works; the process appears there.

    Norma: Lei 12.527/2011, art. 25, § 1º.
    Raises `RegraViolada` for who has no lotação there or already holds one.
    """
    exigir_lotacao(conta, unidade)
    exigir_sem_credencial(processo, conta, unidade)
    exigir_unidade_que_le(processo, unidade)
    quando = agora()
    credencial = abrir_credencial(processo, conta.pk, unidade.pk, quando, por=ator.minha_conta)
    acertar_passagem(processo, unidade.pk, quando)
    registrar(
        andamentos.CREDENCIAL_CONCEDIDA, processo, ator, pessoa=conta.nome, unidade=unidade.sigla
    )
    avisar(credencial)
    return credencial


@acao(
    "renovar_credencial",
    titulo="Renovar credencial",
    exige="processo.tramitar",
    estado=(CREDENCIADO,),
    sobre="processo",
)
def renovar_credencial(ator: Ator, *, processo: Processo, credencial: Credencial) -> Credencial:
    """Call a holder again: the process returns to that person's table, unread, with a notice.

    Also confirms in a new date that the person keeps access. Own credentials are not renewed.
    """
    credencial = Credencial.objects.ativas_do(processo).um(pk=credencial.pk)
    if credencial.conta_id == ator.conta_id:
        raise RegraViolada("propria_credencial", "A sua própria credencial não se renova.")
    quando = agora()
    abrir_credencial(
        processo,
        credencial.conta_id,
        credencial.unidade_id,
        quando,
        por=credencial.concedida_por_id,
    )
    acertar_passagem(processo, credencial.unidade_id, quando)
    registrar(
        andamentos.CREDENCIAL_RENOVADA,
        processo,
        ator,
        pessoa=credencial.conta.nome,
        unidade=credencial.unidade.sigla,
    )
    avisar(credencial)
    return credencial
