"""Background jobs: mail, and invitations to people."""

from django.conf import settings
from django.db import transaction
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from seiva.core.ator import Ator
from seiva.core.jobs import enfileirar, tarefa
from seiva.core.relogio import agora
from seiva.organizacao import (  # noqa: F401  # the queue finds them here
    tarefas_de_planilha,
    tarefas_do_cidadao,
)
from seiva.organizacao.convites import pedir_envio
from seiva.organizacao.correio.da_conta import variaveis_da_conta
from seiva.organizacao.correio.envio import entregar, entregar_a_conta, entregar_prova
from seiva.organizacao.mensagens import CONVITE
from seiva.organizacao.models import Conta, Convite
from seiva.organizacao.seguranca.sessoes import varrer

CONVITES_DE_CADA_VEZ = 200


@app.task(
    name="organizacao.escrever_a_conta",
    queue="correio",
    retry=RetryStrategy(max_attempts=8, exponential_wait=3),
)
def escrever_a_conta(*, conta_id: int, especie: str, evento: str) -> None:
    """Write to the owner of an account about the account itself, which is of no institution.

    Enqueued in the act's transaction, sent after its commit. The secret of a link is made here,
    and waits in no queue. `evento` tells one request from another.
    """
    with transaction.atomic():
        conta = Conta.objects.get(pk=conta_id)
        entregar_a_conta(conta, especie, evento, variaveis_da_conta(conta, especie))


@app.periodic(cron="27 * * * *")
@app.task(name="organizacao.varrer_sessoes", queue="geral")
def varrer_sessoes(timestamp: int) -> None:
    """Every hour: forget what is said of sessions that expired."""
    varrer(settings.SESSION_COOKIE_AGE)


@tarefa("organizacao.enviar_convites", fila="correio")
def enviar_convites(ator: Ator) -> None:
    """Enqueue a message to each who waits for an invitation. The mark and the job go in one
    transaction: running again, or twice at once, finds nothing left to do."""
    esperam = Convite.objects.filter(enviado_em__isnull=True).select_related("conta")
    lote = list(
        esperam.order_by("pk").select_for_update(of=("self",), skip_locked=True)[
            :CONVITES_DE_CADA_VEZ
        ]
    )
    for convite in lote:
        if not convite.conta.has_usable_password():
            enfileirar(enviar_convite, convite_id=convite.pk)
        convite.enviado_em = agora()
    Convite.objects.bulk_update(lote, ["enviado_em"])
    if len(lote) == CONVITES_DE_CADA_VEZ:
        pedir_envio()


@tarefa("organizacao.enviar_convite", fila="correio")
def enviar_convite(ator: Ator, *, convite_id: int) -> None:
    """Send one invitation; who chose a password meanwhile needs none."""
    conta = Convite.objects.select_related("conta").um(pk=convite_id).conta
    if conta.has_usable_password():
        return
    variaveis = variaveis_da_conta(conta, CONVITE.codigo)
    entregar(CONVITE, chave=f"convite:{convite_id}", para=conta.email, variaveis=variaveis)


@tarefa("organizacao.mandar_prova", fila="correio")
def mandar_prova(ator: Ator, *, especie: str, conta_id: int, evento: str) -> None:
    """Send a message filled with examples to who administers and asked to see it."""
    entregar_prova(Conta.objects.get(pk=conta_id), especie, evento)
