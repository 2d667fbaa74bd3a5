"""Labels of a unit, where they are, and what happened to them."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from seiva.core.modelos import (
    GerenteDoInquilino,
    ModeloDoInquilino,
    ModeloGuardado,
    TenantForeignKey,
)
from seiva.organizacao.models import Unidade
from seiva.processos.models.processo import Processo
from seiva.processos.querysets_de_marcador import (
    MarcadorQuerySet,
    MarcaQuerySet,
    PassoDeMarcaQuerySet,
)
from seiva.processos.regras.cores import CORES, Cor


class Marcador(ModeloDoInquilino):
    """A label that a unit made for its own work. `nome_busca` is the name folded, so that two in
    use never read alike."""

    unidade = TenantForeignKey(Unidade, related_name="+", db_index=False)
    nome = models.CharField(max_length=50)
    nome_busca = models.CharField(max_length=100, editable=False)
    cor = models.CharField(
        max_length=20,
        choices=[(cor.chave, cor.nome) for cor in CORES.values()],
        default="azul",
    )
    ativo = models.BooleanField(default=True)

    objects: ClassVar[Any] = GerenteDoInquilino.de(MarcadorQuerySet)

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(
                "instituicao",
                "unidade",
                "nome_busca",
                condition=models.Q(ativo=True),
                name="marcador_unico_em_uso",
            )
        ]
        indexes = [
            models.Index("instituicao", "unidade", "nome", "id", name="marcador_da_unidade"),
            models.Index("instituicao", "nome", "id", name="marcador_por_nome"),
        ]

    def __str__(self) -> str:
        return self.nome

    @property
    def tom(self) -> Cor:
        """Its colour, with the name that says it."""
        return CORES[self.cor]


class Marca(ModeloGuardado):
    """A label on a process, with what the unit wrote beside it."""

    processo = TenantForeignKey(Processo, related_name="marcas", db_index=False)
    marcador = TenantForeignKey(Marcador, related_name="marcas", db_index=False)
    texto = models.CharField(max_length=500, blank=True)
    quando = models.DateTimeField()

    objects: ClassVar[Any] = GerenteDoInquilino.de(MarcaQuerySet)

    class Meta(ModeloGuardado.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint("instituicao", "processo", "marcador", name="marca_unica")
        ]
        indexes = [
            # The mesa by label, and the labels of a page of the mesa.
            models.Index("instituicao", "marcador", "processo", name="marca_do_marcador")
        ]

    def __str__(self) -> str:
        return f"{self.marcador_id} em {self.processo_id}"


class PassoDeMarca(ModeloGuardado):
    """One thing that happened to a label on a process: who, when, the text before and after.

    `nome` is the label as it read then. `unidade_anterior` is the unit that had it, when units
    were reorganised. Rows are only added.
    """

    class Verbo(models.TextChoices):
        MARCOU = "marcou", "Pôs o marcador"
        ALTEROU = "alterou", "Alterou o texto"
        TIROU = "tirou", "Tirou o marcador"
        TROUXE = "trouxe", "Veio na reorganização"

    processo = TenantForeignKey(Processo, related_name="+", db_index=False)
    unidade = TenantForeignKey(Unidade, related_name="+", db_index=False)
    unidade_anterior = TenantForeignKey(
        Unidade, related_name="+", db_index=False, null=True, blank=True
    )
    marcador = TenantForeignKey(Marcador, related_name="passos", db_index=False)
    nome = models.CharField(max_length=50)
    cor = models.CharField(max_length=20)
    verbo = models.CharField(max_length=10, choices=Verbo.choices)
    antes = models.CharField(max_length=500, blank=True)
    depois = models.CharField(max_length=500, blank=True)
    conta = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    quem = models.CharField(max_length=200)
    quando = models.DateTimeField()

    objects: ClassVar[Any] = GerenteDoInquilino.de(PassoDeMarcaQuerySet)

    class Meta(ModeloGuardado.Meta):
        abstract = False
        indexes = [
            models.Index("instituicao", "processo", "id", name="passo_de_marca_do_processo"),
            # What a label was ever used for: it keeps it from being taken out.
            models.Index("instituicao", "marcador", name="passo_de_marca_do_marcador"),
        ]

    def __str__(self) -> str:
        return f"{self.get_verbo_display()}: {self.nome}"
