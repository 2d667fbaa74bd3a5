"""Background jobs of credentials of signature."""

from seiva.core.ator import Ator
from seiva.core.jobs import tarefa
from seiva.documentos.mensagens import CREDENCIAL_DE_ASSINATURA
from seiva.documentos.models import CredencialDeAssinatura
from seiva.processos.tarefas import escrever_a_quem_recebeu


@tarefa("documentos.avisar_credencial_de_assinatura", fila="correio")
def avisar_credencial_de_assinatura(ator: Ator, *, credencial_id: int) -> None:
    """Mail to who got a credential of signature; nothing in it tells document or process."""
    credencial = CredencialDeAssinatura.objects.select_related("conta", "unidade").um(
        pk=credencial_id
    )
    if not credencial.fim:
        escrever_a_quem_recebeu(credencial, CREDENCIAL_DE_ASSINATURA)
