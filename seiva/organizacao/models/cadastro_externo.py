"""Registration of a citizen in one institution, and what it demands of citizens' acts."""

from typing import Any, ClassVar

from django.db import models

from seiva.core.modelos import GerenteDoInquilino, ModeloDoInquilino
from seiva.organizacao.models.conta import Conta
from seiva.organizacao.querysets_de_cidadao import CadastroExternoQuerySet


class CadastroExterno(ModeloDoInquilino):
    """A citizen known by an institution: pending, let in or refused; `ativo` is apart of that.

    Both are needed: let in, and active. `forma` says what the decision stood on. Level prata or
    ouro of gov.br lets in by itself; otherwise somebody of the institution decides.
    """

    class Estado(models.TextChoices):
        PENDENTE = "pendente", "Aguardando conferência"
        LIBERADO = "liberado", "Liberado"
        RECUSADO = "recusado", "Recusado"

    class Forma(models.TextChoices):
        GOVBR = "govbr", "Nível da conta gov.br"
        CONFERENCIA = "conferencia", "Conferência da instituição"

    conta = models.ForeignKey(Conta, on_delete=models.PROTECT, related_name="cadastros_externos")
    estado = models.CharField(max_length=10, choices=Estado.choices, default=Estado.PENDENTE)
    ativo = models.BooleanField(default=True)
    forma = models.CharField(max_length=12, choices=Forma.choices, blank=True)
    pedido_em = models.DateTimeField("pedido em")
    decidido_em = models.DateTimeField("decidido em", null=True, blank=True)
    decidido_por = models.ForeignKey(
        Conta, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    motivo = models.CharField(max_length=300, blank=True)

    objects: ClassVar[Any] = GerenteDoInquilino.de(CadastroExternoQuerySet)

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        verbose_name = "cadastro de cidadão"
        constraints = [
            models.UniqueConstraint("instituicao", "conta", name="cadastro_externo_unico")
        ]
        indexes = [
            models.Index(
                fields=["instituicao", "estado", "-id"], name="cadastro_externo_por_estado"
            )
        ]

    def __str__(self) -> str:
        return f"cadastro de {self.conta_id}"

    @property
    def vale(self) -> bool:
        return self.ativo and self.estado == self.Estado.LIBERADO


class ExigenciaDoCidadao(ModeloDoInquilino):
    """What an institution demands of who does one kind of act as a citizen."""

    class Exige(models.TextChoices):
        CONTA = "conta", "Só a conta"
        CADASTRO = "cadastro", "Cadastro liberado, ou gov.br prata ou ouro"
        PRATA = "prata", "gov.br prata ou ouro"
        OURO = "ouro", "gov.br ouro"

    ato = models.CharField(max_length=60)
    exige = models.CharField(max_length=10, choices=Exige.choices)

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        verbose_name = "exigência para cidadãos"
        constraints = [
            models.UniqueConstraint("instituicao", "ato", name="exigencia_do_cidadao_unica")
        ]

    def __str__(self) -> str:
        return f"{self.ato}: {self.get_exige_display()}"
