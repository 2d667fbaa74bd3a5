"""Spreadsheets that wait to be imported, what each line would do, and invitations to new people."""

from typing import Any, ClassVar

from django.db import models

from seiva.core.modelos import GerenteDoInquilino, ModeloDoInquilino, TenantForeignKey
from seiva.organizacao.models.conta import Conta
from seiva.organizacao.models.instituicao import Unidade
from seiva.organizacao.querysets import PlanilhaQuerySet


class Planilha(ModeloDoInquilino):
    """One spreadsheet that was sent: kept as checked lines until it is confirmed or thrown away.

    A big one is checked and imported by jobs. `deposito` is its file in the store until it is
    read; `feitas` of `a_fazer` lines tell the progress (0 when nobody knows how many there are);
    `vez` counts the times that a job took it up, so that the one left behind stops. `unidade` is
    where who sent or confirmed it acts. `por_avisar`: the person was not told yet how it ended.

    `gerais` are sentences about the file as a whole that forbid importing; `avisos` are sentences
    that only inform.
    """

    class Especie(models.TextChoices):
        ORGANOGRAMA = "organograma", "Organograma"
        PESSOAS = "pessoas", "Pessoas"

    class Estado(models.TextChoices):
        RECEBIDA = "recebida", "Na fila para conferir"
        CONFERINDO = "conferindo", "Sendo conferida"
        CONFERIDA = "conferida", "À espera de confirmação"
        IMPORTANDO = "importando", "Sendo importada"
        IMPORTADA = "importada", "Importada"
        RECUSADA = "recusada", "Recusada"
        CANCELADA = "cancelada", "Cancelada"
        VENCIDA = "vencida", "Venceu sem confirmação"

    EM_CURSO = (Estado.RECEBIDA, Estado.CONFERINDO, Estado.IMPORTANDO)

    especie = models.CharField("espécie", max_length=12, choices=Especie.choices)
    estado = models.CharField(max_length=10, choices=Estado.choices, default="conferida")
    nome = models.CharField("arquivo", max_length=255)
    sha256 = models.CharField(max_length=64)
    conta = models.ForeignKey(Conta, on_delete=models.PROTECT, related_name="+", db_index=False)
    confirmada_por = models.ForeignKey(
        Conta, on_delete=models.PROTECT, related_name="+", db_index=False, null=True
    )
    unidade = TenantForeignKey(
        Unidade, on_delete=models.PROTECT, related_name="+", db_index=False, null=True
    )
    deposito = models.CharField(max_length=200, blank=True, default="", db_default="")
    feitas = models.PositiveIntegerField(default=0, db_default=0)
    a_fazer = models.PositiveIntegerField(default=0, db_default=0)
    vez = models.PositiveIntegerField(default=0, db_default=0)
    erro = models.CharField(max_length=500, blank=True, default="", db_default="")
    por_avisar = models.BooleanField(default=False, db_default=False)
    criada_em = models.DateTimeField()
    conferida_em = models.DateTimeField(null=True)
    importada_em = models.DateTimeField(null=True)
    novas = models.PositiveIntegerField(default=0)
    mudam = models.PositiveIntegerField(default=0)
    iguais = models.PositiveIntegerField(default=0)
    com_problema = models.PositiveIntegerField(default=0)
    convites = models.PositiveIntegerField(default=0)
    gerais = models.JSONField(default=list)
    avisos = models.JSONField(default=list)

    objects: ClassVar[Any] = GerenteDoInquilino.de(PlanilhaQuerySet)

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        indexes = [
            models.Index(fields=["instituicao", "id"], name="planilha_recente"),
            models.Index(
                fields=["instituicao", "id"],
                condition=models.Q(por_avisar=True),
                name="planilha_por_avisar",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_especie_display()}: {self.nome}"

    @property
    def total(self) -> int:
        return self.novas + self.mudam + self.iguais + self.com_problema

    @property
    def importada(self) -> bool:
        return self.estado == self.Estado.IMPORTADA

    @property
    def conferida(self) -> bool:
        return self.estado == self.Estado.CONFERIDA

    @property
    def em_curso(self) -> bool:
        """A job works on it, or will."""
        return self.estado in self.EM_CURSO

    @property
    def pode_importar(self) -> bool:
        """Every line is right, and something would change."""
        certa = self.conferida and not (self.com_problema or self.gerais)
        return certa and bool(self.novas or self.mudam)


class LinhaDePlanilha(ModeloDoInquilino):
    """One line as it was read. `problemas` are [column, sentence]; `mudancas` [title, before,
    after]."""

    class Situacao(models.TextChoices):
        NOVA = "nova", "Nova"
        MUDA = "muda", "Muda"
        IGUAL = "igual", "Igual"
        PROBLEMA = "problema", "Com problema"

    planilha = TenantForeignKey(
        Planilha, on_delete=models.CASCADE, related_name="linhas", db_index=False
    )
    numero = models.PositiveIntegerField()
    valores = models.JSONField()
    situacao = models.CharField(max_length=8, choices=Situacao.choices)
    problemas = models.JSONField(default=list)
    mudancas = models.JSONField(default=list)

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint("instituicao", "planilha", "numero", name="linha_de_planilha"),
        ]
        indexes = [
            models.Index(
                fields=["instituicao", "planilha", "situacao", "numero"], name="linha_por_situacao"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.planilha_id}:{self.numero}"


class Convite(ModeloDoInquilino):
    """The one invitation that the institution sends to a person whose account it created."""

    conta = models.ForeignKey(Conta, on_delete=models.PROTECT, related_name="+", db_index=False)
    criado_em = models.DateTimeField()
    enviado_em = models.DateTimeField(null=True)

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        constraints = [models.UniqueConstraint("instituicao", "conta", name="convite_unico")]
        indexes = [
            models.Index(
                fields=["instituicao", "id"],
                condition=models.Q(enviado_em__isnull=True),
                name="convite_a_enviar",
            )
        ]

    def __str__(self) -> str:
        return f"convite a {self.conta_id}"
