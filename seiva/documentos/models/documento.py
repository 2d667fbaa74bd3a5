"""Documents, their saved versions, their files."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from seiva.catalogo.models import HipoteseLegal, NivelAcesso, TipoConferencia, TipoDocumento
from seiva.core.modelos import (
    GerenteDoInquilino,
    ModeloDoInquilino,
    ModeloGuardado,
    TenantForeignKey,
)
from seiva.documentos.querysets import ArquivoQuerySet, DocumentoQuerySet
from seiva.documentos.regras.nomes import nome_do_documento
from seiva.organizacao.models import Unidade
from seiva.processos.models import Processo

CONTA = settings.AUTH_USER_MODEL


class NumeroDeDocumento(models.Model):
    """Issues the number of every document of the installation, and tells its institution.

    Global and append-only: the conference page starts from the number alone.
    """

    numero = models.BigAutoField(primary_key=True)
    instituicao = models.ForeignKey(
        "organizacao.Instituicao", on_delete=models.PROTECT, related_name="+", db_index=False
    )

    def __str__(self) -> str:
        return f"{self.numero:07d}"


class Arquivo(ModeloDoInquilino):
    """Immutable bytes in the store, addressed by their SHA-256."""

    sha256 = models.CharField(max_length=64)
    tamanho = models.BigIntegerField()
    tipo_mime = models.CharField(max_length=120)
    nome = models.CharField(max_length=255)
    criado_em = models.DateTimeField()

    objects: ClassVar[Any] = GerenteDoInquilino.de(ArquivoQuerySet)

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        indexes = [models.Index("instituicao", "sha256", name="arquivo_sha")]

    def __str__(self) -> str:
        return self.nome


class GerenteDeDocumento(GerenteDoInquilino.classe_de(DocumentoQuerySet)):  # type: ignore[misc]
    """Excluded documents are out of every question; their bytes and versions stay."""

    def get_queryset(self) -> DocumentoQuerySet:
        return super().get_queryset().filter(excluido_em__isnull=True)


class Documento(ModeloGuardado):
    """A node of the process: written here, or a file from outside.

    `numero` is the installation-wide number, also the *código verificador*; `numero_no_tipo`
    is the number within its type ("Ofício 12/2026"). `firmado_em` is when it got its present
    form: first signature in force, or inclusion of a file. `visto_fora` is the black pen: another
    unit, the public or a sending reached it, and it can no longer be edited (domain.md §2.5).
    `velado` hides the content from everybody outside until who is served knows of it
    (domain.md §2.9). `bloqueado` came from outside by the hand of `autor`: nobody excludes, edits,
    replaces or moves it. `chave` is the one-time key of the form that included it: the same form sent
    twice makes one document.
    """

    class Natureza(models.TextChoices):
        INTERNO = "I", "Escrito aqui"
        EXTERNO = "E", "Arquivo"

    class Estado(models.TextChoices):
        MINUTA = "minuta", "Minuta"
        ASSINADO = "assinado", "Assinado"
        REGISTRADO = "registrado", "Registrado"
        CANCELADO = "cancelado", "Cancelado"

    class Formato(models.TextChoices):
        NATO_DIGITAL = "N", "Nato-digital"
        DIGITALIZADO = "D", "Digitalizado nesta unidade"

    numero = models.BigIntegerField("número")
    processo = TenantForeignKey(Processo, related_name="documentos", db_index=False)
    ordem = models.PositiveIntegerField()
    tipo = TenantForeignKey(TipoDocumento, related_name="documentos")
    natureza = models.CharField(max_length=1, choices=Natureza.choices)
    estado = models.CharField(max_length=12, choices=Estado.choices)
    numero_no_tipo = models.CharField("número no tipo", max_length=40, blank=True)
    descricao = models.CharField("descrição", max_length=250, blank=True)
    nome_na_arvore = models.CharField("nome na árvore", max_length=50, blank=True)
    data = models.DateField("data do documento")
    formato = models.CharField(max_length=1, choices=Formato.choices, blank=True)
    conferencia = TenantForeignKey(
        TipoConferencia, null=True, blank=True, related_name="+", verbose_name="conferência"
    )
    nivel = models.PositiveSmallIntegerField("nível de acesso", choices=NivelAcesso.choices)
    hipotese = TenantForeignKey(HipoteseLegal, null=True, blank=True, related_name="+")
    unidade = TenantForeignKey(Unidade, related_name="documentos")
    autor = models.ForeignKey(CONTA, on_delete=models.PROTECT, related_name="+", db_index=False)
    criado_em = models.DateTimeField()
    versao_atual = models.PositiveIntegerField(default=0)
    arquivo = TenantForeignKey(Arquivo, null=True, blank=True, related_name="documentos")
    firmado_em = models.DateTimeField(null=True, blank=True)
    visto_fora = models.BooleanField(default=False)
    velado = models.BooleanField(default=False, db_default=False)
    bloqueado = models.BooleanField(default=False, db_default=False)
    motivo_cancelamento = models.CharField(max_length=500, blank=True)
    cancelado_em = models.DateTimeField(null=True, blank=True)
    excluido_em = models.DateTimeField(null=True, blank=True)
    chave = models.UUIDField(null=True, blank=True, editable=False)

    # Set by `legibilidade.a_ler`: opened by a credential of signature, outside the tree.
    por_credencial = False

    objects: ClassVar[Any] = GerenteDeDocumento()

    class Meta(ModeloGuardado.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint("instituicao", "numero", name="documento_numero_unico"),
            models.UniqueConstraint(
                "instituicao", "processo", "ordem", name="documento_ordem_unica"
            ),
            models.CheckConstraint(
                condition=models.Q(natureza="I") | models.Q(arquivo__isnull=False),
                name="documento_externo_tem_arquivo",
            ),
            models.UniqueConstraint(
                "instituicao",
                "chave",
                condition=models.Q(excluido_em__isnull=True),
                name="documento_chave_unica",
            ),
        ]
        indexes = [
            models.Index(
                "instituicao",
                "unidade",
                "id",
                condition=models.Q(estado="minuta", excluido_em__isnull=True),
                name="documento_para_assinar",
            ),
            models.Index(
                "instituicao",
                "processo",
                condition=models.Q(nivel=2),
                name="documento_sob_sigilo",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nome} ({self.numero_formatado})"

    @property
    def numero_formatado(self) -> str:
        """At least seven digits, as people know the *Nº SEI*."""
        return f"{self.numero:07d}"

    @property
    def nome(self) -> str:
        """Name in the tree: type, number within the type and the name given."""
        return nome_do_documento(self.tipo.nome, self.numero_no_tipo, self.nome_na_arvore)

    @property
    def nivel_efetivo(self) -> int:
        """At least as restricted as the process."""
        return max(self.nivel, self.processo.nivel_efetivo)

    @property
    def interno(self) -> bool:
        return self.natureza == self.Natureza.INTERNO

    @property
    def minuta(self) -> bool:
        return self.estado == self.Estado.MINUTA

    @property
    def assinado(self) -> bool:
        return self.estado == self.Estado.ASSINADO

    @property
    def cancelado(self) -> bool:
        return self.estado == self.Estado.CANCELADO

    @classmethod
    def travar(cls, pk: int) -> "Documento":
        """Lock the process first, then the document: one order for every act."""
        Processo.travar(cls.objects.um(pk=pk).processo_id)
        return super().travar(pk)


class Versao(ModeloDoInquilino):
    """A saved state of a document written here; never changed."""

    documento = TenantForeignKey(
        Documento, on_delete=models.CASCADE, related_name="versoes", db_index=False
    )
    numero = models.PositiveIntegerField("número")
    conteudo = models.TextField("conteúdo")
    autor = models.ForeignKey(CONTA, on_delete=models.PROTECT, related_name="+", db_index=False)
    salva_em = models.DateTimeField()
    restaurada_de = models.PositiveIntegerField(null=True, blank=True)

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint("instituicao", "documento", "numero", name="versao_unica")
        ]

    def __str__(self) -> str:
        return f"{self.documento_id} v{self.numero}"
