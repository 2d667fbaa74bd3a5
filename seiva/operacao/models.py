"""What the operator of the platform keeps: numbers of each institution, and notices to all."""

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from seiva.core.modelos import GerenteDoInquilino, ModeloDoInquilino
from seiva.operacao.querysets import SaudeDoDiaQuerySet
from seiva.organizacao.models import Conta

POLITICA = "current_setting('app.plataforma'::text, true) = 'sim'::text"


class Medidas(ModeloDoInquilino):
    """Counts of one institution at one moment: numbers, never content.

    `pessoas` have access today; `ativas` of them logged in during the last 30 days (the login is
    one for every institution). `abertos` are processes open somewhere. `bytes` counts each file
    included once. `falhas` are jobs that ended without success and wait for the operator.
    """

    pessoas = models.PositiveIntegerField(default=0)
    ativas = models.PositiveIntegerField(default=0)
    processos = models.BigIntegerField(default=0)
    abertos = models.BigIntegerField(default=0)
    documentos = models.BigIntegerField(default=0)
    arquivos = models.BigIntegerField(default=0)
    bytes = models.BigIntegerField(default=0)
    esperando = models.PositiveIntegerField("tarefas na fila", default=0)
    falhas = models.PositiveIntegerField("tarefas com falha", default=0)
    ultima_atividade = models.DateTimeField("última atividade", null=True, blank=True)

    class Meta(ModeloDoInquilino.Meta):
        abstract = True


class Saude(Medidas):
    """The latest numbers of an institution; one row each.

    `…_ate` and `…_base` are the running totals up to a key, so that a measurement reads only
    what came after it. `problemas` is how many things were wrong.
    """

    medida_em = models.DateTimeField(null=True, blank=True)
    problemas = models.PositiveSmallIntegerField(default=0)
    processos_ate = models.BigIntegerField(default=0)
    processos_base = models.BigIntegerField(default=0)
    documentos_ate = models.BigIntegerField(default=0)
    documentos_base = models.BigIntegerField(default=0)

    # Across institutions, where the policy of the platform allows (`escopo_da_plataforma`).
    de_todas: ClassVar[Any] = models.Manager()

    class Meta(Medidas.Meta):
        abstract = False
        verbose_name = "saúde"
        default_manager_name = "objects"
        constraints = [models.UniqueConstraint("instituicao", name="saude_unica")]

    def __str__(self) -> str:
        return f"{self.instituicao_id}: {self.medida_em}"


class SaudeDoDia(Medidas):
    """The last numbers of each day, for what an institution was like over time."""

    dia = models.DateField()

    objects: ClassVar[Any] = GerenteDoInquilino.de(SaudeDoDiaQuerySet)
    de_todas: ClassVar[Any] = models.Manager()

    class Meta(Medidas.Meta):
        abstract = False
        verbose_name = "saúde do dia"
        default_manager_name = "objects"
        constraints = [models.UniqueConstraint("instituicao", "dia", name="saude_do_dia_unica")]

    def __str__(self) -> str:
        return f"{self.instituicao_id}: {self.dia}"


class Aviso(models.Model):
    """A notice of who runs the platform to servants. Global table: plain text to everybody.

    It is for all institutions, or for those of some kinds, or for some by name. `inicio` to
    `fim` is when it is shown; `janela_de` to `janela_ate`, when the service will be out.
    """

    class Tom(models.TextChoices):
        INFORMACAO = "informacao", "Informação"
        ATENCAO = "atencao", "Atenção"
        URGENTE = "urgente", "Urgente"

    class Publico(models.TextChoices):
        TODAS = "todas", "Todas as instituições"
        NATUREZAS = "naturezas", "Instituições de certos tipos"
        ESCOLHIDAS = "escolhidas", "Instituições escolhidas"

    titulo = models.CharField("título", max_length=120)
    texto = models.CharField(max_length=1000)
    tom = models.CharField(max_length=12, choices=Tom.choices, default="informacao")
    publico = models.CharField("para", max_length=12, choices=Publico.choices, default="todas")
    naturezas: Any = ArrayField(models.CharField(max_length=12), default=list, blank=True)
    instituicoes: Any = ArrayField(models.BigIntegerField(), default=list, blank=True)
    inicio = models.DateTimeField("início")
    fim = models.DateTimeField(null=True, blank=True)
    janela_de = models.DateTimeField("manutenção de", null=True, blank=True)
    janela_ate = models.DateTimeField("manutenção até", null=True, blank=True)
    criado_em = models.DateTimeField()
    criado_por = models.ForeignKey(Conta, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(fim__isnull=True) | models.Q(fim__gt=models.F("inicio")),
                name="aviso_termina_depois",
            ),
            models.CheckConstraint(
                condition=models.Q(janela_de__isnull=True, janela_ate__isnull=True)
                | models.Q(janela_ate__gt=models.F("janela_de")),
                name="aviso_janela_coerente",
            ),
        ]

    def __str__(self) -> str:
        return self.titulo


class DispensaDeAviso(ModeloDoInquilino):
    """A person read a notice in this institution and does not want to see it again."""

    aviso = models.ForeignKey(Aviso, on_delete=models.CASCADE, related_name="+")
    conta = models.ForeignKey(Conta, on_delete=models.PROTECT, related_name="+", db_index=False)
    quando = models.DateTimeField()

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint("instituicao", "conta", "aviso", name="dispensa_unica")
        ]

    def __str__(self) -> str:
        return f"{self.conta_id}: {self.aviso_id}"
