"""What the institution decides about its notices: kinds, terms, days out of service."""

from typing import Any, ClassVar

from django.db import models

from seiva.catalogo.models import TipoDocumento, TipoProcesso
from seiva.core.modelos import GerenteDoInquilino, ModeloDoInquilino, TenantForeignKey
from seiva.intimacoes.querysets import IndisponibilidadeQuerySet


class TipoDeIntimacao(ModeloDoInquilino):
    """A kind of notice: whether it must be answered, and in how long.

    `certidao` is the type of the document that certifies that the notice became known.
    """

    class Resposta(models.TextChoices):
        EXIGIDA = "exigida", "Exige resposta"
        FACULTATIVA = "facultativa", "Resposta facultativa"

    class Contagem(models.TextChoices):
        CORRIDOS = "D", "Dias corridos"
        UTEIS = "U", "Dias úteis"
        MESES = "M", "Meses"
        ANOS = "A", "Anos"

    nome = models.CharField(max_length=120)
    resposta = models.CharField(max_length=11, choices=Resposta.choices)
    contagem = models.CharField(
        "contagem do prazo", max_length=1, choices=Contagem.choices, default=Contagem.UTEIS
    )
    quantidade = models.PositiveSmallIntegerField("tamanho do prazo")
    certidao = TenantForeignKey(TipoDocumento, related_name="+", verbose_name="tipo da certidão")
    ativo = models.BooleanField(default=True)

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        verbose_name = "tipo de intimação"
        verbose_name_plural = "tipos de intimação"
        constraints = [
            models.UniqueConstraint("instituicao", "nome", name="tipo_de_intimacao_unico"),
            models.CheckConstraint(
                condition=models.Q(quantidade__gte=1), name="tipo_de_intimacao_tem_prazo"
            ),
        ]

    def __str__(self) -> str:
        return self.nome

    @property
    def exige(self) -> bool:
        return self.resposta == self.Resposta.EXIGIDA


class PrazoTacito(ModeloDoInquilino):
    """Days after which a notice that nobody opened counts as known.

    Without a type of process, for all that have none of their own.
    Norma: Lei 11.419/2006, art. 5º, § 3º.
    """

    tipo = TenantForeignKey(
        TipoProcesso, null=True, blank=True, related_name="+", verbose_name="tipo de processo"
    )
    dias = models.PositiveSmallIntegerField()

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        verbose_name = "prazo tácito"
        verbose_name_plural = "prazos tácitos"
        constraints = [
            models.UniqueConstraint("instituicao", "tipo", name="prazo_tacito_por_tipo"),
            models.UniqueConstraint(
                "instituicao",
                condition=models.Q(tipo__isnull=True),
                name="prazo_tacito_geral",
            ),
            models.CheckConstraint(
                condition=models.Q(dias__gte=1, dias__lte=90), name="prazo_tacito_de_1_a_90"
            ),
        ]
        indexes = [models.Index(fields=["instituicao", "dias", "id"], name="prazo_tacito_por_dias")]

    def __str__(self) -> str:
        return f"{self.tipo or 'Todos os outros'}: {self.dias} dias"


class Indisponibilidade(ModeloDoInquilino):
    """Days in which the system was out of service, and whether deadlines are extended by it.

    Norma: Lei 11.419/2006, art. 10, § 2º; Decreto 8.539/2015, art. 7º.
    """

    inicio = models.DateField("início")
    fim = models.DateField()
    motivo = models.CharField(max_length=200)
    prorroga = models.BooleanField("prorroga os prazos", default=True)
    ativo = models.BooleanField(default=True)

    objects: ClassVar[Any] = GerenteDoInquilino.de(IndisponibilidadeQuerySet)

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        verbose_name = "indisponibilidade"
        verbose_name_plural = "indisponibilidades"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(fim__gte=models.F("inicio")), name="indisponibilidade_em_ordem"
            )
        ]
        indexes = [
            models.Index(
                fields=["instituicao", "inicio", "id"], name="indisponibilidade_por_inicio"
            )
        ]

    def __str__(self) -> str:
        return f"{self.inicio:%d/%m/%Y} a {self.fim:%d/%m/%Y}: {self.motivo}"
