"""Cumprir intimação: the person opens it, or its term runs; either way one certidão."""

from datetime import datetime

from seiva.andamentos.registro import registrar
from seiva.core.acoes import Condicao, acao
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.core.jobs import enfileirar
from seiva.core.relogio import agora, hoje
from seiva.documentos.acessos import listar_documentos
from seiva.intimacoes import andamentos
from seiva.intimacoes.certidao import certificar
from seiva.intimacoes.models import Cumprimento, Destinatario
from seiva.intimacoes.prazos import dia_do_cumprimento, prazo_de_resposta
from seiva.intimacoes.velar import desvelar, documentos_de
from seiva.processos.regras.contagem import Prazo

Como = Cumprimento.Como
DITO = {Como.CONSULTA: "consulta direta", Como.DECURSO: "decurso do prazo tácito"}

E_SUA = Condicao(
    "intimacao_alheia",
    "Esta intimação é de outra pessoa.",
    lambda ator, alvo: ator.conta_id is not None and ator.conta_id == alvo.conta_id,
)
NAO_CANCELADA = Condicao(
    "intimacao_cancelada",
    "Quem enviou a intimação a cancelou: não há nada a fazer.",
    lambda _ator, alvo: alvo.cancelada_em is None,
)
PELO_SISTEMA = Condicao(
    "so_o_sistema", "Só o sistema faz isto.", lambda ator, _alvo: ator.porta == "tarefa"
)


@acao("cumprir_por_consulta", titulo="Abrir intimação", estado=(E_SUA, NAO_CANCELADA), sobre="alvo")
def cumprir_por_consulta(ator: Ator, *, alvo: Destinatario) -> Destinatario:
    """The person, warned, opens the notice: from now on it is known.

    A second device, or a click after the term ran, finds it known and changes nothing. On a day
    without business it counts from the next business day.
    Norma: Lei 11.419/2006, art. 5º, §§ 1º e 2º.
    """
    if not alvo.cumprida:
        momento = agora()
        # Opened after the term ended and before the hourly job: the term came first.
        if alvo.tacito_ate < hoje():
            _por_decurso(ator, alvo, momento)
        else:
            _cumprir(ator, alvo, Como.CONSULTA, momento, dia_do_cumprimento(hoje()))
    return alvo


@acao("cumprir_por_decurso", titulo="Decurso do prazo", estado=(PELO_SISTEMA,), sobre="alvo")
def cumprir_por_decurso(ator: Ator, *, alvo: Destinatario) -> bool:
    """The term ran and nobody opened it: it counts as known on the last day of the term.

    False, and nothing changes, for what is already known, was cancelled or has still time.
    Norma: Lei 11.419/2006, art. 5º, § 3º.
    """
    if alvo.cumprida or alvo.cancelada_em is not None or alvo.tacito_ate >= hoje():
        return False
    _por_decurso(ator, alvo, agora())
    return True


@acao("prorrogar_resposta", titulo="Prorrogar prazo", estado=(PELO_SISTEMA,), sobre="alvo")
def prorrogar_resposta(ator: Ator, *, alvo: Destinatario) -> bool:
    """Move the deadline to answer off the days out of service registered so far.

    False, and nothing changes, when it does not end in one of them, ran already before the first
    or was answered. Norma: Lei 11.419/2006, art. 10, § 2º.
    """
    if not alvo.cumprida or alvo.respondida_em is not None:
        return False
    feito: Cumprimento = Cumprimento.objects.um(destinatario=alvo)
    prazo = prazo_de_resposta(alvo.intimacao.tipo, feito.data)
    if alvo.resposta_ate is None or prazo.ate <= alvo.resposta_ate:
        return False
    alvo.resposta_ate, alvo.resposta_explicacao = prazo.ate, prazo.explicacao
    alvo.save()
    registrar(
        andamentos.PRORROGADA,
        alvo.intimacao.processo,
        ator,
        numero=alvo.intimacao.documento.numero_formatado,
        data=f"{prazo.ate:%d/%m/%Y}",
    )
    _avisar_prorrogacao(alvo)
    return True


def exigir_cumprida(alvo: Destinatario) -> None:
    """Raise `RegraViolada` while nobody opened it and its term runs."""
    if not alvo.cumprida:
        raise RegraViolada("por_abrir", "Abra a intimação antes de responder.")


def _por_decurso(ator: Ator, alvo: Destinatario, momento: datetime) -> None:
    dia = Prazo(alvo.tacito_ate, tuple(alvo.tacito_explicacao.splitlines()))
    _cumprir(ator, alvo, Como.DECURSO, momento, dia)


def _cumprir(ator: Ator, alvo: Destinatario, como: Como, momento: datetime, dia: Prazo) -> None:
    """The certidão, the deadline to answer, and the documents open to the person."""
    intimacao = alvo.intimacao
    resposta = prazo_de_resposta(intimacao.tipo, dia.ate)
    certidao = certificar(ator, alvo, como, momento, dia, resposta)
    Cumprimento.objects.create(
        destinatario=alvo, como=como, quando=momento, data=dia.ate, certidao=certidao
    )
    alvo.resposta_ate, alvo.resposta_explicacao = resposta.ate, resposta.explicacao
    alvo.save()
    listar_documentos(alvo.acesso, [*documentos_de(intimacao), certidao])
    desvelar(intimacao)
    registrar(
        andamentos.CUMPRIDA,
        intimacao.processo,
        ator,
        data=f"{dia.ate:%d/%m/%Y}",
        como=DITO[como],
        certidao=certidao.numero_formatado,
    )
    _avisar_cumprimento(alvo)


def _avisar_cumprimento(alvo: Destinatario) -> None:
    from seiva.intimacoes.tarefas import avisar_cumprida

    enfileirar(avisar_cumprida, destinatario_id=alvo.pk)


def _avisar_prorrogacao(alvo: Destinatario) -> None:
    from seiva.intimacoes.tarefas import avisar_prorrogada

    enfileirar(avisar_prorrogada, destinatario_id=alvo.pk)
