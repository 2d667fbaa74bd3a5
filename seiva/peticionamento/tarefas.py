"""Background jobs of petitions."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils.timezone import localtime
from procrastinate.contrib.django import app

from seiva.core.ator import Ator
from seiva.core.jobs import enfileirar, tarefa
from seiva.core.relogio import agora
from seiva.core.tenancy import escopo
from seiva.organizacao.correio.envio import entregar
from seiva.organizacao.models import Instituicao
from seiva.peticionamento.mensagens import RECIBO
from seiva.peticionamento.models import Protocolo, Rascunho

GUARDA = timedelta(days=30)


@tarefa("peticionamento.enviar_recibo", fila="correio")
def enviar_recibo(ator: Ator, *, protocolo_id: int) -> None:
    """Tell who delivered that it was received: once."""
    protocolo = Protocolo.objects.select_related("processo", "conta", "instituicao").um(
        pk=protocolo_id
    )
    quando = localtime(protocolo.protocolado_em)
    entregar(
        RECIBO,
        chave=f"protocolo:{protocolo.pk}",
        para=protocolo.conta.email,
        variaveis={
            "nome": protocolo.conta.nome,
            "titulo": protocolo.titulo,
            "processo": protocolo.processo.numero,
            "quando": f"{quando:%d/%m/%Y às %H:%M:%S}",
            "documentos": "\n".join(f"- {i['nome']} ({i['numero']})" for i in protocolo.itens),
            "link": _recibo(protocolo),
        },
    )


def _recibo(protocolo: Protocolo) -> str:
    """The page of the receipt, which asks for the person's account."""
    slug = protocolo.instituicao.slug
    return f"{settings.URL_BASE}/{slug}/peticionar/recibo/{protocolo.chave}/"


@tarefa("peticionamento.esquecer_rascunhos")
def esquecer_rascunhos(ator: Ator) -> None:
    """Delete the drafts that nobody touched for thirty days, with their files."""
    Rascunho.objects.esquecidos(agora() - GUARDA).delete()


@app.periodic(cron="41 5 * * *")
@app.task(name="peticionamento.esquecer_todos", queue="geral")
def esquecer_todos(timestamp: int) -> None:
    """Every night, institution by institution."""
    for instituicao_id in Instituicao.objects.order_by("pk").values_list("pk", flat=True):
        with transaction.atomic(), escopo(instituicao_id):
            enfileirar(esquecer_rascunhos, unica=f"rascunhos-esquecer-{instituicao_id}")
