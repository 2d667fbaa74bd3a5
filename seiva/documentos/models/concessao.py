"""Who was let into a process from outside, by whom and why; and who asked to be."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from seiva.catalogo.models import HipoteseLegal
from seiva.core.modelos import GerenteDoInquilino, ModeloGuardado, TenantForeignKey
from seiva.core.relogio import agora
from seiva.documentos.models.documento import Documento
from seiva.documentos.querysets_externos import ConcessaoQuerySet, PedidoDeVistaQuerySet
from seiva.organizacao.models import Unidade
from seiva.processos.models import AcessoExterno, Processo

CONTA = settings.AUTH_USER_MODEL


class ConcessaoDeAcesso(ModeloGuardado):
    """What was said when an external access was granted: to whom, why, and how it was cancelled.

    Who has no account opens it by a link whose secret is not stored: `numero` and the
    installation's key make it, `resumo` (its SHA-256) finds the row; both are empty when the
    access is of an account. `chave` is the form's: sent twice, it grants once.
    Norma: Lei 9.784/1999, art. 3º, II.
    """

    acesso = TenantForeignKey(AcessoExterno, related_name="concessoes", db_index=False)
    nome = models.CharField(max_length=200)
    email = models.EmailField("e-mail")
    motivo = models.CharField(max_length=300)
    numero = models.CharField(max_length=24, blank=True, editable=False)
    resumo = models.CharField(max_length=64, blank=True, editable=False)
    chave = models.UUIDField(editable=False)
    usado_em = models.DateTimeField("usado em", null=True, blank=True)
    cancelado_por = models.ForeignKey(
        CONTA, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    motivo_do_fim = models.CharField("motivo do cancelamento", max_length=300, blank=True)

    objects: ClassVar[Any] = GerenteDoInquilino.de(ConcessaoQuerySet)

    class Meta(ModeloGuardado.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint("instituicao", "acesso", name="concessao_do_acesso"),
            models.UniqueConstraint("instituicao", "chave", name="concessao_do_formulario"),
            models.UniqueConstraint(
                "instituicao",
                "resumo",
                condition=~models.Q(resumo=""),
                name="concessao_resumo",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nome}: {self.acesso_id}"

    @property
    def cancelada(self) -> bool:
        return self.acesso.encerrado_em is not None

    @property
    def vencida(self) -> bool:
        return self.acesso.vence_em is not None and self.acesso.vence_em <= agora()

    @property
    def valendo(self) -> bool:
        """In force: what it opens may be read."""
        return not (self.cancelada or self.vencida)


class PedidoDeVista(ModeloGuardado):
    """A person with an account asks to read what is restricted in a process.

    Open until a unit answers: `acesso` is what was granted, `hipotese` and `resposta` say why it
    was refused. `prazo` is the last day to answer, extended once by `prorrogado_por`.
    Norma: Lei 12.527/2011, arts. 10, 11 and 15; Lei 9.784/1999, art. 3º, II.
    """

    class Estado(models.TextChoices):
        ABERTO = "aberto", "Aguardando resposta"
        CONCEDIDO = "concedido", "Concedido"
        RECUSADO = "recusado", "Recusado"

    processo = TenantForeignKey(Processo, related_name="pedidos_de_vista", db_index=False)
    conta = models.ForeignKey(CONTA, on_delete=models.PROTECT, related_name="+", db_index=False)
    integral = models.BooleanField()
    motivo = models.CharField(max_length=1000)
    estado = models.CharField(max_length=10, choices=Estado.choices, default=Estado.ABERTO)
    pedido_em = models.DateTimeField("pedido em")
    prazo = models.DateField("responder até")
    prorrogacao = models.CharField("motivo da prorrogação", max_length=300, blank=True)
    respondido_em = models.DateTimeField("respondido em", null=True, blank=True)
    respondido_por = models.ForeignKey(
        CONTA, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    unidade = TenantForeignKey(Unidade, null=True, blank=True, related_name="+", db_index=False)
    hipotese = TenantForeignKey(
        HipoteseLegal, null=True, blank=True, related_name="+", db_index=False
    )
    resposta = models.CharField(max_length=1000, blank=True)
    acesso = TenantForeignKey(
        AcessoExterno, null=True, blank=True, related_name="+", db_index=False
    )

    objects: ClassVar[Any] = GerenteDoInquilino.de(PedidoDeVistaQuerySet)

    class Meta(ModeloGuardado.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(
                "instituicao",
                "processo",
                "conta",
                condition=models.Q(estado="aberto"),
                name="pedido_de_vista_unico",
            ),
            models.CheckConstraint(
                condition=models.Q(estado="aberto", respondido_em__isnull=True)
                | ~models.Q(estado="aberto") & models.Q(respondido_em__isnull=False),
                name="pedido_de_vista_respondido",
            ),
        ]
        indexes = [
            models.Index("instituicao", "processo", "id", name="pedido_de_vista_de"),
            models.Index("instituicao", "conta", "id", name="pedido_de_vista_da_conta"),
        ]

    def __str__(self) -> str:
        return f"{self.processo_id}: {self.conta_id}"

    @property
    def aberto(self) -> bool:
        return self.estado == self.Estado.ABERTO


class DocumentoPedido(ModeloGuardado):
    """One document that a request names; a request of the whole process names none."""

    pedido = TenantForeignKey(PedidoDeVista, related_name="documentos", db_index=False)
    documento = TenantForeignKey(Documento, related_name="+", db_index=False)

    class Meta(ModeloGuardado.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(
                "instituicao", "pedido", "documento", name="documento_pedido_unico"
            )
        ]

    def __str__(self) -> str:
        return f"{self.pedido_id}: {self.documento_id}"
