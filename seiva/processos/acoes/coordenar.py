"""Coordinating the collection: credentials of a unit whose holders left. Never the content."""

from seiva.andamentos.registro import registrar
from seiva.core.acoes import Condicao, acao
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.core.relogio import agora
from seiva.core.textos import uma_linha
from seiva.organizacao.models import Conta, Unidade
from seiva.processos import andamentos
from seiva.processos.models import Credencial, Processo
from seiva.processos.sigilo import (
    abrir_credencial,
    acertar_passagem,
    avisar,
    exigir_lotacao,
    exigir_outro_titular,
    exigir_sem_credencial,
    tirar_credencial,
)

NO_ACERVO = Condicao(
    "fora_do_acervo",
    "O processo não está no acervo de sigilosos da sua unidade.",
    lambda ator, processo: Processo.objects.do_acervo_de(ator).filter(pk=processo.pk).exists(),
)


@acao(
    "ativar_credencial_do_acervo",
    titulo="Ativar credencial",
    exige="sigilo.coordenar",
    estado=(NO_ACERVO,),
    sobre="processo",
)
def ativar_credencial_do_acervo(ator: Ator, *, processo: Processo, conta: Conta) -> Credencial:
    """Give a servant of the unit access to a process of its collection; never to oneself.

    The history says that it came from the coordination, and every holder reads it there.
    """
    if conta.pk == ator.conta_id:
        raise RegraViolada(
            "propria_credencial",
            "A coordenação não ativa credencial para si: quem coordena o acervo não o lê.",
            campo="pessoa",
        )
    unidade = Unidade.objects.um(pk=ator.minha_unidade)
    exigir_lotacao(conta, unidade)
    exigir_sem_credencial(processo, conta, unidade)
    quando = agora()
    credencial = abrir_credencial(processo, conta.pk, unidade.pk, quando, por=ator.minha_conta)
    acertar_passagem(processo, unidade.pk, quando)
    registrar(andamentos.ACERVO_ATIVADA, processo, ator, unidade=unidade.sigla, pessoa=conta.nome)
    avisar(credencial)
    return credencial


@acao(
    "inativar_credencial_do_acervo",
    titulo="Inativar credencial",
    exige="sigilo.coordenar",
    estado=(NO_ACERVO,),
    sobre="processo",
)
def inativar_credencial_do_acervo(
    ator: Ator, *, processo: Processo, credencial: Credencial, motivo: str
) -> Credencial:
    """End, with a reason, the credential of someone in the unit; the last one only after another
    was activated."""
    motivo = uma_linha(motivo)
    if not motivo:
        raise RegraViolada("sem_motivo", "Escreva o motivo.", campo="motivo")
    if len(motivo) > 250:
        raise RegraViolada("motivo_longo", "O motivo tem até 250 caracteres.", campo="motivo")
    daqui = Credencial.objects.ativas_do(processo).filter(unidade_id=ator.minha_unidade)
    credencial = daqui.um(pk=credencial.pk)
    exigir_outro_titular(processo, credencial)
    fim, entrada = Credencial.Fim.INATIVADA, andamentos.ACERVO_INATIVADA
    tirar_credencial(ator, processo, credencial, fim, entrada, motivo=motivo)
    return credencial
