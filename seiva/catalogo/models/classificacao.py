"""Subjects with retention, legal hypotheses of restriction, holidays, conference types."""

from django.db import models

from seiva.core.modelos import ModeloDoInquilino


class NivelAcesso(models.IntegerChoices):
    """Access levels, with SEI's codes."""

    PUBLICO = 0, "Público"
    RESTRITO = 1, "Restrito"
    SIGILOSO = 2, "Sigiloso"


class Assunto(ModeloDoInquilino):
    """Entry of the classification plan with its retention, in years."""

    class Destinacao(models.TextChoices):
        ELIMINACAO = "E", "Eliminação"
        PERMANENTE = "P", "Guarda permanente"

    codigo = models.CharField("código", max_length=20)
    descricao = models.CharField("descrição", max_length=250)
    prazo_corrente = models.PositiveSmallIntegerField("prazo na fase corrente", default=0)
    prazo_intermediario = models.PositiveSmallIntegerField("prazo na fase intermediária", default=0)
    destinacao = models.CharField("destinação", max_length=1, choices=Destinacao.choices)
    ativo = models.BooleanField(default=True)

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint("instituicao", "codigo", name="assunto_codigo_unico")
        ]
        indexes = [models.Index(fields=["instituicao", "descricao", "id"], name="assunto_por_nome")]

    def __str__(self) -> str:
        return f"{self.codigo} – {self.descricao}"


class HipoteseLegal(ModeloDoInquilino):
    """Law that allows restricting access."""

    nome = models.CharField(max_length=120)
    base_legal = models.CharField(max_length=200)
    nivel = models.PositiveSmallIntegerField("nível", choices=NivelAcesso.choices, default=1)
    ativo = models.BooleanField(default=True)

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        verbose_name = "hipótese legal"
        indexes = [
            models.Index(fields=["instituicao", "base_legal", "id"], name="hipotese_por_lei"),
            models.Index(fields=["instituicao", "nivel", "id"], name="hipotese_por_nivel"),
        ]
        constraints = [models.UniqueConstraint("instituicao", "nome", name="hipotese_unica")]

    def __str__(self) -> str:
        return f"{self.nome} ({self.base_legal})"


class GrauDeSigilo(ModeloDoInquilino):
    """Degree of secrecy in the institution's own words.

    Information classified under the access law is not handled here: those classes are refused.
    Norma: Lei 12.527/2011, art. 24.
    """

    nome = models.CharField(max_length=60)
    ativo = models.BooleanField(default=True)

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        verbose_name = "grau de sigilo"
        constraints = [
            models.UniqueConstraint("instituicao", "nome", name="grau_unico"),
            models.CheckConstraint(
                condition=~models.Q(nome__iregex="secret|ultra|reservad"),
                name="grau_fora_da_classificacao",
                violation_error_message="Informação classificada como reservada, secreta ou "
                "ultrassecreta não se trata neste sistema.",
            ),
        ]

    def __str__(self) -> str:
        return self.nome


class Feriado(ModeloDoInquilino):
    """A non-business day of the institution: of the whole country, of the state, or its own."""

    class Ambito(models.TextChoices):
        NACIONAL = "nacional", "Nacional"
        ESTADUAL = "estadual", "Estadual"
        MUNICIPAL = "municipal", "Municipal"

    data = models.DateField()
    nome = models.CharField(max_length=120)
    ambito = models.CharField(
        "âmbito", max_length=9, choices=Ambito.choices, default=Ambito.MUNICIPAL
    )
    ativo = models.BooleanField(default=True)

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        indexes = [models.Index(fields=["instituicao", "nome", "id"], name="feriado_por_nome")]
        constraints = [models.UniqueConstraint("instituicao", "data", name="feriado_unico")]

    def __str__(self) -> str:
        return f"{self.data:%d/%m/%Y} {self.nome}"


class TipoConferencia(ModeloDoInquilino):
    """Against what a scanned document was checked (Decreto 10.278/2020)."""

    nome = models.CharField(max_length=120)
    ativo = models.BooleanField(default=True)

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        verbose_name = "tipo de conferência"
        constraints = [models.UniqueConstraint("instituicao", "nome", name="conferencia_unica")]

    def __str__(self) -> str:
        return self.nome


class TipoArquivo(ModeloDoInquilino):
    """Accepted file extension and its size limit in megabytes."""

    extensao = models.CharField("extensão", max_length=12)
    tamanho_maximo_mb = models.PositiveIntegerField("tamanho máximo (MB)", default=50)
    ativo = models.BooleanField(default=True)

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        verbose_name = "tipo de arquivo"
        constraints = [models.UniqueConstraint("instituicao", "extensao", name="extensao_unica")]
        indexes = [
            models.Index(
                fields=["instituicao", "tamanho_maximo_mb", "id"], name="extensao_por_tamanho"
            )
        ]

    def __str__(self) -> str:
        return self.extensao
