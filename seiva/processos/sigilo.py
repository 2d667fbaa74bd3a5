"""Credentials: giving, ending, and what they do to the units where the process is.

Called inside acts alone, with the process locked. The one rule that holds everywhere: a process
under sigilo always has someone who can read it.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef

from seiva.andamentos import tipos
from seiva.andamentos.models import Andamento
from seiva.andamentos.registro import registrar
from seiva.andamentos.tipos import TipoAndamento
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.core.jobs import enfileirar
from seiva.core.relogio import agora, hoje
from seiva.organizacao.models import Conta, Lotacao, Unidade
from seiva.processos import andamentos
from seiva.processos.models import Credencial, Passagem, Processo

Depois = Callable[[Ator, Processo], None]
_depois: list[Depois] = []


def ao_acertar_sigilo(faz: Depois) -> Depois:
    """Declare, in an upper module, what else to bring in line when the secrecy of a process, or
    of something in it, may have changed. Runs inside the act, with the process locked."""
    _depois.append(faz)
    return faz


def dar_credencial(ator: Ator, processo: Processo, quando: datetime) -> Credencial:
    """Who puts a process under sigilo keeps access to it, in the unit where acts."""
    return abrir_credencial(
        processo,
        ator.minha_conta,
        ator.minha_unidade,
        quando,
        por=ator.minha_conta,
        recebida=True,
    )


def abrir_credencial(
    processo: Processo,
    conta_id: int,
    unidade_id: int,
    quando: datetime,
    *,
    por: int | None,
    recebida: bool = False,
) -> Credencial:
    """Put a credential in force; an ended one of the same person and unit comes back."""
    credencial = Credencial.objects.filter(
        processo=processo, conta_id=conta_id, unidade_id=unidade_id
    ).first() or Credencial(processo=processo, conta_id=conta_id, unidade_id=unidade_id)
    credencial.ativa, credencial.fim, credencial.encerrada_em = True, "", None
    credencial.concedida_em, credencial.concedida_por_id = quando, por
    credencial.recebida_em, credencial.concluida_em = (quando if recebida else None), None
    credencial.save()
    return credencial


def encerrar_credencial(credencial: Credencial, fim: str, quando: datetime) -> None:
    """Take a credential out of force; its row says how it ended."""
    credencial.ativa, credencial.fim, credencial.encerrada_em = False, fim, quando
    credencial.save()


def tirar_credencial(
    ator: Ator,
    processo: Processo,
    credencial: Credencial,
    fim: str,
    entrada: TipoAndamento,
    **mais: Any,
) -> None:
    """End one credential: its row, the passagem of its unit, and the entry in the history.

    `mais` are fields of `entrada` besides the person and the unit.
    """
    quando = agora()
    encerrar_credencial(credencial, fim, quando)
    acertar_passagem(processo, credencial.unidade_id, quando)
    registrar(
        entrada,
        processo,
        ator,
        pessoa=credencial.conta.nome,
        unidade=credencial.unidade.sigla,
        **mais,
    )


def exigir_outro_titular(processo: Processo, credencial: Credencial) -> None:
    """Refuse to leave the process with nobody able to read it: who no longer works in the unit
    of the credential does not get in with it."""
    ainda_la = Lotacao.objects.vigentes(hoje()).filter(
        conta=OuterRef("conta_id"), unidade=OuterRef("unidade_id"), conta__is_active=True
    )
    outras = Credencial.objects.ativas_do(processo).exclude(pk=credencial.pk)
    if not outras.filter(Exists(ainda_la)).exists():
        raise RegraViolada(
            "ultima_credencial",
            "É a última credencial do processo: sem ela, ninguém mais o leria. Antes, conceda ou "
            "transfira a credencial a outra pessoa.",
        )


def exigir_credencial_para_sigilo(ator: Ator, processo: Processo) -> None:
    """What is already kept under sigilo is not reached by putting something else there too."""
    minhas = Credencial.objects.minhas(ator).filter(processo=processo)
    if processo.tem_sigilo and not minhas.exists():
        raise RegraViolada(
            "sem_credencial_para_sigilo",
            "Neste processo, só quem tem credencial usa o nível sigiloso.",
            campo="nivel",
        )


def exigir_lotacao(conta: Conta, unidade: Unidade) -> None:
    """Credentials are given to a person in a unit where the person works today."""
    lotado = Lotacao.objects.vigentes(hoje()).filter(conta=conta, unidade=unidade)
    if not conta.is_active or not lotado.exists():
        raise RegraViolada(
            "pessoa_sem_lotacao",
            f"{conta.nome} não tem lotação em {unidade.sigla}. Escolha outra pessoa ou unidade.",
            campo="pessoa",
        )


def exigir_sem_credencial(processo: Processo, conta: Conta, unidade: Unidade) -> None:
    ativas = Credencial.objects.ativas_do(processo)
    if ativas.filter(conta=conta, unidade=unidade).exists():
        raise RegraViolada(
            "ja_tem_credencial",
            f"{conta.nome} já tem credencial neste processo, na unidade {unidade.sigla}.",
            campo="pessoa",
        )


def exigir_unidade_que_le(processo: Processo, unidade: Unidade) -> None:
    """For a document under sigilo in a restricted process: the credential opens the document,
    and the process only to units through which it passed."""
    if processo.sigiloso or not processo.restrito:
        return
    if not Passagem.objects.filter(processo=processo, unidade=unidade).exists():
        raise RegraViolada(
            "unidade_sem_acesso",
            f"O processo é restrito e não passou por {unidade.sigla}. Envie-o antes a essa unidade.",
            campo="pessoa",
        )


def acertar_passagem(processo: Processo, unidade_id: int, quando: datetime) -> None:
    """Bring the passagem of a unit in line with its holders of credentials.

    Open while some holder there still works on it; unread while some holder did not open it. A
    unit that lost every holder before any of them opened the process never had it: the passagem
    goes away, and with it the right to read what may become restricted.
    """
    if not processo.sigiloso:
        return
    daqui = Credencial.objects.ativas_do(processo).filter(unidade_id=unidade_id)
    a_cuidar = daqui.filter(concluida_em__isnull=True)
    passagem = Passagem.objects.filter(processo=processo, unidade_id=unidade_id).first()
    if not daqui.exists() and (passagem is None or _nunca_aberta(processo, passagem)):
        Passagem.objects.filter(processo=processo, unidade_id=unidade_id).delete()
    else:
        passagem = passagem or Passagem(
            processo=processo,
            unidade_id=unidade_id,
            origem=Passagem.Origem.RECEBIDO,
            aberta=False,
            aberta_em=quando,
        )
        _ajustar(passagem, a_cuidar.exists(), a_cuidar.filter(recebida_em=None).exists(), quando)
    acertar_conclusao(processo, quando)


def _nunca_aberta(processo: Processo, passagem: Passagem) -> bool:
    daqui = Andamento.objects.filter(processo=processo, unidade_id=passagem.unidade_id)
    agiu = daqui.exclude(tipo__in=tipos.codigos_de_fora())
    return passagem.recebida_em is None and not agiu.exists()


def _ajustar(passagem: Passagem, aberta: bool, nao_lida: bool, quando: datetime) -> None:
    if aberta and not passagem.aberta:
        passagem.aberta_em, passagem.concluida_em = quando, None
    if passagem.aberta and not aberta:
        passagem.concluida_em, passagem.atribuida_a_id = quando, None
        passagem.novidade = False
    if (passagem.aberta, passagem.nao_lida) != (aberta, nao_lida) or passagem.pk is None:
        passagem.movida_em = quando
    passagem.aberta, passagem.nao_lida = aberta, nao_lida
    passagem.save()


def acertar_conclusao(processo: Processo, quando: datetime) -> None:
    """A process open nowhere is concluded; open somewhere, it is not."""
    aberto = Passagem.objects.filter(processo=processo, aberta=True).exists()
    if aberto == (processo.concluido_em is None):
        return
    processo.concluido_em = None if aberto else quando
    processo.save(update_fields=["concluido_em"])


def acertar_sigilo(ator: Ator, processo: Processo, antes: tuple[int, int]) -> None:
    """What changes when a process, or a document in it, enters or leaves sigilo.

    `antes` are (effective level, highest level of its documents) before the change. Entering:
    the process must be open in the acting unit alone, and who acts gets the first credential.
    Leaving: every credential is annulled.
    """
    tinha = max(antes) == 2
    if tinha and not processo.tem_sigilo:
        anular_credenciais(ator, processo)
    if processo.tem_sigilo and not tinha and ator.conta_id is not None:
        credencial = dar_credencial(ator, processo, agora())
        registrar(
            andamentos.CREDENCIAL_CONCEDIDA,
            processo,
            ator,
            pessoa=credencial.conta.nome,
            unidade=ator.unidade_sigla,
        )
    if processo.sigiloso and antes[0] < 2:
        _fechar_aos_outros(ator, processo)
    if tinha:
        for faz in _depois:
            faz(ator, processo)


def _fechar_aos_outros(ator: Ator, processo: Processo) -> None:
    """The units where it is open become the units of its holders."""
    abertas = Passagem.objects.filter(processo=processo, aberta=True)
    outras = abertas.exclude(unidade_id=ator.unidade_id)
    if ator.conta_id is not None and outras.exists():
        onde = ", ".join(sorted(outras.values_list("unidade__sigla", flat=True)))
        raise RegraViolada(
            "aberto_em_outras",
            "Para se tornar sigiloso, o processo deve estar aberto somente na sua unidade. "
            f"Também está aberto em: {onde}.",
            campo="nivel",
        )
    quando = agora()
    titulares = set(Credencial.objects.ativas_do(processo).values_list("conta_id", flat=True))
    for passagem in abertas.exclude(atribuida_a__in=titulares).exclude(atribuida_a=None):
        passagem.atribuida_a_id = ator.conta_id
        passagem.save()
    for unidade_id in set(
        Credencial.objects.ativas_do(processo).values_list("unidade_id", flat=True)
    ) | set(abertas.values_list("unidade_id", flat=True)):
        acertar_passagem(processo, unidade_id, quando)


def anular_credenciais(ator: Ator, processo: Processo) -> None:
    """The secrecy ended: nobody needs a credential any more. Each one keeps its history."""
    quando = agora()
    for credencial in list(Credencial.objects.ativas_do(processo)):
        encerrar_credencial(credencial, Credencial.Fim.ANULADA, quando)
        registrar(
            andamentos.CREDENCIAL_ANULADA,
            processo,
            ator,
            pessoa=credencial.conta.nome,
            unidade=credencial.unidade.sigla,
        )


def avisar(credencial: Credencial) -> None:
    """Tell the person by e-mail, after the commit, without saying of what process."""
    from seiva.processos.tarefas import avisar_credencial

    enfileirar(avisar_credencial, credencial_id=credencial.pk)
