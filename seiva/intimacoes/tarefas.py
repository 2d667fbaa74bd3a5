"""Background jobs of notices: messages, terms that run, deadlines moved by outages."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from procrastinate.contrib.django import app

from seiva.core.ator import Ator
from seiva.core.jobs import enfileirar, tarefa
from seiva.core.relogio import hoje
from seiva.core.tenancy import escopo
from seiva.intimacoes import mensagens
from seiva.intimacoes.acoes.cumprir import cumprir_por_decurso, prorrogar_resposta
from seiva.intimacoes.links import link_da_intimacao
from seiva.intimacoes.models import Destinatario, TipoDeIntimacao
from seiva.organizacao.correio import Especie
from seiva.organizacao.correio.envio import entregar
from seiva.organizacao.models import Instituicao
from seiva.processos.regras.contagem import dia_por_extenso

LOTE = 50
CASAS = 200
ANTECEDENCIA = timedelta(days=3)


@tarefa("intimacoes.avisar_expedida", fila="correio")
def avisar_expedida(ator: Ator, *, destinatario_id: int) -> None:
    """Tell the person that there is a notice to open; nothing, when it was taken back."""
    alvo = _por_cumprir(destinatario_id)
    if alvo is not None:
        _entregar(mensagens.EXPEDIDA, alvo, alvo.tacito_ate, str(alvo.pk))


@tarefa("intimacoes.avisar_cumprida", fila="correio")
def avisar_cumprida(ator: Ator, *, destinatario_id: int) -> None:
    """Tell the person until when to answer."""
    alvo = _por_responder(destinatario_id)
    if alvo is not None and alvo.resposta_ate is not None:
        _entregar(mensagens.CUMPRIDA, alvo, alvo.resposta_ate, str(alvo.pk))


@tarefa("intimacoes.avisar_prorrogada", fila="correio")
def avisar_prorrogada(ator: Ator, *, destinatario_id: int) -> None:
    """Tell the person that the deadline moved, once for each new day."""
    alvo = _por_responder(destinatario_id)
    if alvo is not None and alvo.resposta_ate is not None:
        chave = f"{alvo.pk}:{alvo.resposta_ate}"
        _entregar(mensagens.PRORROGADA, alvo, alvo.resposta_ate, chave)


@tarefa("intimacoes.lembrar", fila="correio")
def lembrar(ator: Ator, *, destinatario_id: int) -> None:
    """One reminder to open, one to answer what demands it; the ledger of messages keeps the count."""
    alvo = _por_cumprir(destinatario_id)
    if alvo is not None:
        _entregar(mensagens.LEMBRETE_DE_ABRIR, alvo, alvo.tacito_ate, str(alvo.pk))
        return
    alvo = _por_responder(destinatario_id)
    if alvo is not None and alvo.resposta_ate is not None and alvo.intimacao.tipo.exige:
        _entregar(mensagens.LEMBRETE_DE_RESPONDER, alvo, alvo.resposta_ate, str(alvo.pk))


@tarefa("intimacoes.cumprir")
def cumprir(ator: Ator, *, destinatario_id: int) -> None:
    """One notice whose term ran. Safe to run twice: the act finds it known."""
    alvo = Destinatario.objects.filter(pk=destinatario_id).first()
    if alvo is not None:
        cumprir_por_decurso(ator, alvo=alvo)


@tarefa("intimacoes.cumprir_vencidas")
def cumprir_vencidas(ator: Ator, *, depois: int = 0) -> None:
    """One job for each notice whose term ran, a lot at a time: one that fails stops no other."""
    vencidas = Destinatario.objects.vencidas(hoje())
    _um_a_um(vencidas, depois, cumprir, "intimacoes-cumprir", cumprir_vencidas)


@tarefa("intimacoes.lembrar_de_prazos")
def lembrar_de_prazos(ator: Ator, *, depois: int = 0) -> None:
    """One job for each person whose deadline is near, a lot at a time."""
    dia = hoje()
    ate = dia + ANTECEDENCIA
    por_abrir = Destinatario.objects.por_cumprir().filter(tacito_ate__range=(dia, ate))
    exigem = Destinatario.objects.por_responder().filter(
        resposta_ate__range=(dia, ate),
        intimacao__tipo__resposta=TipoDeIntimacao.Resposta.EXIGIDA,
    )
    chaves = por_abrir.values("pk").union(exigem.values("pk"))
    perto = Destinatario.objects.filter(pk__in=chaves).order_by("pk")
    _um_a_um(perto, depois, lembrar, "intimacoes-lembrar", lembrar_de_prazos)


@tarefa("intimacoes.prorrogar_prazos")
def prorrogar_prazos(ator: Ator, *, depois: int = 0) -> None:
    """One job for each deadline that still runs, a lot at a time: the act tells which move."""
    correm = Destinatario.objects.por_responder().order_by("pk")
    _um_a_um(correm, depois, prorrogar, "intimacoes-prorrogar", prorrogar_prazos)


@tarefa("intimacoes.prorrogar_em_todas")
def prorrogar_em_todas(ator: Ator, *, depois: int = 0) -> None:
    """The whole service was out: every institution asks its deadlines, a lot at a time."""
    casas = Instituicao.objects.filter(pk__gt=depois).order_by("pk")
    chaves = list(casas.values_list("pk", flat=True)[:CASAS])
    for pk in chaves:
        with escopo(pk):
            enfileirar(prorrogar_prazos, unica=f"intimacoes-prorrogar-{pk}")
    if len(chaves) == CASAS:
        enfileirar(prorrogar_em_todas, depois=chaves[-1])


@tarefa("intimacoes.prorrogar")
def prorrogar(ator: Ator, *, destinatario_id: int) -> None:
    """One deadline, moved off the days out of service. Run twice, it moves once."""
    alvo = Destinatario.objects.filter(pk=destinatario_id).first()
    if alvo is not None:
        prorrogar_resposta(ator, alvo=alvo)


@app.periodic(cron="11 * * * *")
@app.task(name="intimacoes.cumprir_todas", queue="geral")
def cumprir_todas(timestamp: int) -> None:
    """Every hour, institution by institution: terms that ran, and reminders."""
    for instituicao_id in Instituicao.objects.order_by("pk").values_list("pk", flat=True):
        with transaction.atomic(), escopo(instituicao_id):
            enfileirar(cumprir_vencidas, unica=f"intimacoes-vencidas-{instituicao_id}")
            enfileirar(lembrar_de_prazos, unica=f"intimacoes-lembretes-{instituicao_id}")


def _um_a_um(alvos: Any, depois: int, cada: Any, nome: str, de_novo: Any) -> None:
    """Enqueue a job for each, and the next lot; the lot and what it asks for commit together."""
    chaves = list(alvos.filter(pk__gt=depois).values_list("pk", flat=True)[:LOTE])
    for pk in chaves:
        enfileirar(cada, unica=f"{nome}-{pk}", destinatario_id=pk)
    if len(chaves) == LOTE:
        enfileirar(de_novo, depois=chaves[-1])


def _entregar(especie: Especie, alvo: Destinatario, ate: date, chave: str) -> None:
    entregar(
        especie,
        chave=chave,
        para=alvo.conta.email,
        variaveis={
            "nome": alvo.conta.nome,
            "processo": alvo.intimacao.processo.numero,
            "prazo": dia_por_extenso(ate),
            "link": link_da_intimacao(alvo.instituicao.slug, alvo.pk),
        },
    )


def _travado(pk: int) -> Destinatario | None:
    """The row, locked; None when it is not there any more."""
    return Destinatario.travar(pk) if Destinatario.objects.filter(pk=pk).exists() else None


def _por_cumprir(pk: int) -> Destinatario | None:
    alvo = _travado(pk)
    return alvo if alvo and not alvo.cumprida and alvo.cancelada_em is None else None


def _por_responder(pk: int) -> Destinatario | None:
    alvo = _travado(pk)
    return alvo if alvo and alvo.cumprida and alvo.respondida_em is None else None
