"""Institution (the tenant), its órgãos and its dated tree of units."""

from typing import Any, ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Lower

from seiva.core.modelos import GerenteDoInquilino, ModeloDoInquilino, TenantForeignKey
from seiva.organizacao.querysets import UnidadeQuerySet

# First words of addresses that belong to the platform, now or soon.
RESERVADOS = (
    "ajuda",
    "api",
    "conferir",
    "conta",
    "entrar",
    "estaticos",
    "plataforma",
    "portal",
    "sair",
    "saude",
    "sei",
    "senha",
    "sip",
    "unidade",
)


class PoliticaDeGrau(models.TextChoices):
    """Whether a process under sigilo says its degree."""

    NAO_USA = "nao_usa", "Não usa"
    OPCIONAL = "opcional", "Opcional"
    OBRIGATORIA = "obrigatoria", "Obrigatório"


class Instituicao(models.Model):
    """One legal entity that adopted the platform. Global table: it is the tenant itself."""

    slug = models.SlugField("endereço", max_length=40, unique=True)
    nome = models.CharField(max_length=200)
    cnpj = models.CharField("CNPJ", max_length=14, blank=True)
    municipio = models.CharField("município", max_length=100)
    uf = models.CharField("UF", max_length=2, default="MG")
    brasao = models.CharField("brasão", max_length=64, blank=True, help_text="SHA-256 da imagem")
    criada_em = models.DateTimeField(auto_now_add=True)
    fundamento_assinatura = models.CharField(
        max_length=200, default="art. 6º, § 1º, do Decreto 8.539, de 8 de outubro de 2015"
    )
    contaminar_nivel = models.BooleanField(
        "o documento mais restrito restringe o processo inteiro", default=False
    )
    hipotese_obrigatoria = models.BooleanField("hipótese legal obrigatória", default=True)
    politica_grau = models.CharField(
        "grau de sigilo", max_length=12, choices=PoliticaDeGrau.choices, default="opcional"
    )

    class Meta:
        verbose_name = "instituição"
        verbose_name_plural = "instituições"
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(slug__in=RESERVADOS),
                name="instituicao_endereco_livre",
                violation_error_message="Este endereço é da plataforma. Escolha outro.",
            )
        ]

    def __str__(self) -> str:
        return self.nome


class Orgao(ModeloDoInquilino):
    """An órgão of the institution, with its numbering mask (domain.md §2.1)."""

    sigla = models.CharField(max_length=20)
    nome = models.CharField(max_length=200)
    codigo = models.CharField("código", max_length=10)
    mascara = models.CharField("formato da numeração", max_length=200)
    feriados_proprios = models.BooleanField(default=False)

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint("instituicao", "sigla", name="orgao_sigla_unica"),
        ]

    def __str__(self) -> str:
        return self.sigla


class Unidade(ModeloDoInquilino):
    """A unit of the tree. A unit that ended keeps its history."""

    orgao = TenantForeignKey(Orgao, related_name="unidades", verbose_name="órgão")
    pai = TenantForeignKey("self", null=True, blank=True, related_name="filhas")
    sigla = models.CharField(max_length=40)
    nome = models.CharField(max_length=200)
    codigo = models.CharField("código", max_length=10)
    inicio = models.DateField("início")
    fim = models.DateField(null=True, blank=True)
    recebe_processos = models.BooleanField("disponível para envio", default=True)
    email = models.EmailField("e-mail", blank=True)
    telefone = models.CharField(max_length=30, blank=True)
    endereco = models.CharField("endereço", max_length=300, blank=True)

    objects: ClassVar[Any] = GerenteDoInquilino.de(UnidadeQuerySet)

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        verbose_name = "unidade"
        constraints = [
            models.UniqueConstraint(
                "instituicao",
                Lower("sigla"),
                name="unidade_sigla_unica",
                violation_error_message="Já existe unidade com esta sigla.",
            ),
            models.CheckConstraint(
                condition=models.Q(fim__isnull=True) | models.Q(fim__gte=models.F("inicio")),
                name="unidade_periodo_coerente",
            ),
        ]

    def __str__(self) -> str:
        return self.sigla


APENAS_DIGITOS = RegexValidator(r"^\d{11}$", "Informe os 11 dígitos do CPF.")
