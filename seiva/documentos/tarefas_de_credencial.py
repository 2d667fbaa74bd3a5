"""Background jobs of credentials of signature."""

from seiva.core.ator import Ator
from seiva.core.jobs import tarefa
from seiva.documentos.models import CredencialDeAssinatura
from seiva.processos.tarefas import escrever_a_quem_recebeu

ASSUNTO = "Você recebeu uma credencial de assinatura"
CORPO = """{nome},

Você recebeu credencial para ler e assinar um documento sigiloso de {instituicao}, na unidade
{unidade}.

Entre no sistema, nessa unidade, e abra “Para assinar”: o documento está lá, e pede a sua senha
para abrir.

Por sigilo, esta mensagem não diz de que documento se trata.
"""


@tarefa("documentos.avisar_credencial_de_assinatura")
def avisar_credencial_de_assinatura(ator: Ator, *, credencial_id: int) -> None:
    """Mail to who got a credential of signature; nothing in it tells document or process."""
    credencial = CredencialDeAssinatura.objects.select_related(
        "conta", "unidade", "instituicao"
    ).um(pk=credencial_id)
    if credencial.fim:
        return
    escrever_a_quem_recebeu(credencial, ASSUNTO, CORPO)
