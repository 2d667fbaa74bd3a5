"""Messages about a request: asked for inside the act, sent by a job after its commit."""

from seiva.adesao.models import Adesao
from seiva.core.jobs import enfileirar


def avisar(adesao: Adesao, assunto: str, vez: str = "") -> None:
    """Ask for one message; each (`assunto`, `vez`) goes out once for each request, ever."""
    from seiva.adesao.tarefas import enviar_aviso

    enfileirar(enviar_aviso, adesao_id=adesao.pk, assunto=assunto, vez=vez)
