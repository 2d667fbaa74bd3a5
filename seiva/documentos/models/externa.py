"""Who, from outside, may read and sign one document by a link."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from seiva.core.modelos import GerenteDoInquilino, ModeloGuardado, TenantForeignKey
from seiva.documentos.models.assinatura import Assinatura
from seiva.documentos.models.documento import Documento
from seiva.documentos.querysets_externos import AssinaturaExternaQuerySet
from seiva.organizacao.models import Unidade

CONTA = settings.AUTH_USER_MODEL


class AssinaturaExterna(ModeloGuardado):
    """One document released to one named person, who opens it by a link sent by e-mail.

    The link's secret is not stored: `numero` and the installation's key make it, `resumo` (its
    SHA-256) finds the row. It opens nothing but this document, until `vence_em`. `fim` tells how
    it ended; a release that ended still shows the person that it did, and never the content.
    Norma: Lei 14.063/2020, art. 4º, II.
    """

    class Fim(models.TextChoices):
        ASSINADA = "assinada", "Assinada"
        CANCELADA = "cancelada", "Cancelada"
        VENCIDA = "vencida", "Vencida"

    documento = TenantForeignKey(Documento, related_name="assinaturas_externas", db_index=False)
    unidade = TenantForeignKey(Unidade, related_name="+", db_index=False)
    nome = models.CharField(max_length=200)
    cpf = models.CharField("CPF", max_length=11)
    email = models.EmailField("e-mail")
    cargo = models.CharField(max_length=120)
    numero = models.CharField(max_length=24, editable=False)
    resumo = models.CharField(max_length=64, editable=False)
    liberada_em = models.DateTimeField()
    liberada_por = models.ForeignKey(
        CONTA, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    vence_em = models.DateTimeField()
    encerrada_em = models.DateTimeField(null=True, blank=True)
    fim = models.CharField(max_length=12, choices=Fim.choices, blank=True)
    motivo = models.CharField("motivo do cancelamento", max_length=300, blank=True)
    assinatura = TenantForeignKey(
        Assinatura, null=True, blank=True, related_name="+", db_index=False
    )

    objects: ClassVar[Any] = GerenteDoInquilino.de(AssinaturaExternaQuerySet)

    class Meta(ModeloGuardado.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint("instituicao", "resumo", name="assinatura_externa_resumo"),
            models.UniqueConstraint(
                "instituicao",
                "documento",
                "cpf",
                condition=models.Q(fim=""),
                name="assinatura_externa_unica",
            ),
            models.CheckConstraint(
                condition=models.Q(fim="", encerrada_em__isnull=True)
                | ~models.Q(fim="") & models.Q(encerrada_em__isnull=False),
                name="assinatura_externa_diz_o_fim",
            ),
        ]
        indexes = [
            models.Index("instituicao", "documento", name="assinatura_externa_de"),
            models.Index(
                "instituicao",
                "cpf",
                condition=models.Q(fim=""),
                name="assinatura_externa_da_pessoa",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nome}: {self.documento_id}"
