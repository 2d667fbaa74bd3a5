"""A notice, each person on whom it was served, how it became known, what was answered."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from seiva.core.modelos import (
    GerenteDoInquilino,
    ModeloDoInquilino,
    ModeloGuardado,
    TenantForeignKey,
)
from seiva.documentos.models import Documento
from seiva.intimacoes.models.registros import TipoDeIntimacao
from seiva.intimacoes.querysets import DestinatarioQuerySet
from seiva.organizacao.models import Pessoa, Unidade
from seiva.processos.models import AcessoExterno, Processo

CONTA = settings.AUTH_USER_MODEL


class Intimacao(ModeloGuardado):
    """One notice: the main document, who served it and what it says to the people."""

    processo = TenantForeignKey(Processo, related_name="intimacoes")
    documento = TenantForeignKey(Documento, related_name="+")
    tipo = TenantForeignKey(TipoDeIntimacao, related_name="+")
    unidade = TenantForeignKey(Unidade, related_name="+")
    expedida_por = models.ForeignKey(
        CONTA, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    expedida_em = models.DateTimeField()
    mensagem = models.TextField(blank=True)

    class Meta(ModeloGuardado.Meta):
        abstract = False
        verbose_name = "intimação"
        verbose_name_plural = "intimações"

    def __str__(self) -> str:
        return f"{self.tipo} ({self.pk})"


class AnexoDaIntimacao(ModeloGuardado):
    """Another document that goes with the main one."""

    intimacao = TenantForeignKey(Intimacao, related_name="anexos")
    documento = TenantForeignKey(Documento, related_name="+")

    class Meta(ModeloGuardado.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(
                "instituicao", "intimacao", "documento", name="anexo_da_intimacao_unico"
            )
        ]

    def __str__(self) -> str:
        return f"{self.intimacao_id}: {self.documento_id}"


class Destinatario(ModeloGuardado):
    """One person on whom a notice was served, with both deadlines and why they are what they are.

    `pessoa` is the legal person for which the account answers, when there is one. `tacito_ate` is
    the last day to open it before it counts as known; `resposta_ate` the last day to answer, from
    when it is known. The explanations have one sentence a line.
    """

    intimacao = TenantForeignKey(Intimacao, related_name="destinatarios", db_index=False)
    conta = models.ForeignKey(CONTA, on_delete=models.PROTECT, related_name="+", db_index=False)
    pessoa = TenantForeignKey(Pessoa, null=True, blank=True, related_name="+", db_index=False)
    acesso = TenantForeignKey(AcessoExterno, related_name="+")
    tacito_ate = models.DateField()
    tacito_explicacao = models.TextField()
    resposta_ate = models.DateField(null=True, blank=True)
    resposta_explicacao = models.TextField(blank=True)
    respondida_em = models.DateTimeField(null=True, blank=True)
    cancelada_em = models.DateTimeField(null=True, blank=True)
    motivo_cancelamento = models.CharField(max_length=300, blank=True)

    objects: ClassVar[Any] = GerenteDoInquilino.de(DestinatarioQuerySet)

    class Meta(ModeloGuardado.Meta):
        abstract = False
        verbose_name = "destinatário"
        constraints = [
            models.UniqueConstraint(
                "instituicao", "intimacao", "conta", name="destinatario_da_intimacao_unico"
            )
        ]
        indexes = [
            models.Index(
                "instituicao",
                "tacito_ate",
                condition=models.Q(resposta_ate__isnull=True, cancelada_em__isnull=True),
                name="destinatario_por_cumprir",
            ),
            models.Index(
                "instituicao",
                "resposta_ate",
                condition=models.Q(resposta_ate__isnull=False, respondida_em__isnull=True),
                name="destinatario_por_responder",
            ),
            models.Index("instituicao", "conta", "id", name="destinatario_da_conta"),
        ]

    def __str__(self) -> str:
        return f"{self.intimacao_id}: {self.conta_id}"

    @classmethod
    def travar(cls, pk: int) -> "Destinatario":
        """Lock the process first, then the row: one order for every act."""
        Processo.travar(cls.objects.select_related("intimacao").um(pk=pk).intimacao.processo_id)
        return super().travar(pk)

    @property
    def cumprida(self) -> bool:
        """Known, by opening it or by the term."""
        return self.resposta_ate is not None


class Cumprimento(ModeloGuardado):
    """How and when a notice became known: one for each person, with its certidão.

    `data` is the day that counts: of a reading on a day without business, the next business day.
    Norma: Lei 11.419/2006, art. 5º, §§ 1º a 3º.
    """

    class Como(models.TextChoices):
        CONSULTA = "consulta", "Consulta direta"
        DECURSO = "decurso", "Decurso do prazo tácito"

    destinatario = TenantForeignKey(Destinatario, related_name="cumprimentos", db_index=False)
    como = models.CharField(max_length=8, choices=Como.choices)
    quando = models.DateTimeField()
    data = models.DateField()
    certidao = TenantForeignKey(Documento, related_name="+")

    class Meta(ModeloGuardado.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint("instituicao", "destinatario", name="cumprimento_unico"),
            models.UniqueConstraint("instituicao", "certidao", name="certidao_de_um_cumprimento"),
        ]

    def __str__(self) -> str:
        return f"{self.destinatario_id}: {self.como}"


class DocumentoDaResposta(ModeloGuardado):
    """One document with which a person answered."""

    destinatario = TenantForeignKey(Destinatario, related_name="respostas", db_index=False)
    documento = TenantForeignKey(Documento, related_name="+")
    quando = models.DateTimeField()

    class Meta(ModeloGuardado.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(
                "instituicao", "destinatario", "documento", name="documento_da_resposta_unico"
            )
        ]

    def __str__(self) -> str:
        return f"{self.destinatario_id}: {self.documento_id}"


class Agenda(ModeloDoInquilino):
    """The private address of a person's deadlines, for calendars; gone when the person ends it.

    `numero` makes the secret of the address, of which only the hash is kept.
    """

    conta = models.ForeignKey(CONTA, on_delete=models.PROTECT, related_name="+", db_index=False)
    numero = models.CharField(max_length=24)
    resumo = models.CharField(max_length=64)
    criada_em = models.DateTimeField()

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint("instituicao", "conta", name="agenda_da_conta_unica"),
            models.UniqueConstraint("instituicao", "resumo", name="agenda_resumo_unico"),
        ]

    def __str__(self) -> str:
        return f"agenda {self.pk}"
