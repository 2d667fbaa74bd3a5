"""One process inside another: the attached one becomes a node of the main one's tree."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from seiva.core.modelos import GerenteDoInquilino, ModeloGuardado, TenantForeignKey
from seiva.organizacao.models import Unidade
from seiva.processos.models.processo import Processo
from seiva.processos.querysets import AnexacaoQuerySet

CONTA = settings.AUTH_USER_MODEL


class Anexacao(ModeloGuardado):
    """That `anexado` is part of `principal` since `quando`; undone when `desfeita_em` is set."""

    principal = TenantForeignKey(Processo, related_name="anexacoes")
    anexado = TenantForeignKey(Processo, related_name="anexacoes_em", db_index=False)
    unidade = TenantForeignKey(Unidade, related_name="+", db_index=False)
    conta = models.ForeignKey(CONTA, on_delete=models.PROTECT, related_name="+", db_index=False)
    quando = models.DateTimeField()
    desfeita_em = models.DateTimeField(null=True, blank=True)
    motivo = models.CharField("motivo da desanexação", max_length=500, blank=True)

    objects: ClassVar[Any] = GerenteDoInquilino.de(AnexacaoQuerySet)

    class Meta(ModeloGuardado.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(
                "instituicao",
                "anexado",
                condition=models.Q(desfeita_em__isnull=True),
                name="anexacao_unica_em_vigor",
            ),
            models.CheckConstraint(
                condition=~models.Q(principal=models.F("anexado")), name="anexacao_em_outro"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.anexado_id} em {self.principal_id}"
