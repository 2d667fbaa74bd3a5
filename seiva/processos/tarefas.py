"""Background jobs of processes."""

from typing import Any

from django.conf import settings

from seiva.core.ator import Ator
from seiva.core.jobs import tarefa
from seiva.organizacao.correio import Especie
from seiva.organizacao.correio.envio import entregar
from seiva.processos.mensagens import CREDENCIAL, ENVIO
from seiva.processos.models import Credencial, Destino


@tarefa("processos.avisar_credencial", fila="correio")
def avisar_credencial(ator: Ator, *, credencial_id: int) -> None:
    """Mail to who got a credential; nothing in it tells the process."""
    credencial = Credencial.objects.select_related("conta", "unidade").um(pk=credencial_id)
    if credencial.ativa:
        escrever_a_quem_recebeu(credencial, CREDENCIAL)


def escrever_a_quem_recebeu(credencial: Any, especie: Especie) -> None:
    """Mail about a credential to its person, once; it names who and unit alone."""
    entregar(
        especie,
        chave=f"{especie.codigo}:{credencial.pk}",
        para=credencial.conta.email,
        variaveis={"nome": credencial.conta.nome_curto, "unidade": credencial.unidade.sigla},
    )


@tarefa("processos.avisar_envio", fila="correio")
def avisar_envio(ator: Ator, *, destino_id: int) -> None:
    """Tell a unit that a process arrived, unless the sending was undone, the process went under
    sigilo or the unit gave up being told. What the process is about stays in the system."""
    destino = Destino.objects.select_related(
        "unidade", "processo", "remessa__origem", "remessa__instituicao"
    ).um(pk=destino_id)
    unidade, processo, remessa = destino.unidade, destino.processo, destino.remessa
    if remessa.desfeita_em or processo.sigiloso or not (unidade.avisa_envio and unidade.email):
        return
    casa = f"{settings.URL_BASE}/{remessa.instituicao.slug}"
    entregar(
        ENVIO,
        chave=f"destino:{destino.pk}",
        para=unidade.email,
        variaveis={
            "unidade": unidade.sigla,
            "origem": remessa.origem.sigla,
            "processo": processo.numero,
            "link": f"{casa}/processos/{processo.pk}/",
        },
    )
