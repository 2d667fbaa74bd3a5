"""Background jobs of signatures from outside."""

from django.core.mail import EmailMessage
from django.utils.timezone import localtime

from seiva.core.ator import Ator
from seiva.core.jobs import tarefa
from seiva.documentos.externas import link_de
from seiva.documentos.models import AssinaturaExterna, Documento

ASSUNTO = "{instituicao}: documento para a sua assinatura"
CORPO = """{nome},

{instituicao} enviou um documento para a sua assinatura:

    {documento} ({numero})

Para ler e assinar, abra este endereço até {prazo}:

    {link}

O endereço é só seu: não o repasse. Na página, o sistema pede o seu CPF e uma senha, que é a sua
assinatura (Lei 14.063/2020). Se você não esperava este pedido, ignore esta mensagem.
"""


@tarefa("documentos.enviar_link_de_assinatura", fila="correio")
def enviar_link_de_assinatura(ator: Ator, *, liberacao_id: int) -> None:
    """Mail the link to who will sign. The message is made here, so the secret waits in no queue."""
    liberacao = AssinaturaExterna.travar(liberacao_id)
    if liberacao.fim or not Documento.objects.filter(pk=liberacao.documento_id).exists():
        return
    instituicao, documento = liberacao.instituicao, liberacao.documento
    corpo = CORPO.format(
        nome=liberacao.nome,
        instituicao=instituicao.nome,
        documento=documento.nome,
        numero=documento.numero_formatado,
        prazo=f"{localtime(liberacao.vence_em):%d/%m/%Y às %H:%M}",
        link=link_de(liberacao),
    )
    EmailMessage(ASSUNTO.format(instituicao=instituicao.nome), corpo, to=[liberacao.email]).send()
