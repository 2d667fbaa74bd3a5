"""Signatures over exact bytes, the frozen bytes, and the institution's keys."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from seiva.core.modelos import GerenteDoInquilino, ModeloDoInquilino, TenantForeignKey
from seiva.documentos.models.documento import Arquivo, Documento
from seiva.documentos.querysets import AssinaturaQuerySet
from seiva.organizacao.models import Unidade

CONTA = settings.AUTH_USER_MODEL


class ChaveInstitucional(ModeloDoInquilino):
    """Signing keys of the institution, wrapped by a key that is not in the database."""

    kid = models.CharField(max_length=64)
    cifradas = models.JSONField()
    publica = models.JSONField()
    criada_em = models.DateTimeField(auto_now_add=True)
    encerrada_em = models.DateTimeField(null=True, blank=True)

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        constraints = [models.UniqueConstraint("instituicao", "kid", name="chave_kid_unico")]

    def __str__(self) -> str:
        return self.kid


class Congelamento(ModeloDoInquilino):
    """The content of a document as it was at the first signature: never changed.

    `html` is the stored file with the complete page; `conteudo_sha256` covers it. `crc` is the
    conference code printed on the page.
    """

    documento = TenantForeignKey(Documento, related_name="congelamentos")
    versao = models.PositiveIntegerField()
    html = TenantForeignKey(Arquivo, related_name="+")
    conteudo_sha256 = models.CharField(max_length=64)
    crc = models.CharField(max_length=8)
    congelado_em = models.DateTimeField()

    class Meta(ModeloDoInquilino.Meta):
        abstract = False

    def __str__(self) -> str:
        return f"{self.documento_id} v{self.versao}"


class Assinatura(ModeloDoInquilino):
    """One person's act of signing, with name and cargo as they read at that moment."""

    documento = TenantForeignKey(Documento, related_name="assinaturas")
    congelamento = TenantForeignKey(Congelamento, related_name="assinaturas")
    conta = models.ForeignKey(CONTA, on_delete=models.PROTECT, related_name="+", db_index=False)
    unidade = TenantForeignKey(Unidade, related_name="+", db_index=False)
    nome = models.CharField(max_length=200)
    cargo = models.CharField(max_length=120)
    metodo = models.CharField(max_length=10, default="senha")
    fundamento = models.CharField(max_length=200)
    assinada_em = models.DateTimeField()

    objects: ClassVar[Any] = GerenteDoInquilino.de(AssinaturaQuerySet)

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(
                "instituicao", "congelamento", "conta", name="assinatura_unica_da_pessoa"
            )
        ]

    def __str__(self) -> str:
        return f"{self.nome}, {self.cargo}"


class CancelamentoDeAssinaturas(ModeloDoInquilino):
    """Editing a signed document drops its signatures: the frozen bytes became superseded."""

    congelamento = TenantForeignKey(Congelamento, related_name="cancelamentos")
    conta = models.ForeignKey(CONTA, on_delete=models.PROTECT, related_name="+", db_index=False)
    quando = models.DateTimeField()

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint("instituicao", "congelamento", name="cancelamento_unico")
        ]

    def __str__(self) -> str:
        return f"{self.congelamento_id}"


class Base(ModeloDoInquilino):
    """The PDF/A of a freeze before any stamp, rendered once.

    Its bytes are the first bytes of every sealed file of the same freeze. `vagas` are the
    rectangles reserved for stamps (`seiva.documentos.papel.vagas`).
    """

    congelamento = TenantForeignKey(Congelamento, related_name="bases")
    pdf = TenantForeignKey(Arquivo, related_name="+")
    sha256 = models.CharField(max_length=64)
    tamanho = models.BigIntegerField()
    paginas = models.PositiveIntegerField()
    vagas = models.JSONField(default=list)
    feita_em = models.DateTimeField()

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        constraints = [models.UniqueConstraint("instituicao", "congelamento", name="base_unica")]

    def __str__(self) -> str:
        return self.sha256


class Selo(ModeloDoInquilino):
    """What the background job made of one signature: declaration, Ed25519 and sealed PDF.

    `ordem` counts from 1 within the freeze; the last one's `pdf` is the file people get.
    """

    assinatura = TenantForeignKey(Assinatura, related_name="selos")
    congelamento = TenantForeignKey(Congelamento, related_name="selos")
    ordem = models.PositiveSmallIntegerField()
    kid = models.CharField(max_length=64)
    declaracao = models.TextField()
    assinatura_ed25519 = models.CharField(max_length=128)
    pdf = TenantForeignKey(Arquivo, related_name="+")
    selado_em = models.DateTimeField()

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint("instituicao", "assinatura", name="selo_unico"),
            models.UniqueConstraint("instituicao", "congelamento", "ordem", name="selo_ordem"),
        ]

    def __str__(self) -> str:
        return f"{self.congelamento_id} #{self.ordem}"
