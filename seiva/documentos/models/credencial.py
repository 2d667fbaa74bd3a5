"""Who may sign one document under sigilo without reading the process where it is."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from seiva.core.modelos import GerenteDoInquilino, ModeloGuardado, TenantForeignKey
from seiva.documentos.models.documento import Documento
from seiva.documentos.querysets_de_credencial import CredencialDeAssinaturaQuerySet
from seiva.organizacao.models import Unidade

CONTA = settings.AUTH_USER_MODEL


class CredencialDeAssinatura(ModeloGuardado):
    """One person, in one unit, reads and signs one document; of the process, the number alone.

    Each grant is a row. It ends when the person signs, gives it up or loses it, and when the
    document is no longer there to be signed under sigilo; `fim` tells which.
    Norma: Lei 12.527/2011, art. 25, § 1º.
    """

    class Fim(models.TextChoices):
        USADA = "usada", "Encerrada pela assinatura"
        CASSADA = "cassada", "Cassada"
        RENUNCIADA = "renunciada", "Renunciada"
        ANULADA = "anulada", "Anulada: não há mais o que assinar sob sigilo"

    documento = TenantForeignKey(Documento, related_name="credenciais", db_index=False)
    conta = models.ForeignKey(CONTA, on_delete=models.PROTECT, related_name="+", db_index=False)
    unidade = TenantForeignKey(Unidade, related_name="+", db_index=False)
    concedida_em = models.DateTimeField()
    concedida_por = models.ForeignKey(
        CONTA, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    encerrada_em = models.DateTimeField(null=True, blank=True)
    fim = models.CharField(max_length=12, choices=Fim.choices, blank=True)

    objects: ClassVar[Any] = GerenteDoInquilino.de(CredencialDeAssinaturaQuerySet)

    class Meta(ModeloGuardado.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(
                "instituicao",
                "documento",
                "conta",
                condition=models.Q(fim=""),
                name="credencial_de_assinatura_unica",
            ),
            models.CheckConstraint(
                condition=models.Q(fim="", encerrada_em__isnull=True)
                | ~models.Q(fim="") & models.Q(encerrada_em__isnull=False),
                name="credencial_de_assinatura_diz_o_fim",
            ),
        ]
        indexes = [
            models.Index(
                "instituicao",
                "conta",
                "unidade",
                condition=models.Q(fim=""),
                name="credencial_por_assinar",
            ),
            models.Index("instituicao", "documento", name="credencial_do_documento"),
        ]

    def __str__(self) -> str:
        return f"{self.conta_id}: {self.documento_id}"
