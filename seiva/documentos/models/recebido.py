"""Files that arrived and wait for the person to say what they are."""

from django.conf import settings
from django.db import models

from seiva.catalogo.models import TipoDocumento
from seiva.core.modelos import ModeloDoInquilino, TenantForeignKey
from seiva.organizacao.models import Unidade
from seiva.processos.models import Processo


class Recebido(ModeloDoInquilino):
    """A checked and stored file that one person is about to include in a process.

    The bytes are in the store already, under `sha256`; the row of `Arquivo` is made when the
    document is. Rows left behind are swept after a day (`documentos.varrer_recebidos`).
    """

    processo = TenantForeignKey(Processo, on_delete=models.CASCADE, related_name="+")
    unidade = TenantForeignKey(Unidade, related_name="+", db_index=False)
    conta = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    nome = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    tamanho = models.BigIntegerField()
    tipo_mime = models.CharField(max_length=120)
    tipo_sugerido = TenantForeignKey(
        TipoDocumento, null=True, blank=True, related_name="+", db_index=False
    )
    recebido_em = models.DateTimeField()

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        indexes = [
            models.Index("instituicao", "conta", "processo", name="recebido_de_quem"),
            models.Index("instituicao", "recebido_em", name="recebido_quando"),
        ]

    def __str__(self) -> str:
        return self.nome
