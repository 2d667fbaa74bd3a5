"""What someone from outside may see of one process, beyond what anybody may."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from seiva.core.modelos import GerenteDoInquilino, ModeloGuardado, TenantForeignKey
from seiva.organizacao.models import Unidade
from seiva.processos.models.processo import Processo
from seiva.processos.querysets_de_acesso import AcessoExternoQuerySet

CONTA = settings.AUTH_USER_MODEL


class AcessoExterno(ModeloGuardado):
    """A process opened to a citizen: to an account, or to who holds a link (`conta` is None).

    `integral` opens what is restricted, also what comes later; without it, only the documents
    listed in `documentos.DocumentoDoAcesso`. What is under sigilo opens to nobody from outside.
    In force until `vence_em` or `encerrado_em`.
    Norma: Lei 9.784/1999, art. 3º, II; Lei 12.527/2011, art. 7º, § 2º.
    """

    class Origem(models.TextChoices):
        PETICAO = "peticao", "Petição da própria pessoa"
        CONCESSAO = "concessao", "Acesso externo concedido"
        INTIMACAO = "intimacao", "Intimação"
        REPRESENTACAO = "representacao", "Representação"
        VISTA = "vista", "Pedido de vista"

    processo = TenantForeignKey(Processo, related_name="acessos_externos")
    conta = models.ForeignKey(
        CONTA, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    integral = models.BooleanField()
    origem = models.CharField(max_length=14, choices=Origem.choices)
    unidade = TenantForeignKey(Unidade, null=True, blank=True, related_name="+", db_index=False)
    concedido_por = models.ForeignKey(
        CONTA, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    concedido_em = models.DateTimeField("concedido em")
    vence_em = models.DateTimeField("vence em", null=True, blank=True)
    encerrado_em = models.DateTimeField("encerrado em", null=True, blank=True)

    objects: ClassVar[Any] = GerenteDoInquilino.de(AcessoExternoQuerySet)

    class Meta(ModeloGuardado.Meta):
        abstract = False
        indexes = [
            models.Index(
                "instituicao",
                "conta",
                "processo",
                condition=models.Q(encerrado_em__isnull=True),
                name="acesso_externo_da_conta",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.processo_id}: {self.conta_id or 'por endereço'}"
