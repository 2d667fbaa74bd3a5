"""A reorganisation of units: what was decided, how far the work went, what was done."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from seiva.catalogo.models import TipoProcesso
from seiva.core.modelos import GerenteDoInquilino, ModeloDoInquilino, TenantForeignKey
from seiva.organizacao.models import Unidade
from seiva.reorganizacao.querysets import ReorganizacaoQuerySet

CONTA = settings.AUTH_USER_MODEL


class Reorganizacao(ModeloDoInquilino):
    """One decision over units and its execution, in lots.

    `ato` is the norm or act that based it, as it reads in the history of each process. `cursor`
    is the last process handled in this round: a lot that runs twice finds it moved on. `previsto`
    and `feito` count by kind ("processos", "minutas", …). `chave` is the one-time key of the form.
    """

    class Especie(models.TextChoices):
        FUNDIR = "F", "Fusão de unidades"
        DIVIDIR = "D", "Divisão de unidade"
        EXTINGUIR = "E", "Extinção de unidade"
        RENOMEAR = "R", "Mudança de nome ou sigla"
        MOVER = "M", "Mudança de lugar na árvore"

    class Estado(models.TextChoices):
        ANDANDO = "A", "Em andamento"
        CONCLUIDA = "C", "Concluída"

    especie = models.CharField("espécie", max_length=1, choices=Especie.choices)
    estado = models.CharField(max_length=1, choices=Estado.choices, default=Estado.ANDANDO)
    rotulo = models.CharField("rótulo", max_length=300)
    ato = models.CharField("ato que fundamenta", max_length=200)
    data = models.DateField("data de efeito")
    extingue = models.BooleanField(default=False)
    acervo = models.BooleanField("leva os concluídos", default=False)
    destino = TenantForeignKey(
        Unidade, null=True, related_name="+", db_index=False, verbose_name="destino padrão"
    )
    conta = models.ForeignKey(CONTA, on_delete=models.PROTECT, related_name="+", db_index=False)
    nome = models.CharField(max_length=200)
    unidade = TenantForeignKey(Unidade, related_name="+", db_index=False)
    sigla = models.CharField(max_length=40)
    confirmada_em = models.DateTimeField()
    concluida_em = models.DateTimeField("concluída em", null=True)
    cursor = models.BigIntegerField(default=0)
    rodada = models.PositiveSmallIntegerField(default=1)
    total = models.PositiveIntegerField(default=0)
    vistos = models.PositiveIntegerField(default=0)
    previsto = models.JSONField(default=dict)
    feito = models.JSONField(default=dict)
    chave = models.UUIDField(null=True, editable=False)

    objects: ClassVar[Any] = GerenteDoInquilino.de(ReorganizacaoQuerySet)

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        verbose_name = "reorganização"
        constraints = [
            models.UniqueConstraint("instituicao", "chave", name="reorganizacao_chave_unica")
        ]
        indexes = [models.Index("instituicao", "id", name="reorganizacao_recente")]

    def __str__(self) -> str:
        return self.rotulo

    @property
    def concluida(self) -> bool:
        return self.estado == self.Estado.CONCLUIDA


class UnidadeReorganizada(ModeloDoInquilino):
    """A unit that the decision touched, as it was called then."""

    reorganizacao = TenantForeignKey(
        Reorganizacao, on_delete=models.CASCADE, related_name="unidades", db_index=False
    )
    unidade = TenantForeignKey(Unidade, related_name="+")
    sigla = models.CharField(max_length=40)
    nome = models.CharField(max_length=200)

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(
                "instituicao", "reorganizacao", "unidade", name="reorganizada_unica"
            )
        ]

    def __str__(self) -> str:
        return self.sigla


class Regra(ModeloDoInquilino):
    """Where something goes that does not go to the default unit: processes of a type, or a
    person with what is in that person's charge."""

    reorganizacao = TenantForeignKey(
        Reorganizacao, on_delete=models.CASCADE, related_name="regras", db_index=False
    )
    tipo = TenantForeignKey(TipoProcesso, null=True, related_name="+", db_index=False)
    conta = models.ForeignKey(
        CONTA, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    destino = TenantForeignKey(Unidade, related_name="+", db_index=False)

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(
                "instituicao",
                "reorganizacao",
                "tipo",
                "conta",
                nulls_distinct=False,
                name="regra_de_reorganizacao_unica",
            ),
            models.CheckConstraint(
                condition=models.Q(tipo__isnull=True) ^ models.Q(conta__isnull=True),
                name="regra_de_tipo_ou_de_pessoa",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.tipo_id or self.conta_id} → {self.destino_id}"
