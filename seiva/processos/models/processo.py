"""The process: the case itself. Its state in a unit lives in `Passagem`."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from seiva.catalogo.models import Assunto, HipoteseLegal, NivelAcesso, TipoProcesso
from seiva.core.modelos import GerenteDoInquilino, ModeloGuardado, TenantForeignKey
from seiva.organizacao.models import Orgao, Pessoa, Unidade
from seiva.processos.querysets import (
    DeUmaUnidadeQuerySet,
    InteressadoQuerySet,
    ProcessoQuerySet,
)


class Processo(ModeloGuardado):
    """An administrative process, identified for ever by its number.

    `nivel` is what was declared; `nivel_documentos` the highest level among its documents and
    `nivel_anexados` among the processes attached to it; `nivel_efetivo` what the visibility rule reads (domain.md §2.2).
    """

    class Prioridade(models.TextChoices):
        NENHUMA = "", "Sem prioridade legal"
        PCD = "pcd", "Pessoa com deficiência"
        IDOSO = "idoso", "Pessoa idosa (60 anos ou mais)"
        IDOSO_80 = "idoso80", "Pessoa idosa (80 anos ou mais)"
        DOENCA = "doenca", "Doença grave"
        CRIANCA = "eca", "Criança ou adolescente"

    numero = models.CharField("número", max_length=60)
    digitos = models.CharField(max_length=40, editable=False)
    orgao = TenantForeignKey(Orgao, related_name="+", verbose_name="órgão", db_index=False)
    tipo = TenantForeignKey(TipoProcesso, related_name="processos", verbose_name="tipo")
    especificacao = models.CharField("especificação", max_length=100, blank=True)
    nivel = models.PositiveSmallIntegerField("nível de acesso", choices=NivelAcesso.choices)
    nivel_efetivo = models.PositiveSmallIntegerField(choices=NivelAcesso.choices)
    nivel_documentos = models.PositiveSmallIntegerField(choices=NivelAcesso.choices, default=0)
    nivel_anexados = models.PositiveSmallIntegerField(choices=NivelAcesso.choices, default=0)
    hipotese = TenantForeignKey(
        HipoteseLegal, null=True, blank=True, related_name="+", verbose_name="hipótese legal"
    )
    prioridade = models.CharField(
        max_length=10, choices=Prioridade.choices, blank=True, default=Prioridade.NENHUMA
    )
    unidade_geradora = TenantForeignKey(Unidade, related_name="processos_gerados")
    autor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    autuado_em = models.DateTimeField("autuado em")
    documentos_incluidos = models.PositiveIntegerField(default=0)
    concluido_em = models.DateTimeField("concluído em", null=True, blank=True)
    chave = models.UUIDField(null=True, blank=True, editable=False)

    objects: ClassVar[Any] = GerenteDoInquilino.de(ProcessoQuerySet)

    class Meta(ModeloGuardado.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint("instituicao", "numero", name="processo_numero_unico"),
            models.UniqueConstraint("instituicao", "chave", name="processo_chave_unica"),
            models.CheckConstraint(
                condition=models.Q(nivel_efetivo__gte=models.F("nivel")),
                name="processo_nivel_coerente",
            ),
        ]
        indexes = [
            models.Index(
                fields=["instituicao", "digitos"],
                opclasses=["int8_ops", "varchar_pattern_ops"],
                name="processo_digitos",
            ),
            models.Index("instituicao", models.F("autuado_em").desc(), name="processo_autuado"),
        ]

    def __str__(self) -> str:
        return self.numero

    def efetivar_nivel(self) -> None:
        """Derive the effective level; what is inside counts where the institution so chose."""
        dentro = max(self.nivel_documentos, self.nivel_anexados)
        self.nivel_efetivo = max(self.nivel, dentro if self.instituicao.contaminar_nivel else 0)

    @property
    def restrito(self) -> bool:
        return self.nivel_efetivo >= NivelAcesso.RESTRITO


class Interessado(ModeloGuardado):
    """A person or company with interest in the process."""

    processo = TenantForeignKey(Processo, related_name="interessados")
    pessoa = TenantForeignKey(Pessoa, related_name="interesses")

    objects: ClassVar[Any] = GerenteDoInquilino.de(InteressadoQuerySet)

    class Meta(ModeloGuardado.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint("instituicao", "processo", "pessoa", name="interessado_unico")
        ]

    def __str__(self) -> str:
        return f"{self.processo_id}: {self.pessoa_id}"


class AssuntoDoProcesso(ModeloGuardado):
    """Subject under which the process is classified."""

    processo = TenantForeignKey(Processo, related_name="assuntos")
    assunto = TenantForeignKey(Assunto, related_name="+")

    class Meta(ModeloGuardado.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(
                "instituicao", "processo", "assunto", name="assunto_do_processo_unico"
            )
        ]

    def __str__(self) -> str:
        return f"{self.processo_id}: {self.assunto_id}"


class Observacao(ModeloGuardado):
    """Note of a unit about the process, searchable and visible by that unit alone."""

    processo = TenantForeignKey(Processo, related_name="observacoes")
    unidade = TenantForeignKey(Unidade, related_name="+")
    texto = models.CharField(max_length=1000)

    objects: ClassVar[Any] = GerenteDoInquilino.de(DeUmaUnidadeQuerySet)

    class Meta(ModeloGuardado.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(
                "instituicao", "processo", "unidade", name="observacao_unica_da_unidade"
            )
        ]

    def __str__(self) -> str:
        return self.texto


class SequenciaDeNumero(models.Model):
    """Last number issued for a code in a year; the row lock serialises the issue."""

    codigo = models.CharField(max_length=60)
    ano = models.PositiveSmallIntegerField()
    ultimo = models.BigIntegerField()
    instituicao = models.ForeignKey(
        "organizacao.Instituicao", on_delete=models.PROTECT, related_name="+", db_index=False
    )

    class Meta:
        constraints = [
            models.UniqueConstraint("instituicao", "codigo", "ano", name="sequencia_unica")
        ]

    def __str__(self) -> str:
        return f"{self.codigo}/{self.ano}: {self.ultimo}"
