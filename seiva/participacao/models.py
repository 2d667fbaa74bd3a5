"""Public consultations of a text, what people say of it, and evaluations of the service.

Norma: LINDB, art. 29; Lei 9.784/1999, arts. 31 to 34; Lei 13.460/2017, arts. 23 and 24.
"""

from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from seiva.catalogo.models import TipoProcesso
from seiva.core.modelos import (
    GerenteDoInquilino,
    ModeloDoInquilino,
    ModeloGuardado,
    TenantForeignKey,
)
from seiva.documentos.models import Documento
from seiva.participacao.querysets import (
    AvaliacaoQuerySet,
    ConsultaQuerySet,
    ContribuicaoQuerySet,
)
from seiva.participacao.regras.estado import Estado, estado_em
from seiva.processos.models import Processo
from seiva.servicos.models import Servico

CONTA = settings.AUTH_USER_MODEL


class ConsultaPublica(ModeloGuardado):
    """A signed public document opened to everybody's opinion, between two instants.

    `conteudo_sha256` is of the frozen page whose text was cut into `trechos`. The state is of the
    clock (`estado`). `escritas` numbers the contributions.
    """

    processo = TenantForeignKey(Processo, related_name="consultas_publicas", db_index=False)
    documento = TenantForeignKey(Documento, related_name="consultas_publicas", db_index=False)
    conteudo_sha256 = models.CharField(max_length=64)
    titulo = models.CharField("título", max_length=150)
    apresentacao = models.TextField("apresentação")
    abre_em = models.DateTimeField("abre em")
    fecha_em = models.DateTimeField("fecha em")
    moderada = models.BooleanField("moderada antes de publicar")
    escritas = models.PositiveIntegerField("contribuições escritas", default=0)
    criada_em = models.DateTimeField("criada em")
    conta = models.ForeignKey(CONTA, on_delete=models.PROTECT, related_name="+", db_index=False)
    cancelada_em = models.DateTimeField("cancelada em", null=True, blank=True)
    motivo_cancelamento = models.CharField("motivo", max_length=500, blank=True)
    relatorio = TenantForeignKey(Documento, null=True, blank=True, related_name="+", db_index=False)
    respondida_em = models.DateTimeField("respondida em", null=True, blank=True)

    objects: ClassVar[Any] = GerenteDoInquilino.de(ConsultaQuerySet)

    class Meta(ModeloGuardado.Meta):
        abstract = False
        verbose_name = "consulta pública"
        verbose_name_plural = "consultas públicas"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(fecha_em__gt=models.F("abre_em")), name="consulta_fecha_depois"
            ),
            models.UniqueConstraint(
                "instituicao",
                "documento",
                condition=models.Q(cancelada_em__isnull=True),
                name="uma_consulta_por_documento",
            ),
        ]
        indexes = [
            models.Index("instituicao", "fecha_em", "id", name="consulta_por_fim"),
            models.Index("instituicao", "processo", name="consulta_do_processo"),
        ]

    def __str__(self) -> str:
        return self.titulo

    def estado(self, instante: datetime) -> Estado:
        """The state at an instant."""
        return estado_em(
            instante, self.abre_em, self.fecha_em, self.cancelada_em, self.respondida_em
        )

    @classmethod
    def travar(cls, pk: int) -> "ConsultaPublica":
        """Lock the process first, then the consultation: acts of the unit write the history."""
        Processo.travar(cls.objects.um(pk=pk).processo_id)
        return super().travar(pk)

    @classmethod
    def travar_so(cls, pk: int) -> "ConsultaPublica":
        """Lock the consultation alone: who only writes in it stands in nobody's way."""
        return super().travar(pk)


class Trecho(ModeloDoInquilino):
    """A passage of the text on which people give their opinion; never changed.

    `ordem` counts from 1 and names it in addresses. `rotulo` is the number that the page prints.
    """

    consulta = TenantForeignKey(ConsultaPublica, related_name="trechos", db_index=False)
    ordem = models.PositiveIntegerField()
    especie = models.CharField("espécie", max_length=20)
    rotulo = models.CharField("rótulo", max_length=30, blank=True)
    texto = models.TextField()

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint("instituicao", "consulta", "ordem", name="trecho_unico")
        ]

    def __str__(self) -> str:
        return f"{self.rotulo} {self.texto}".strip()[:80]


