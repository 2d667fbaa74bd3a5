"""What was found of signatures in the bytes of a file that came signed by others."""

from typing import Any, ClassVar

from django.db import models

from seiva.core.modelos import GerenteDoInquilino, ModeloDoInquilino, TenantForeignKey
from seiva.documentos.querysets import AssinaturaDeForaQuerySet, ExameDeAssinaturasQuerySet


class ExameDeAssinaturas(ModeloDoInquilino):
    """The examination of the bytes with this hash, once in each institution.

    Derived data: it can be made again from the bytes at any time. `total` counts signatures (and
    document timestamps); `alteradas` those after which the file was changed, or that do not hold.
    `avisos` are codes of what concerns the whole file; `erro` is a sentence for people.
    """

    class Estado(models.TextChoices):
        PENDENTE = "pendente", "Na fila"
        PRONTO = "pronto", "Examinado"
        FALHOU = "falhou", "Não foi possível examinar"

    sha256 = models.CharField(max_length=64)
    estado = models.CharField(max_length=10, choices=Estado.choices, default=Estado.PENDENTE)
    total = models.PositiveSmallIntegerField(default=0)
    alteradas = models.PositiveSmallIntegerField(default=0)
    avisos = models.JSONField(default=list)
    erro = models.CharField(max_length=300, blank=True)
    atualizado_em = models.DateTimeField()

    objects: ClassVar[Any] = GerenteDoInquilino.de(ExameDeAssinaturasQuerySet)

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        constraints = [models.UniqueConstraint("instituicao", "sha256", name="exame_unico")]

    def __str__(self) -> str:
        return f"{self.sha256[:12]}: {self.estado}"


class AssinaturaDeFora(ModeloDoInquilino):
    """One signature of the file, as the examination read it. `documento` is a masked CPF or a CNPJ.

    `quando` is what the signer's machine said, unless `por_carimbo`. `mudancas` are codes of what
    was added to the file afterwards (`seiva.documentos.defora.revisoes`).
    """

    class Integridade(models.TextChoices):
        INTEGRA = "integra", "Íntegra"
        PREENCHIDA = "preenchida", "Formulário preenchido depois"
        ALTERADA = "alterada", "Alterado depois de assinado"
        VIOLADA = "violada", "Não confere"
        ILEGIVEL = "ilegivel", "Não se pôde ler"

    class Confianca(models.TextChoices):
        CONFERIDA = "conferida", "Cadeia conferida"
        NAO_CONFERIDA = "nao_conferida", "Cadeia não conferida"
        RECUSADA = "recusada", "Certificado revogado"

    exame = TenantForeignKey(
        ExameDeAssinaturas, on_delete=models.CASCADE, related_name="assinaturas", db_index=False
    )
    ordem = models.PositiveSmallIntegerField()
    tipo = models.CharField(max_length=10)
    signatario = models.CharField(max_length=200)
    documento = models.CharField(max_length=40, blank=True)
    emissor = models.CharField(max_length=200, blank=True)
    serie = models.CharField(max_length=64, blank=True)
    valido_ate = models.DateTimeField(null=True, blank=True)
    icp_brasil = models.BooleanField(default=False)
    quando = models.DateTimeField(null=True, blank=True)
    por_carimbo = models.BooleanField(default=False)
    carimbadora = models.CharField(max_length=200, blank=True)
    revisao = models.PositiveIntegerField(default=0)
    revisoes = models.PositiveIntegerField(default=0)
    cobre_tudo = models.BooleanField(default=False)
    integridade = models.CharField(max_length=10, choices=Integridade.choices)
    mudancas = models.JSONField(default=list)
    confianca = models.CharField(max_length=15, choices=Confianca.choices)
    porque = models.CharField(max_length=300, blank=True)
    politica = models.CharField(max_length=20, blank=True)
    ltv = models.BooleanField(default=False)

    objects: ClassVar[Any] = GerenteDoInquilino.de(AssinaturaDeForaQuerySet)

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(
                "instituicao", "exame", "ordem", name="assinatura_de_fora_unica"
            )
        ]

    def __str__(self) -> str:
        return f"{self.signatario} ({self.integridade})"
