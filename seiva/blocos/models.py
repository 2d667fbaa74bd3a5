"""Blocks: what is gathered, to whom it was made available, and what happened to it."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from seiva.blocos.querysets import BlocoQuerySet, ItemQuerySet, OcorrenciaQuerySet
from seiva.core.modelos import (
    GerenteDoInquilino,
    ModeloDoInquilino,
    ModeloGuardado,
    TenantForeignKey,
)
from seiva.documentos.models import Documento
from seiva.organizacao.models import Unidade
from seiva.processos.models import Processo

CONTA = settings.AUTH_USER_MODEL


class Bloco(ModeloGuardado):
    """Documents to be signed by other units, processes for a meeting, or a unit's own folder.

    The state is of the owner's side (domain.md §2.7); what each unit did is in
    `Disponibilizacao`. `movido_em` orders the lists.
    """

    class Tipo(models.TextChoices):
        ASSINATURA = "A", "Assinatura"
        REUNIAO = "R", "Reunião"
        INTERNO = "I", "Interno"

    class Estado(models.TextChoices):
        ABERTO = "A", "Aberto"
        DISPONIBILIZADO = "D", "Disponibilizado"
        RETORNADO = "R", "Retornado"
        CONCLUIDO = "C", "Concluído"

    numero = models.PositiveIntegerField("número")
    tipo = models.CharField(max_length=1, choices=Tipo.choices)
    estado = models.CharField(max_length=1, choices=Estado.choices, default=Estado.ABERTO)
    descricao = models.CharField("descrição", max_length=250)
    prioritario = models.BooleanField("prioritário", default=False)
    revisado = models.BooleanField(default=False)
    unidade = TenantForeignKey(Unidade, related_name="+", db_index=False)
    autor = models.ForeignKey(CONTA, on_delete=models.PROTECT, related_name="+", db_index=False)
    atribuido_a = models.ForeignKey(
        CONTA, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    criado_em = models.DateTimeField()
    movido_em = models.DateTimeField()
    excluido_em = models.DateTimeField(null=True, blank=True)
    chave = models.UUIDField(null=True, blank=True, editable=False)

    objects: ClassVar[Any] = GerenteDoInquilino.de(BlocoQuerySet)

    class Meta(ModeloGuardado.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint("instituicao", "numero", name="bloco_numero_unico"),
            models.UniqueConstraint("instituicao", "chave", name="bloco_chave_unica"),
            models.CheckConstraint(
                condition=~models.Q(tipo="I") | models.Q(estado__in=["A", "C"]),
                name="bloco_interno_nao_sai",
            ),
        ]
        indexes = [
            models.Index(
                "instituicao",
                "unidade",
                models.F("movido_em").desc(),
                models.F("id").desc(),
                condition=models.Q(excluido_em__isnull=True),
                name="bloco_da_unidade",
            )
        ]

    def __str__(self) -> str:
        return f"Bloco {self.numero}"

    @property
    def nome(self) -> str:
        de = "" if self.tipo == self.Tipo.INTERNO else "de "
        return f"Bloco {de}{self.get_tipo_display().lower()} {self.numero}"

    @property
    def de_documentos(self) -> bool:
        return self.tipo == self.Tipo.ASSINATURA

    @property
    def origem(self) -> str:
        """Key under which documents are released to other units."""
        return f"bloco-{self.pk}"

    @classmethod
    def travar_linha(cls, pk: int) -> "Bloco":
        """Lock the block alone: for acts that already hold the one process concerned."""
        return super().travar(pk)

    @classmethod
    def travar(cls, pk: int) -> "Bloco":
        """Lock the processes of the block first, then the block: one order for every act.

        A process that entered between the two is locked afterwards; when that meets somebody
        in the opposite order, the database chooses a victim and the act runs again.
        """
        antes = cls._travar_processos(pk, set())
        bloco = super().travar(pk)
        cls._travar_processos(pk, antes)
        return bloco

    @classmethod
    def _travar_processos(cls, pk: int, ja: set[int]) -> set[int]:
        itens = ItemDoBloco.objects.filter(bloco_id=pk)
        ids = set(itens.values_list("processo_id", flat=True)) - ja
        processos = Processo.objects.filter(pk__in=ids).order_by("pk")
        return ja | {p.pk for p in processos.select_for_update(of=("self",))}


class Disponibilizacao(ModeloGuardado):
    """A block in another unit: made available, seen there, given back or taken back."""

    bloco = TenantForeignKey(Bloco, related_name="disponibilizacoes", db_index=False)
    unidade = TenantForeignKey(Unidade, related_name="+", db_index=False)
    disponibilizado_em = models.DateTimeField()
    recebido_em = models.DateTimeField(null=True, blank=True)
    devolvido_em = models.DateTimeField(null=True, blank=True)
    cancelado_em = models.DateTimeField(null=True, blank=True)
    atribuido_a = models.ForeignKey(
        CONTA, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    class Meta(ModeloGuardado.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint("instituicao", "bloco", "unidade", name="bloco_na_unidade")
        ]
        indexes = [
            models.Index(
                "instituicao",
                "unidade",
                condition=models.Q(devolvido_em__isnull=True, cancelado_em__isnull=True),
                name="bloco_em_quem",
            )
        ]

    def __str__(self) -> str:
        return f"{self.bloco_id} em {self.unidade_id}"

    @property
    def vigente(self) -> bool:
        return self.devolvido_em is None and self.cancelado_em is None


class ItemDoBloco(ModeloGuardado):
    """A document, or a process, of a block. Both units may write `anotacao`."""

    bloco = TenantForeignKey(Bloco, related_name="itens", db_index=False)
    processo = TenantForeignKey(Processo, related_name="+")
    documento = TenantForeignKey(Documento, null=True, blank=True, related_name="+")
    ordem = models.PositiveIntegerField()
    anotacao = models.CharField("anotação", max_length=500, blank=True)
    anotado_por = models.CharField(max_length=260, blank=True)
    incluido_em = models.DateTimeField()

    objects: ClassVar[Any] = GerenteDoInquilino.de(ItemQuerySet)

    class Meta(ModeloGuardado.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(
                "instituicao",
                "bloco",
                "processo",
                "documento",
                nulls_distinct=False,
                name="item_do_bloco_unico",
            )
        ]

    def __str__(self) -> str:
        return f"{self.bloco_id} #{self.ordem}"


class Ocorrencia(ModeloDoInquilino):
    """One entry of the block's own history: what has no process, and so no andamento, to carry it.

    What speaks of a process or of a document is read only by who may know of it. Never changed
    (trigger and grants).
    """

    bloco = TenantForeignKey(Bloco, related_name="ocorrencias", db_index=False)
    processo = TenantForeignKey(Processo, null=True, related_name="+", db_index=False)
    documento = TenantForeignKey(Documento, null=True, related_name="+", db_index=False)
    unidade = TenantForeignKey(Unidade, related_name="+", db_index=False)
    conta = models.ForeignKey(CONTA, on_delete=models.PROTECT, related_name="+", db_index=False)
    nome = models.CharField(max_length=200)
    sigla = models.CharField(max_length=40)
    texto = models.CharField(max_length=600)
    quando = models.DateTimeField()

    objects: ClassVar[Any] = GerenteDoInquilino.de(OcorrenciaQuerySet)

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        indexes = [models.Index("instituicao", "bloco", "id", name="ocorrencia_do_bloco")]

    def __str__(self) -> str:
        return self.texto
