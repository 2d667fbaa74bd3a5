"""Background jobs of processes."""

from typing import Any

from seiva.core.ator import Ator
from seiva.core.jobs import tarefa
from seiva.organizacao.correio import Especie
from seiva.organizacao.correio.envio import entregar
from seiva.processos.mensagens import CREDENCIAL
from seiva.processos.models import Credencial


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
