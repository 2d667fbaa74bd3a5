"""Types of process and of document, models and standard texts."""

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from seiva.catalogo.models.classificacao import Assunto, HipoteseLegal, NivelAcesso
from seiva.catalogo.querysets import TipoQuerySet
from seiva.core.modelos import GerenteDoInquilino, ModeloDoInquilino, TenantForeignKey


def _niveis_padrao() -> list[int]:
    return [int(NivelAcesso.PUBLICO), int(NivelAcesso.RESTRITO)]


def _todos_os_niveis() -> list[int]:
    return [int(nivel) for nivel in NivelAcesso]


class TipoProcesso(ModeloDoInquilino):
    """Kind of process: what it suggests, what it allows and who may use it (all, when nobody is
    named in `unidades`)."""

    nome = models.CharField(max_length=120)
    orientacao = models.CharField("orientação", max_length=300, blank=True)
    niveis: Any = ArrayField(
        models.PositiveSmallIntegerField(), default=_niveis_padrao, verbose_name="níveis admitidos"
    )
    nivel_sugerido = models.PositiveSmallIntegerField(
        "nível sugerido", choices=NivelAcesso.choices, default=0
    )
    hipotese_sugerida = TenantForeignKey(
        HipoteseLegal, null=True, blank=True, related_name="+", verbose_name="hipótese sugerida"
    )
    ativo = models.BooleanField(default=True)

    objects: ClassVar[Any] = GerenteDoInquilino.de(TipoQuerySet)

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        verbose_name = "tipo de processo"
        constraints = [models.UniqueConstraint("instituicao", "nome", name="tipo_processo_unico")]

    def __str__(self) -> str:
        return self.nome


class AssuntoSugerido(ModeloDoInquilino):
    """Subject that a type of process suggests, in order."""

    tipo = TenantForeignKey(TipoProcesso, on_delete=models.CASCADE, related_name="sugestoes")
    assunto = TenantForeignKey(Assunto, related_name="+")
    ordem = models.PositiveSmallIntegerField(default=0)

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint("instituicao", "tipo", "assunto", name="sugestao_unica")
        ]

    def __str__(self) -> str:
        return f"{self.tipo_id}: {self.assunto_id}"


class UnidadeDoTipoProcesso(ModeloDoInquilino):
    """Unit that may open processes of a type."""

    tipo = TenantForeignKey(TipoProcesso, on_delete=models.CASCADE, related_name="unidades")
    unidade = TenantForeignKey("organizacao.Unidade", related_name="+")

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(
                "instituicao", "tipo", "unidade", name="unidade_do_tipo_processo_unica"
            )
        ]

    def __str__(self) -> str:
        return f"{self.tipo_id}: {self.unidade_id}"


class TipoDocumento(ModeloDoInquilino):
    """Kind of document (SEI's *série*): where it applies, how it is numbered, which levels it
    admits and who may use it (all, when nobody is named in `unidades`)."""

    class Aplicabilidade(models.TextChoices):
        INTERNO = "I", "Escrito aqui"
        EXTERNO = "E", "Arquivo externo"
        TODOS = "T", "Escrito aqui ou arquivo"

    class Numeracao(models.TextChoices):
        SEM = "sem", "Sem número"
        SEQUENCIAL_UNIDADE = "sequencial_unidade", "Sequencial da unidade"
        SEQUENCIAL_ORGAO = "sequencial_orgao", "Sequencial do órgão"
        ANUAL_UNIDADE = "anual_unidade", "Anual da unidade"
        ANUAL_ORGAO = "anual_orgao", "Anual do órgão"
        INFORMADA = "informada", "Informada por quem inclui"

    nome = models.CharField(max_length=120)
    aplicabilidade = models.CharField(
        max_length=1, choices=Aplicabilidade.choices, default=Aplicabilidade.TODOS
    )
    numeracao = models.CharField(
        "numeração", max_length=20, choices=Numeracao.choices, default=Numeracao.SEM
    )
    niveis: Any = ArrayField(
        models.PositiveSmallIntegerField(),
        default=_todos_os_niveis,
        verbose_name="níveis admitidos",
    )
    ativo = models.BooleanField(default=True)

    objects: ClassVar[Any] = GerenteDoInquilino.de(TipoQuerySet)

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        verbose_name = "tipo de documento"
        constraints = [models.UniqueConstraint("instituicao", "nome", name="tipo_documento_unico")]

    def __str__(self) -> str:
        return self.nome


class UnidadeDoTipoDocumento(ModeloDoInquilino):
    """Unit that may include documents of a type."""

    tipo = TenantForeignKey(TipoDocumento, on_delete=models.CASCADE, related_name="unidades")
    unidade = TenantForeignKey("organizacao.Unidade", related_name="+")

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(
                "instituicao", "tipo", "unidade", name="unidade_do_tipo_documento_unica"
            )
        ]

    def __str__(self) -> str:
        return f"{self.tipo_id}: {self.unidade_id}"


class ModeloDocumento(ModeloDoInquilino):
    """Initial body of a document of some type, with `@variáveis@`."""

    tipo = TenantForeignKey(TipoDocumento, related_name="modelos")
    nome = models.CharField(max_length=120)
    corpo = models.TextField()
    ativo = models.BooleanField(default=True)

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        verbose_name = "modelo de documento"
        constraints = [models.UniqueConstraint("instituicao", "tipo", "nome", name="modelo_unico")]
        indexes = [models.Index(fields=["instituicao", "nome", "id"], name="modelo_por_nome")]

    def __str__(self) -> str:
        return self.nome


class TextoPadrao(ModeloDoInquilino):
    """Standard text that a clerk inserts into a document; of one unit or of all."""

    unidade = TenantForeignKey(
        "organizacao.Unidade", null=True, blank=True, related_name="textos_padrao"
    )
    nome = models.CharField(max_length=120)
    conteudo = models.TextField("conteúdo")
    ativo = models.BooleanField(default=True)

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        verbose_name = "texto padrão"
        indexes = [models.Index(fields=["instituicao", "nome", "id"], name="texto_por_nome")]

    def __str__(self) -> str:
        return self.nome