class Contribuicao(ModeloDoInquilino):
    """What a person wrote on a passage, or (without `trecho`) on the whole text.

    `nome` is how the person chose to be shown: the name as it read then, or "" for who did not
    want it. `chave` is the one-time key of the form. What is withheld has its reason; its author
    answers once (`replica`), and who moderates then publishes it or maintains the decision.
    """

    class Situacao(models.TextChoices):
        AGUARDA = "aguarda", "Aguarda moderação"
        PUBLICADA = "publicada", "Publicada"
        RETIDA = "retida", "Não publicada"
        RETIRADA = "retirada", "Retirada por quem escreveu"

    class Motivo(models.TextChoices):
        OFENSA = "ofensa", "Ofende pessoas ou incita à violência"
        DADOS = "dados", "Traz dados pessoais de outra pessoa"
        ASSUNTO = "assunto", "Não trata do assunto da consulta"

    consulta = TenantForeignKey(ConsultaPublica, related_name="contribuicoes", db_index=False)
    trecho = TenantForeignKey(
        Trecho, null=True, blank=True, related_name="contribuicoes", db_index=False
    )
    numero = models.PositiveIntegerField("número")
    conta = models.ForeignKey(CONTA, on_delete=models.PROTECT, related_name="+", db_index=False)
    nome = models.CharField(max_length=200, blank=True)
    texto = models.TextField()
    chave = models.UUIDField(editable=False)
    enviada_em = models.DateTimeField("enviada em")
    situacao = models.CharField("situação", max_length=10, choices=Situacao.choices)
    motivo = models.CharField(max_length=10, choices=Motivo.choices, blank=True)
    explicacao = models.CharField("explicação", max_length=500, blank=True)
    moderada_em = models.DateTimeField("moderada em", null=True, blank=True)
    moderada_por = models.ForeignKey(
        CONTA, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    replica = models.CharField("réplica", max_length=1000, blank=True)
    replicada_em = models.DateTimeField("replicada em", null=True, blank=True)
    mantida_em = models.DateTimeField("mantida em", null=True, blank=True)
    retirada_em = models.DateTimeField("retirada em", null=True, blank=True)

    objects: ClassVar[Any] = GerenteDoInquilino.de(ContribuicaoQuerySet)

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        verbose_name = "contribuição"
        verbose_name_plural = "contribuições"
        constraints = [
            models.UniqueConstraint(
                "instituicao", "consulta", "numero", name="contribuicao_numero_unico"
            ),
            models.UniqueConstraint(
                "instituicao", "conta", "chave", name="contribuicao_chave_unica"
            ),
        ]
        indexes = [
            models.Index(
                "instituicao", "consulta", "situacao", "trecho", "id", name="contribuicao_lida"
            )
        ]

    def __str__(self) -> str:
        return f"contribuição {self.numero}"

    @classmethod
    def travar(cls, pk: int) -> "Contribuicao":
        """Lock the consultation first: nothing changes while its report is made."""
        ConsultaPublica.travar_so(cls.objects.um(pk=pk).consulta_id)
        return super().travar(pk)


class RespostaDaConsulta(ModeloDoInquilino):
    """What the administration answers on a passage, or in general; a draft until published."""

    consulta = TenantForeignKey(ConsultaPublica, related_name="respostas", db_index=False)
    trecho = TenantForeignKey(Trecho, null=True, blank=True, related_name="+", db_index=False)
    texto = models.TextField()
    conta = models.ForeignKey(CONTA, on_delete=models.PROTECT, related_name="+", db_index=False)
    escrita_em = models.DateTimeField("escrita em")

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        verbose_name = "resposta da consulta"
        verbose_name_plural = "respostas das consultas"
        constraints = [
            models.UniqueConstraint(
                "instituicao", "consulta", "trecho", nulls_distinct=False, name="resposta_unica"
            )
        ]

    def __str__(self) -> str:
        return f"resposta {self.pk}"


class Avaliacao(ModeloDoInquilino):
    """What one person says of the service, once, after the process ended.

    Nobody is named: `quem` is a keyed hash that lets nobody evaluate twice. `servico` is filled
    when the process came from a service. Norma: Lei 13.460/2017, art. 23.
    """

    NOTAS: ClassVar[list[tuple[int, str]]] = [
        (5, "Muito satisfeito"),
        (4, "Satisfeito"),
        (3, "Nem satisfeito nem insatisfeito"),
        (2, "Insatisfeito"),
        (1, "Muito insatisfeito"),
    ]

    processo = TenantForeignKey(Processo, related_name="avaliacoes", db_index=False)
    tipo = TenantForeignKey(TipoProcesso, related_name="+", db_index=False)
    servico = TenantForeignKey(Servico, null=True, blank=True, related_name="+", db_index=False)
    quem = models.CharField(max_length=64)
    nota = models.PositiveSmallIntegerField(choices=NOTAS)
    facilidade = models.PositiveSmallIntegerField()
    no_prazo = models.BooleanField("no prazo", null=True)
    comentario = models.CharField("comentário", max_length=1000, blank=True)
    feita_em = models.DateTimeField("feita em")

    objects: ClassVar[Any] = GerenteDoInquilino.de(AvaliacaoQuerySet)

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        verbose_name = "avaliação"
        verbose_name_plural = "avaliações"
        constraints = [
            models.UniqueConstraint("instituicao", "processo", "quem", name="avaliacao_unica"),
            models.CheckConstraint(
                condition=models.Q(nota__range=(1, 5), facilidade__range=(1, 5)),
                name="avaliacao_de_um_a_cinco",
            ),
        ]
        indexes = [models.Index("instituicao", "tipo", name="avaliacao_por_tipo")]

    def __str__(self) -> str:
        return f"avaliação {self.pk}"
