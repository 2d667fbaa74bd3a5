"""Background jobs of external accesses and of who asks for one."""

from django.utils.timezone import localtime

from seiva.core.ator import Ator
from seiva.core.jobs import tarefa
from seiva.core.tenancy import instituicao_atual
from seiva.documentos.concessoes import link_da
from seiva.documentos.mensagens_de_acesso import ACESSO_EXTERNO
from seiva.documentos.models import ConcessaoDeAcesso
from seiva.organizacao.correio.envio import entregar
from seiva.organizacao.models import Instituicao
from seiva.processos.models import AcessoExterno


@tarefa("documentos.avisar_do_acesso", fila="correio")
def avisar_do_acesso(ator: Ator, *, concessao_id: int) -> None:
    """Mail the address to who may read. The message is made here: the secret waits in no queue."""
    concessao = ConcessaoDeAcesso.travar(concessao_id)
    acesso = AcessoExterno.objects.select_related("processo").um(pk=concessao.acesso_id)
    if not concessao.valendo or acesso.processo.sigiloso:
        return
    casa = Instituicao.objects.get(pk=instituicao_atual())
    entregar(
        ACESSO_EXTERNO,
        chave=f"acesso:{concessao.pk}",
        para=concessao.email,
        variaveis={
            "nome": concessao.nome,
            "processo": acesso.processo.numero,
            "alcance": "o processo inteiro" if acesso.integral else "documentos escolhidos",
            "motivo": concessao.motivo,
            "prazo": f"{localtime(acesso.vence_em):%d/%m/%Y}" if acesso.vence_em else "",
            "link": link_da(concessao, casa),
        },
    )
