"""The public version of a document, and the bars over its pages."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from seiva.catalogo.models import HipoteseLegal
from seiva.core.modelos import (
    GerenteDoInquilino,
    ModeloDoInquilino,
    ModeloGuardado,
    TenantForeignKey,
)
from seiva.documentos.models.documento import Arquivo, Documento
from seiva.documentos.querysets_de_tarjas import VersaoPublicaQuerySet
from seiva.organizacao.models import Unidade

CONTA = settings.AUTH_USER_MODEL
INTEIRA = 100_000  # parts into which a side of the page is divided


class VersaoPublica(ModeloGuardado):
    """A copy of a document without what is under its bars.

    `origem_sha256` are the bytes over which the bars were marked; `arquivo`, the file made of
    them, once there is one. `revisao` grows with each change of the bars: what was made for
    another revision is not used. `certidao` is the document that tells the redaction.
    """

    class Estado(models.TextChoices):
        RASCUNHO = "rascunho", "Rascunho"
        FAZENDO = "fazendo", "Em preparo"
        FALHOU = "falhou", "Não pôde ser feita"
        PRONTA = "pronta", "Pronta para publicar"
        PUBLICADA = "publicada", "Publicada"
        CANCELADA = "cancelada", "Cancelada"

    documento = TenantForeignKey(Documento, related_name="versoes_publicas", db_index=False)
    estado = models.CharField(max_length=12, choices=Estado.choices, default=Estado.RASCUNHO)
    origem_sha256 = models.CharField(max_length=64)
    revisao = models.PositiveIntegerField("revisão", default=0)
    paginas = models.PositiveIntegerField("páginas", default=0)
    arquivo = TenantForeignKey(Arquivo, null=True, blank=True, related_name="+", db_index=False)
    erro = models.CharField(max_length=300, blank=True)
    certidao = TenantForeignKey(
        Documento, null=True, blank=True, related_name="+", verbose_name="certidão", db_index=False
    )
    unidade = TenantForeignKey(Unidade, related_name="+", db_index=False)
    conta = models.ForeignKey(CONTA, on_delete=models.PROTECT, related_name="+", db_index=False)
    criada_em = models.DateTimeField()
    publicada_em = models.DateTimeField(null=True, blank=True)
    cancelada_em = models.DateTimeField(null=True, blank=True)
    motivo_cancelamento = models.CharField(max_length=500, blank=True)

    objects: ClassVar[Any] = GerenteDoInquilino.de(VersaoPublicaQuerySet)

    class Meta(ModeloGuardado.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(
                "instituicao",
                "documento",
                condition=~models.Q(estado="cancelada"),
                name="versao_publica_viva_unica",
            ),
            models.CheckConstraint(
                condition=~models.Q(estado__in=["pronta", "publicada"])
                | models.Q(arquivo__isnull=False),
                name="versao_publica_tem_arquivo",
            ),
        ]
        indexes = [
            models.Index("instituicao", "documento", "id", name="versao_publica_do_documento"),
        ]

    def __str__(self) -> str:
        return f"{self.documento_id} ({self.estado})"

    @property
    def publicada(self) -> bool:
        return self.estado == self.Estado.PUBLICADA


class Tarja(ModeloDoInquilino):
    """One bar. The sides are in parts (`INTEIRA`) of the page as it is shown, from the top left.

    `pagina` begins at 1. Norma: Lei 12.527/2011, art. 7º, § 2º, and the `hipotese` that each one
    names.
    """

    versao = TenantForeignKey(VersaoPublica, related_name="tarjas", db_index=False)
    pagina = models.PositiveIntegerField("página")
    x = models.PositiveIntegerField()
    y = models.PositiveIntegerField()
    largura = models.PositiveIntegerField()
    altura = models.PositiveIntegerField()
    hipotese = TenantForeignKey(
        HipoteseLegal, null=True, blank=True, related_name="+", db_index=False
    )
    motivo = models.CharField(max_length=200, blank=True)

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        constraints = [
            models.CheckConstraint(
                condition=models.Q(largura__gt=0, altura__gt=0, pagina__gt=0),
                name="tarja_cobre_alguma_coisa",
            )
        ]
        indexes = [models.Index("instituicao", "versao", "pagina", "id", name="tarja_da_versao")]

    def __str__(self) -> str:
        return f"p. {self.pagina}: {self.motivo}"

    @property
    def area(self) -> list[float]:
        """Page (from 0) and sides as fractions, as the workshop takes them."""
        lados = (self.x, self.y, self.largura, self.altura)
        return [self.pagina - 1, *(lado / INTEIRA for lado in lados)]
