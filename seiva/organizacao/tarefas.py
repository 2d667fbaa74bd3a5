"""Background jobs that belong to no institution."""

from django.conf import settings
from django.core.mail import EmailMessage
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from seiva.organizacao.seguranca.sessoes import varrer


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
