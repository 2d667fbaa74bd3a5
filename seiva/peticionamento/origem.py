"""From which service a process came."""

from seiva.peticionamento.models import Protocolo
from seiva.processos.models import Processo
from seiva.servicos.models import Servico


def servico_de(processo: Processo) -> Servico | None:
    """The service whose petition began the process; None when it began inside, or otherwise."""
    nasceu = (
        Protocolo.objects.filter(processo=processo, versao__isnull=False)
        .exclude(especie__in=[Protocolo.Especie.INTERCORRENTE, Protocolo.Especie.RESPOSTA])
        .select_related("versao__servico")
        .order_by("pk")
        .first()
    )
    return nasceu.versao.servico if nasceu is not None else None
