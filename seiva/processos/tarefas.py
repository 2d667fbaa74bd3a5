"""Background jobs of processes."""

from typing import Any

from seiva.core.ator import Ator
from seiva.core.jobs import tarefa
from seiva.organizacao.tarefas import enviar_email
from seiva.processos.models import Credencial

ASSUNTO = "Você recebeu uma credencial de acesso"
CORPO = """{nome},

Você recebeu credencial de acesso a um processo sigiloso de {instituicao}, na unidade {unidade}.

Entre no sistema e abra a mesa dessa unidade: o processo está entre os não lidos, e pede a sua
senha para abrir.

Por sigilo, esta mensagem não diz de que processo se trata.
"""


@tarefa("processos.avisar_credencial")
def avisar_credencial(ator: Ator, *, credencial_id: int) -> None:
    """Mail to who got a credential; nothing in it tells the process."""
    credencial = Credencial.objects.select_related("conta", "unidade", "instituicao").um(
        pk=credencial_id
    )
    if not credencial.ativa:
        return
    escrever_a_quem_recebeu(credencial, ASSUNTO, CORPO)


def escrever_a_quem_recebeu(credencial: Any, assunto: str, corpo: str) -> None:
    """Mail about a credential to its person; `corpo` may name who, institution and unit alone."""
    enviar_email.defer(
        para=[credencial.conta.email],
        assunto=assunto,
        corpo=corpo.format(
            nome=credencial.conta.nome_curto,
            instituicao=credencial.instituicao.nome,
            unidade=credencial.unidade.sigla,
        ),
    )
