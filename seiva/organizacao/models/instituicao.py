"""Institution (the tenant), its órgãos and its dated tree of units."""

from typing import Any, ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Lower

from seiva.core.modelos import GerenteDoInquilino, ModeloDoInquilino, TenantForeignKey
from seiva.organizacao.querysets import UnidadeQuerySet

# First words of addresses that belong to the platform, now or soon.
RESERVADOS = (
    "adesao",
    "ajuda",
    "api",
    "assinar",
    "avisos",
    "conferir",
    "consulta",
    "conta",
    "economia",
    "entrar",
    "estaticos",
    "meus",
    "plataforma",
    "portal",
    "processos",
    "sair",
    "saude",
    "sei",
    "senha",
    "servicos",
    "sip",
    "unidade",
)


class PoliticaDeGrau(models.TextChoices):
    """Whether a process under sigilo says its degree."""

    NAO_USA = "nao_usa", "Não usa"
    OPCIONAL = "opcional", "Opcional"
    OBRIGATORIA = "obrigatoria", "Obrigatório"


class Natureza(models.TextChoices):
    """What kind of legal entity it is; chooses the seed pack."""

    PREFEITURA = "prefeitura", "Prefeitura"
    CAMARA = "camara", "Câmara Municipal"
    AUTARQUIA = "autarquia", "Autarquia ou fundação"
    CONSORCIO = "consorcio", "Consórcio público"
    EMPRESA = "empresa", "Empresa pública ou sociedade de economia mista"
    ORGAO_DO_ESTADO = "estado", "Órgão do Estado"


class Porte(models.TextChoices):
    """Size band: how many people will work in it."""

    PEQUENO = "pequeno", "Até 100 servidores"
    MEDIO = "medio", "De 101 a 500 servidores"
    GRANDE = "grande", "Mais de 500 servidores"


class Fase(models.TextChoices):
    """Where the institution is in its adoption. Only a pilot can be reset."""

    PILOTO = "piloto", "Piloto"
    PRODUCAO = "producao", "Produção"


class Instituicao(models.Model):
    """One legal entity that adopted the platform. Global table: it is the tenant itself.

    `plataforma` marks the one institution that runs the service for the others. `suspensa_em`:
    since then nobody changes anything in it; reading and taking everything out go on. Quotas are
    in accounts and bytes; None is no limit.
    """

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
    natureza = models.CharField(max_length=12, choices=Natureza.choices, default="prefeitura")
    porte = models.CharField(max_length=8, choices=Porte.choices, default="pequeno")
    ibge = models.CharField("código IBGE", max_length=7, blank=True)
    email = models.EmailField("e-mail", blank=True)
    telefone = models.CharField(max_length=30, blank=True)
    endereco = models.CharField("endereço postal", max_length=300, blank=True)
    fase = models.CharField(max_length=8, choices=Fase.choices, default="producao")
    suspensa_em = models.DateTimeField("suspensa em", null=True, blank=True)
    motivo_suspensao = models.CharField("motivo da suspensão", max_length=300, blank=True)
    plataforma = models.BooleanField("opera a plataforma", default=False)
    correio_nome = models.CharField("nome de quem escreve", max_length=100, blank=True)
    correio_resposta = models.EmailField("e-mail que recebe as respostas", blank=True)
    cota_contas = models.PositiveIntegerField("cota de pessoas", null=True, blank=True)
    cota_bytes = models.PositiveBigIntegerField("cota de armazenamento", null=True, blank=True)

    class Meta:
        verbose_name = "instituição"
        verbose_name_plural = "instituições"
        constraints = [
            models.UniqueConstraint(
                fields=["plataforma"],
                condition=models.Q(plataforma=True),
                name="uma_plataforma_so",
            ),
            models.CheckConstraint(
                condition=~models.Q(slug__in=RESERVADOS),
                name="instituicao_endereco_livre",
                violation_error_message="Este endereço é da plataforma. Escolha outro.",
            ),
        ]

    def __str__(self) -> str:
        return self.nome


class Orgao(ModeloDoInquilino):
    """An órgão of the institution, with its numbering mask (domain.md §2.1)."""

    sigla = models.CharField(max_length=20)
    nome = models.CharField(max_length=200)
    codigo = models.CharField("código", max_length=10, blank=True)
    mascara = models.CharField("formato da numeração", max_length=200)
    feriados_proprios = models.BooleanField(default=False)
    ativo = models.BooleanField(default=True)

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
    codigo = models.CharField("código", max_length=10, blank=True)
    inicio = models.DateField("início")
    fim = models.DateField(null=True, blank=True)
    recebe_processos = models.BooleanField("disponível para envio", default=True)
    email = models.EmailField("e-mail", blank=True)
    avisa_envio = models.BooleanField("avisar por e-mail de cada processo recebido", default=False)
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
