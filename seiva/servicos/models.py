"""The Carta de Serviços: services, the versions of each, and what is offered to the gallery.

Norma: Lei 13.460/2017, art. 7º.
"""

from typing import Any, ClassVar

from django.db import models

from seiva.catalogo.models import HipoteseLegal, NivelAcesso, TipoProcesso
from seiva.core.modelos import GerenteDoInquilino, ModeloDoInquilino, TenantForeignKey
from seiva.servicos.querysets import OfertaQuerySet, ServicoQuerySet, VersaoQuerySet
from seiva.servicos.regras.conteudo import IDENTIDADES, TEMAS


class Servico(ModeloDoInquilino):
    """One service. `titulo` and `tema` are those last written; citizens read the version.

    `revisao` counts everything that was changed: a form carries the one that it saw.
    `numero_publicado` is the version in force, while the situation is published.
    """

    class Situacao(models.TextChoices):
        RASCUNHO = "rascunho", "Rascunho"
        PUBLICADO = "publicado", "Publicado"
        RETIRADO = "retirado", "Retirado"

    slug = models.SlugField("endereço", max_length=80)
    titulo = models.CharField("título", max_length=120)
    tema = models.CharField(max_length=20, choices=list(TEMAS.items()), default="outros")
    situacao = models.CharField(
        "situação", max_length=10, choices=Situacao.choices, default=Situacao.RASCUNHO
    )
    numero_publicado = models.PositiveIntegerField("versão em vigor", null=True)
    revisao = models.PositiveIntegerField("revisão", default=1)
    oferecido = models.BooleanField("oferecido à galeria", default=False)
    busca = models.TextField(editable=False)

    objects: ClassVar[Any] = GerenteDoInquilino.de(ServicoQuerySet)

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        verbose_name = "serviço"
        constraints = [
            models.UniqueConstraint("instituicao", "slug", name="servico_endereco_unico"),
            models.CheckConstraint(
                condition=models.Q(situacao="rascunho") | models.Q(numero_publicado__isnull=False),
                name="servico_publicado_tem_versao",
            ),
        ]
        indexes = [models.Index(fields=["instituicao", "titulo", "id"], name="servico_por_titulo")]

    def __str__(self) -> str:
        return self.titulo


class VersaoDoServico(ModeloDoInquilino):
    """What a service says. Without `publicada_em` it is the draft; published, the database
    refuses any change (`seiva_servico_publicado`), and petitions may name it for ever.

    `campos` and `documentos` are lists of `seiva.servicos.regras` as JSON.
    """

    servico = TenantForeignKey(Servico, related_name="versoes", db_index=False)
    numero = models.PositiveIntegerField("versão")
    titulo = models.CharField("título", max_length=120, blank=True)
    tema = models.CharField(max_length=20, choices=list(TEMAS.items()), default="outros")
    resumo = models.CharField(max_length=300, blank=True)
    descricao = models.TextField("descrição", blank=True)
    quem_pode = models.TextField("quem pode pedir", blank=True)
    etapas = models.TextField("etapas", blank=True)
    taxa = models.TextField("quanto custa", blank=True)
    prazo_dias = models.PositiveSmallIntegerField("prazo em dias", null=True)
    prazo_uteis = models.BooleanField("em dias úteis", default=True)
    prazo_texto = models.TextField("sobre o prazo", blank=True)
    canais = models.TextField("onde e quando", blank=True)
    base_legal = models.TextField(blank=True)
    reclamar = models.TextField("como reclamar", blank=True)
    identidade = models.CharField(
        "identificação exigida", max_length=10, choices=list(IDENTIDADES.items()), default="conta"
    )
    nivel = models.PositiveSmallIntegerField(
        "nível de acesso", choices=NivelAcesso.choices[:2], default=0
    )
    unidade_pela = models.CharField("campo que escolhe a unidade", max_length=40, blank=True)
    campos = models.JSONField(default=list)
    documentos = models.JSONField(default=list)
    tipo_processo = TenantForeignKey(
        TipoProcesso, null=True, related_name="+", db_index=False, verbose_name="tipo de processo"
    )
    hipotese = TenantForeignKey(
        HipoteseLegal, null=True, related_name="+", db_index=False, verbose_name="hipótese legal"
    )
    busca = models.TextField(editable=False)
    publicada_em = models.DateTimeField("publicada em", null=True)
    publicada_por = models.CharField("publicada por", max_length=200, blank=True)

    objects: ClassVar[Any] = GerenteDoInquilino.de(VersaoQuerySet)

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        verbose_name = "versão do serviço"
        verbose_name_plural = "versões dos serviços"
        constraints = [
            models.UniqueConstraint(
                "instituicao", "servico", "numero", name="versao_do_servico_unica"
            ),
            models.UniqueConstraint(
                "instituicao",
                "servico",
                condition=models.Q(publicada_em__isnull=True),
                name="um_rascunho_por_servico",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.titulo} (versão {self.numero})"


class UnidadeDaVersao(ModeloDoInquilino):
    """The unit that receives the request: for one answer of `unidade_pela`, or ("") for all."""

    versao = TenantForeignKey(
        VersaoDoServico, on_delete=models.CASCADE, related_name="unidades", db_index=False
    )
    resposta = models.CharField(max_length=120, blank=True)
    unidade = TenantForeignKey("organizacao.Unidade", related_name="+", db_index=False)

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(
                "instituicao", "versao", "resposta", name="unidade_da_versao_unica"
            )
        ]

    def __str__(self) -> str:
        return f"{self.resposta or 'todas as respostas'}: {self.unidade_id}"


class Oferta(models.Model):
    """A copy of a published service in the gallery of all institutions. Global table.

    Texts, questions and documents alone: no person, unit or number of the institution. Anyone
    reads; row-level security lets only the institution that offered change or take it away.
    `casa` and `servico` are keys without a reference, so that nothing points into a tenant.
    """

    casa = models.BigIntegerField(editable=False)
    servico = models.BigIntegerField(editable=False)
    casa_nome = models.CharField("instituição que oferece", max_length=200)
    titulo = models.CharField("título", max_length=120)
    tema = models.CharField(max_length=20)
    conteudo = models.JSONField("conteúdo")
    busca = models.TextField(editable=False)
    oferecida_em = models.DateTimeField("oferecida em")

    objects: ClassVar[Any] = OfertaQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint("casa", "servico", name="oferta_unica")]
        indexes = [models.Index(fields=["titulo", "id"], name="oferta_por_titulo")]

    def __str__(self) -> str:
        return f"{self.titulo} ({self.casa_nome})"
