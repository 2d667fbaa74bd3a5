"""The institution's way out, its way in, and the new beginning of a pilot."""

from typing import Any, ClassVar

from django.db import models

from seiva.core.modelos import GerenteDoInquilino, ModeloDoInquilino, TenantForeignKey
from seiva.organizacao.models import Conta, Unidade
from seiva.portabilidade.querysets import PedidoQuerySet


class Estado(models.TextChoices):
    PENDENTE = "pendente", "Na fila"
    FAZENDO = "fazendo", "Em andamento"
    PRONTO = "pronto", "Pronto"
    FALHOU = "falhou", "Não deu certo"


class Saida(ModeloDoInquilino):
    """One package with everything that the institution owns, asked for by its administrator.

    `feitas` of `total` parts tell the progress. `deposito` is the name of the file in the store,
    apart from the bytes of record; the file goes away after `vence_em`, the row stays.
    """

    conta = models.ForeignKey(Conta, on_delete=models.PROTECT, related_name="+", db_index=False)
    unidade = TenantForeignKey(Unidade, related_name="+", db_index=False)
    estado = models.CharField(max_length=8, choices=Estado.choices, default=Estado.PENDENTE)
    feitas = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    erro = models.CharField(max_length=300, blank=True)
    faltas = models.JSONField(default=list)
    deposito = models.CharField(max_length=200, blank=True)
    nome = models.CharField(max_length=200, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    tamanho = models.BigIntegerField(default=0)
    pedida_em = models.DateTimeField()
    pronta_em = models.DateTimeField(null=True, blank=True)
    vence_em = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[Any] = GerenteDoInquilino.de(PedidoQuerySet)

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        verbose_name = "pacote da instituição"
        constraints = [
            models.UniqueConstraint(
                fields=["instituicao"],
                condition=models.Q(estado__in=["pendente", "fazendo"]),
                name="saida_uma_por_vez",
            )
        ]

    def __str__(self) -> str:
        return f"Pacote de {self.pedida_em:%d/%m/%Y}"

    @property
    def em_curso(self) -> bool:
        return self.estado in {Estado.PENDENTE, Estado.FAZENDO}


class Importacao(ModeloDoInquilino):
    """A package brought to this installation by the operator; a row of the platform's institution.

    `endereco` is the slug that the operator chose, or "" for the one in the package. `problemas`
    is the list of what is wrong with a package that was refused; `avisos`, what to know of one
    that came in; `chegou`, the slug of the institution that now exists.
    """

    conta = models.ForeignKey(Conta, on_delete=models.PROTECT, related_name="+", db_index=False)
    unidade = TenantForeignKey(Unidade, related_name="+", db_index=False)
    estado = models.CharField(max_length=8, choices=Estado.choices, default=Estado.PENDENTE)
    deposito = models.CharField(max_length=200, blank=True)
    nome = models.CharField(max_length=200)
    endereco = models.CharField(max_length=40, blank=True)
    chegou = models.CharField(max_length=40, blank=True)
    problemas = models.JSONField(default=list)
    avisos = models.JSONField(default=list)
    pedida_em = models.DateTimeField()
    pronta_em = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[Any] = GerenteDoInquilino.de(PedidoQuerySet)

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        verbose_name = "importação de instituição"
        indexes = [models.Index("instituicao", "id", name="importacao_recente")]

    def __str__(self) -> str:
        return self.chegou or self.nome

    @property
    def em_curso(self) -> bool:
        return self.estado in {Estado.PENDENTE, Estado.FAZENDO}


class Reinicio(ModeloDoInquilino):
    """The one new beginning of a pilot: while `terminado_em` is empty the house is closed."""

    conta = models.ForeignKey(Conta, on_delete=models.PROTECT, related_name="+", db_index=False)
    unidade = TenantForeignKey(Unidade, related_name="+", db_index=False)
    pedido_em = models.DateTimeField()
    terminado_em = models.DateTimeField(null=True, blank=True)
    apagadas = models.PositiveBigIntegerField(default=0)

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        verbose_name = "reinício do piloto"
        constraints = [models.UniqueConstraint(fields=["instituicao"], name="reinicio_unico")]

    def __str__(self) -> str:
        return f"Reinício de {self.pedido_em:%d/%m/%Y}"
