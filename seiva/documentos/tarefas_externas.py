"""Background jobs of signatures from outside."""

from django.utils.timezone import localtime

from seiva.core.ator import Ator
from seiva.core.jobs import tarefa
from seiva.documentos.externas import link_de
from seiva.documentos.mensagens import ASSINATURA_EXTERNA
from seiva.documentos.models import AssinaturaExterna, Documento
from seiva.organizacao.correio.envio import entregar


@tarefa("documentos.enviar_link_de_assinatura", fila="correio")
def enviar_link_de_assinatura(ator: Ator, *, liberacao_id: int) -> None:
    """Mail the link to who will sign. The message is made here, so the secret waits in no queue."""
    liberacao = AssinaturaExterna.travar(liberacao_id)
    if liberacao.fim or not Documento.objects.filter(pk=liberacao.documento_id).exists():
        return
    documento = liberacao.documento
    entregar(
        ASSINATURA_EXTERNA,
        chave=f"liberacao:{liberacao.pk}",
        para=liberacao.email,
        variaveis={
            "nome": liberacao.nome,
            "documento": documento.nome,
            "numero": documento.numero_formatado,
            "prazo": f"{localtime(liberacao.vence_em):%d/%m/%Y às %H:%M}",
            "link": link_de(liberacao),
        },
    )
