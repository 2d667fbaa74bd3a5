"""Background jobs: mail, and invitations to people."""

from django.conf import settings
from django.core.mail import EmailMessage
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from seiva.core.ator import Ator
from seiva.core.jobs import tarefa
from seiva.core.relogio import agora
from seiva.organizacao import tarefas_de_planilha  # noqa: F401  # the queue finds them here
from seiva.organizacao.convites import carta, pedir_envio
from seiva.organizacao.models import Convite, Instituicao
from seiva.organizacao.seguranca.sessoes import varrer

CONVITES_DE_CADA_VEZ = 200


@app.task(
    name="organizacao.enviar_email",
    queue="correio",
    retry=RetryStrategy(max_attempts=8, exponential_wait=3),
)
def enviar_email(*, para: list[str], assunto: str, corpo: str) -> None:
    """Send one plain message. Enqueued in the act's transaction, sent after its commit."""
    EmailMessage(assunto, corpo, to=para).send()


@app.periodic(cron="27 * * * *")
@app.task(name="organizacao.varrer_sessoes", queue="geral")
def varrer_sessoes(timestamp: int) -> None:
    """Every hour: forget what is said of sessions that expired."""
    varrer(settings.SESSION_COOKIE_AGE)


@tarefa("organizacao.enviar_convites", fila="correio")
def enviar_convites(ator: Ator) -> None:
    """Write to those who wait for an invitation. The mark and the message go in one transaction:
    running again, or twice at once, finds nothing left to send."""
    esperam = Convite.objects.filter(enviado_em__isnull=True).select_related("conta")
    lote = list(
        esperam.order_by("pk").select_for_update(of=("self",), skip_locked=True)[
            :CONVITES_DE_CADA_VEZ
        ]
    )
    casa = Instituicao.objects.get(pk=ator.instituicao_id)
    for convite in lote:
        if not convite.conta.has_usable_password():
            enviar_email.defer(**carta(convite, casa))
        convite.enviado_em = agora()
    Convite.objects.bulk_update(lote, ["enviado_em"])
    if len(lote) == CONVITES_DE_CADA_VEZ:
        pedir_envio()
