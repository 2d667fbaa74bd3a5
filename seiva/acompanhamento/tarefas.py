"""Background jobs of who follows a process by e-mail."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localtime
from procrastinate.contrib.django import app

from seiva.acompanhamento.consulta import passos
from seiva.acompanhamento.links import (
    endereco_de,
    link_do_processo,
    link_para_avaliar,
    link_para_confirmar,
    link_para_sair,
)
from seiva.acompanhamento.mensagens import CONFIRMAR, NOVIDADE
from seiva.acompanhamento.models import Inscricao
from seiva.acompanhamento.regras.espera import DEPOIS_DE_CONCLUIDO, acabou, falta
from seiva.acompanhamento.regras.linha import Passo
from seiva.core.ator import Ator
from seiva.core.jobs import enfileirar, tarefa
from seiva.core.relogio import agora
from seiva.core.tenancy import escopo
from seiva.organizacao.correio.envio import entregar
from seiva.organizacao.models import Instituicao
from seiva.processos.models import Processo


@tarefa("acompanhamento.pedir_confirmacao", fila="correio")
def pedir_confirmacao(ator: Ator, *, inscricao_id: int, vez: str) -> None:
    """Send the link that confirms an address; nothing, when another was asked for meanwhile, the
    wish is gone or the process went under sigilo."""
    inscricao = _travada(inscricao_id)
    if inscricao is None or inscricao.confirmada_em is not None or inscricao.numero != vez:
        return
    if not _publico(ator, inscricao):
        return
    entregar(
        CONFIRMAR,
        chave=f"{inscricao.pk}:{vez}",
        para=endereco_de(inscricao),
        variaveis={
            "processo": inscricao.processo.numero,
            "prazo": f"{localtime(inscricao.vence_em):%d/%m/%Y às %H:%M}",
            "confirmar": link_para_confirmar(inscricao),
        },
    )


@tarefa("acompanhamento.distribuir", fila="geral")
def distribuir(ator: Ator, *, processo_id: int) -> None:
    """One job for each address that follows the process: a refusal of one repeats no other."""
    for pk in Inscricao.objects.do_processo(processo_id).confirmadas().values_list("pk", flat=True):
        enfileirar(avisar, unica=f"acompanhar-avisar-{pk}", inscricao_id=pk)


@tarefa("acompanhamento.avisar", fila="correio")
def avisar(ator: Ator, *, inscricao_id: int) -> None:
    """Tell one address of the public steps since the last message, at most once an hour.

    Safe to run twice: what was told is in the row, which is locked, and in the ledger of messages.
    A process that went under sigilo says nothing more, and its rows go away.
    """
    inscricao = _travada(inscricao_id)
    if inscricao is None or inscricao.confirmada_em is None:
        return
    if not _publico(ator, inscricao) or acabou(inscricao.processo.concluido_em, agora()):
        inscricao.delete()
        return
    publico = Ator.publico(ator.instituicao_id)
    novos = passos(publico, inscricao.processo, depois_de=inscricao.ate_andamento)
    if not novos:
        return
    if espera := falta(inscricao.avisada_em, agora()):
        enfileirar(
            avisar,
            unica=f"acompanhar-avisar-{inscricao_id}",
            espera=espera,
            inscricao_id=inscricao_id,
        )
        return
    inscricao.ate_andamento, inscricao.avisada_em = novos[-1].sequencia, agora()
    inscricao.save()
    _contar_novidade(inscricao, novos)


def _contar_novidade(inscricao: Inscricao, novos: list[Passo]) -> None:
    sair = link_para_sair(inscricao)
    entregar(
        NOVIDADE,
        chave=f"{inscricao.pk}:{inscricao.ate_andamento}",
        para=endereco_de(inscricao),
        variaveis={
            "processo": inscricao.processo.numero,
            "passos": "\n".join(_linha(passo) for passo in novos),
            "link": link_do_processo(inscricao),
            "avaliacao": _convite(inscricao),
            "sair": sair,
        },
        # RFC 8058: the program that reads mail ends it with one POST, without opening anything.
        cabecalhos={
            "List-Unsubscribe": f"<{sair}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
    )


def _convite(inscricao: Inscricao) -> str:
    """When the process ended: how to evaluate the service (Lei 13.460/2017, art. 23)."""
    if inscricao.processo.concluido_em is None:
        return ""
    link = link_para_avaliar(inscricao)
    return f"\nO processo terminou. Conte como foi o atendimento:\n\n{link}\n"


def _linha(passo: Passo) -> str:
    quem = f", {passo.unidade}" if passo.unidade else ""
    frase = " ".join(passo.frase.split())
    return f"- {localtime(passo.quando):%d/%m/%Y}{quem}: {frase}"


def _travada(pk: int) -> Inscricao | None:
    """The row, locked; None when who asked left meanwhile."""
    achada: Inscricao | None = (
        Inscricao.objects.select_for_update(of=("self",))
        .select_related("processo", "instituicao")
        .filter(pk=pk)
        .first()
    )
    return achada


def _publico(ator: Ator, inscricao: Inscricao) -> bool:
    """Anybody may know that the process exists."""
    conhecidos = Processo.objects.localizaveis_por(Ator.publico(ator.instituicao_id))
    return bool(conhecidos.filter(pk=inscricao.processo_id).exists())


@tarefa("acompanhamento.esquecer")
def esquecer(ator: Ator) -> None:
    """Delete the addresses that serve for nothing more."""
    momento: datetime = agora()
    Inscricao.objects.a_esquecer(momento, momento - DEPOIS_DE_CONCLUIDO).delete()


@app.periodic(cron="53 5 * * *")
@app.task(name="acompanhamento.esquecer_todas", queue="geral")
def esquecer_todas(timestamp: int) -> None:
    """Every night, institution by institution."""
    for instituicao_id in Instituicao.objects.order_by("pk").values_list("pk", flat=True):
        with transaction.atomic(), escopo(instituicao_id):
            enfileirar(esquecer, unica=f"acompanhar-esquecer-{instituicao_id}")
