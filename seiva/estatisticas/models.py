"""Counts kept up to date from the history. Everything here can be made again from it, except
the prices that people wrote."""

from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from seiva.catalogo.models import TipoProcesso
from seiva.core.modelos import GerenteDoInquilino, ModeloDoInquilino, TenantForeignKey
from seiva.estatisticas.querysets import MedidaQuerySet
from seiva.organizacao.models import Unidade
from seiva.processos.models import Processo


class Medida(ModeloDoInquilino):
    """How many of something there were, by type and unit, in a day or in a month.

    `medida` is one of `regras.contribuicoes`; `faixa` a band of `regras.faixas`, -1 when it
    is no duration. Every count is written twice: by day (`grao` D) and by month (M, on its first
    day), so that years are read as months.
    """

    class Grao(models.TextChoices):
        DIA = "D", "Dia"
        MES = "M", "Mês"

    grao = models.CharField(max_length=1, choices=Grao.choices)
    medida = models.CharField(max_length=20)
    dia = models.DateField()
    tipo = TenantForeignKey(TipoProcesso, related_name="+", db_index=False)
    unidade = TenantForeignKey(Unidade, related_name="+", db_index=False)
    destino = TenantForeignKey(Unidade, null=True, related_name="+", db_index=False)
    faixa = models.SmallIntegerField(default=-1)
    n = models.BigIntegerField()
    soma = models.BigIntegerField(default=0)

    objects: ClassVar[Any] = GerenteDoInquilino.de(MedidaQuerySet)

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(
                fields=[
                    "instituicao", "grao", "medida", "dia", "tipo", "unidade", "destino", "faixa",
                ],
                nulls_distinct=False,
                name="medida_unica",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.medida} {self.dia}: {self.n}"


class ResumoMensal(ModeloDoInquilino):
    """The same counts of a whole institution in a month, with neither type nor unit.

    The only counts that who operates the platform reads, of every institution.
    """

    medida = models.CharField(max_length=20)
    mes = models.DateField("mês")
    faixa = models.SmallIntegerField(default=-1)
    n = models.BigIntegerField()
    soma = models.BigIntegerField(default=0)

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(
                fields=["instituicao", "medida", "mes", "faixa"], name="resumo_mensal_unico"
            )
        ]

    def __str__(self) -> str:
        return f"{self.medida} {self.mes}: {self.n}"


class Ficha(ModeloDoInquilino):
    """What one process has in the counts now, to be taken out when it changes.

    `parcelas` is a list of [medida, dia, tipo, unidade, destino, faixa, n, soma]. `pendente`:
    some file is still being read, and its pages are to be counted later.
    """

    processo = TenantForeignKey(Processo, related_name="+", db_index=False)
    parcelas = models.JSONField(default=list)
    pendente = models.BooleanField(default=False)

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(fields=["instituicao", "processo"], name="ficha_unica")
        ]
        indexes = [
            models.Index(
                fields=["instituicao", "processo"],
                condition=models.Q(pendente=True),
                name="ficha_pendente",
            )
        ]

    def __str__(self) -> str:
        return f"processo {self.processo_id}"


class Atualizacao(ModeloDoInquilino):
    """Up to where the history was counted. One row an institution.

    `refeito_ate`: while the counts are made again from nothing, the last process that is already
    in them; None when all are.
    """

    ate_andamento = models.BigIntegerField(default=0)
    refeito_ate = models.BigIntegerField(null=True, default=0)
    atualizado_em = models.DateTimeField(null=True)

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(fields=["instituicao"], name="atualizacao_unica"),
        ]

    def __str__(self) -> str:
        return f"até {self.ate_andamento}"


def _valor(rotulo: str, casas: int = 2) -> Any:
    return models.DecimalField(
        rotulo,
        max_digits=9,
        decimal_places=casas,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(999_999)],
    )


class Parametros(ModeloDoInquilino):
    """Prices and measures of the savings. None takes what the platform suggests, or the product.

    Those of the platform's own institution are what it suggests to the others.
    """

    vias = _valor("vias impressas de cada documento")
    paginas_por_folha = _valor("páginas em cada folha")
    preco_folha = _valor("preço da folha (R$)", 4)
    preco_impressao = _valor("preço da impressão de uma página (R$)", 4)
    preco_remessa = _valor("custo de levar um processo de uma unidade a outra (R$)")
    minutos_remessa = _valor("minutos de trabalho em cada remessa de papel", 1)
    minutos_documento = _valor("minutos para imprimir, numerar e juntar um documento", 1)
    folhas_por_metro = _valor("folhas em um metro de estante", 0)
    preco_metro_ano = _valor("custo de guardar um metro de estante por um ano (R$)")
    margem = _valor("margem de incerteza (%)", 0)

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        verbose_name = "parâmetros da economia"
        constraints = [
            models.UniqueConstraint(fields=["instituicao"], name="parametros_unicos"),
        ]

    def __str__(self) -> str:
        return "Parâmetros da economia"
