"""Signing many documents with one password: what was asked, and what became of each."""

from datetime import timedelta
from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from seiva.core.modelos import GerenteDoInquilino, ModeloDoInquilino, TenantForeignKey
from seiva.core.relogio import agora
from seiva.documentos.models.documento import Documento
from seiva.documentos.querysets import LoteQuerySet, PedidoQuerySet
from seiva.organizacao.models import Cargo, Unidade

CONTA = settings.AUTH_USER_MODEL
VALIDADE = timedelta(minutes=15)


class Lido(ModeloDoInquilino):
    """The last version of a document that a person read: only what was read is signed."""

    documento = TenantForeignKey(
        Documento, on_delete=models.CASCADE, related_name="lidos", db_index=False
    )
    conta = models.ForeignKey(CONTA, on_delete=models.PROTECT, related_name="+", db_index=False)
    versao = models.PositiveIntegerField("versão")
    quando = models.DateTimeField()

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint("instituicao", "documento", "conta", name="lido_unico")
        ]

    def __str__(self) -> str:
        return f"{self.conta_id} leu {self.documento_id} v{self.versao}"


class LoteDeAssinaturas(ModeloDoInquilino):
    """One typing of the password, for the documents asked in it and for nothing else.

    The password was checked when the row was made, and holds for `VALIDADE`: what is left after
    that asks for it again. `chave` is the one-time key of the form: the same form sent twice
    is one batch.
    """

    chave = models.UUIDField()
    conta = models.ForeignKey(CONTA, on_delete=models.PROTECT, related_name="+", db_index=False)
    unidade = TenantForeignKey(Unidade, related_name="+", db_index=False)
    cargo = TenantForeignKey(Cargo, related_name="+", db_index=False)
    pedido_em = models.DateTimeField()

    objects: ClassVar[Any] = GerenteDoInquilino.de(LoteQuerySet)

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        constraints = [models.UniqueConstraint("instituicao", "chave", name="lote_chave_unica")]
        indexes = [models.Index("instituicao", "conta", "id", name="lote_de_quem")]

    def __str__(self) -> str:
        return f"lote {self.pk}"

    @property
    def vale(self) -> bool:
        """Does the password typed for it still hold?"""
        return agora() - self.pedido_em <= VALIDADE


class PedidoDeAssinatura(ModeloDoInquilino):
    """One document of a batch. `motivo` is why it was refused, in words for people."""

    class Estado(models.TextChoices):
        PENDENTE = "pendente", "Na vez"
        ASSINADO = "assinado", "Assinado"
        RECUSADO = "recusado", "Não assinado"

    lote = TenantForeignKey(
        LoteDeAssinaturas, on_delete=models.CASCADE, related_name="pedidos", db_index=False
    )
    documento = TenantForeignKey(
        Documento, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    ordem = models.PositiveSmallIntegerField()
    versao_lida = models.PositiveIntegerField("versão lida", null=True)
    estado = models.CharField(max_length=10, choices=Estado.choices, default=Estado.PENDENTE)
    motivo = models.CharField(max_length=500, blank=True)

    objects: ClassVar[Any] = GerenteDoInquilino.de(PedidoQuerySet)

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint("instituicao", "lote", "documento", name="pedido_unico")
        ]

    def __str__(self) -> str:
        return f"{self.lote_id}: {self.documento_id} {self.estado}"
