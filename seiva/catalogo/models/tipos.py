"""Types of process and of document, models and standard texts."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models

from seiva.catalogo.models.classificacao import Assunto, HipoteseLegal, NivelAcesso
from seiva.core.modelos import ModeloDoInquilino, TenantForeignKey


def _niveis_padrao() -> list[int]:
    return [int(NivelAcesso.PUBLICO), int(NivelAcesso.RESTRITO)]


class TipoProcesso(ModeloDoInquilino):
    """Kind of process: what it suggests and what it allows."""

    nome = models.CharField(max_length=120)
    orientacao = models.CharField("orientação", max_length=300, blank=True)
    niveis: Any = ArrayField(models.PositiveSmallIntegerField(), default=_niveis_padrao)
    nivel_sugerido = models.PositiveSmallIntegerField(choices=NivelAcesso.choices, default=0)
    hipotese_sugerida = TenantForeignKey(
        HipoteseLegal, null=True, blank=True, related_name="+", verbose_name="hipótese sugerida"
    )
    ativo = models.BooleanField(default=True)

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


class TipoDocumento(ModeloDoInquilino):
    """Kind of document (SEI's *série*): where it applies and how it is numbered."""

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
    ativo = models.BooleanField(default=True)

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        verbose_name = "tipo de documento"
        constraints = [models.UniqueConstraint("instituicao", "nome", name="tipo_documento_unico")]

    def __str__(self) -> str:
        return self.nome


class ModeloDocumento(ModeloDoInquilino):
    """Initial body of a document of some type, with `@variáveis@`."""

    tipo = TenantForeignKey(TipoDocumento, related_name="modelos")
    nome = models.CharField(max_length=120)
    corpo = models.TextField()
    ativo = models.BooleanField(default=True)

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        constraints = [models.UniqueConstraint("instituicao", "tipo", "nome", name="modelo_unico")]

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

    def __str__(self) -> str:
        return self.nome
