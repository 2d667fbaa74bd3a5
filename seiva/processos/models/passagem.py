"""State of a process in a unit, sendings with their returns, notes and science."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from seiva.core.modelos import GerenteDoInquilino, ModeloGuardado, TenantForeignKey
from seiva.organizacao.models import Unidade
from seiva.processos.models.processo import Processo
from seiva.processos.querysets import (
    CredencialQuerySet,
    DestinoQuerySet,
    DeUmaUnidadeQuerySet,
    PassagemQuerySet,
    RelacaoQuerySet,
)

CONTA = settings.AUTH_USER_MODEL


class Passagem(ModeloGuardado):
    """A process in a unit: the row exists for ever from the first time it was there.

    `movida_em` orders the mesa; `nao_lida` is SEI's red: nobody of the unit opened it since
    it last arrived. `prazo` is private to the unit; `novidade` says that another unit signed
    or added a document that nobody here has seen.
    """

    class Origem(models.TextChoices):
        GERADO = "G", "Gerado"
        RECEBIDO = "R", "Recebido"

    processo = TenantForeignKey(Processo, related_name="passagens")
    unidade = TenantForeignKey(Unidade, related_name="passagens", db_index=False)
    origem = models.CharField(max_length=1, choices=Origem.choices)
    aberta = models.BooleanField(default=True)
    nao_lida = models.BooleanField("não lida", default=False)
    novidade = models.BooleanField(default=False)
    aberta_em = models.DateTimeField()
    movida_em = models.DateTimeField()
    recebida_em = models.DateTimeField(null=True, blank=True)
    concluida_em = models.DateTimeField("concluída em", null=True, blank=True)
    remetente = TenantForeignKey(Unidade, null=True, blank=True, related_name="+", db_index=False)
    atribuida_a = models.ForeignKey(
        CONTA, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    prazo = models.DateField(null=True, blank=True)
    para_assinar = models.PositiveSmallIntegerField(default=0)

    objects: ClassVar[Any] = GerenteDoInquilino.de(PassagemQuerySet)

    class Meta(ModeloGuardado.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint("instituicao", "processo", "unidade", name="passagem_unica"),
            models.CheckConstraint(
                condition=models.Q(aberta=True) | models.Q(nao_lida=False),
                name="passagem_fechada_e_lida",
            ),
        ]
        indexes = [
            # What a unit has or had, also when it ended (acervo global).
            models.Index("instituicao", "unidade", "processo", name="passagem_da_unidade"),
            models.Index(
                "instituicao",
                "unidade",
                models.F("movida_em").desc(),
                models.F("id").desc(),
                condition=models.Q(aberta=True),
                name="passagem_mesa",
            ),
            models.Index(
                "instituicao",
                "unidade",
                models.F("movida_em").desc(),
                condition=models.Q(aberta=True, nao_lida=True),
                name="passagem_nao_lida",
            ),
            models.Index(
                "instituicao",
                "unidade",
                "atribuida_a",
                models.F("movida_em").desc(),
                condition=models.Q(aberta=True),
                name="passagem_atribuida",
            ),
            models.Index(
                "instituicao",
                "unidade",
                "prazo",
                condition=models.Q(aberta=True, prazo__isnull=False),
                name="passagem_prazo",
            ),
            models.Index(
                "instituicao",
                "unidade",
                models.F("movida_em").desc(),
                condition=models.Q(aberta=True, para_assinar__gt=0),
                name="passagem_para_assinar",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.processo_id} em {self.unidade_id}"


class Remessa(ModeloGuardado):
    """One sending, to one or more units."""

    processo = TenantForeignKey(Processo, related_name="remessas")
    origem = TenantForeignKey(Unidade, related_name="+", db_index=False)
    conta = models.ForeignKey(CONTA, on_delete=models.PROTECT, related_name="+", db_index=False)
    quando = models.DateTimeField()
    manteve_aberto = models.BooleanField()
    atribuida_antes = models.ForeignKey(
        CONTA, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    desfeita_em = models.DateTimeField(null=True, blank=True)

    class Meta(ModeloGuardado.Meta):
        abstract = False

    def __str__(self) -> str:
        return f"remessa {self.pk}"


class Destino(ModeloGuardado):
    """One unit of a sending, with the date to return (retorno programado) when asked.

    `estado_anterior` keeps what the passagem was, so that the sending can be undone.
    """

    remessa = TenantForeignKey(Remessa, on_delete=models.CASCADE, related_name="destinos")
    processo = TenantForeignKey(Processo, related_name="+")
    unidade = TenantForeignKey(Unidade, related_name="+", db_index=False)
    estado_anterior = models.JSONField(null=True, blank=True)
    retorno_em = models.DateField("retorno em", null=True, blank=True)
    retornado_em = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[Any] = GerenteDoInquilino.de(DestinoQuerySet)

    class Meta(ModeloGuardado.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint("instituicao", "remessa", "unidade", name="destino_unico")
        ]
        indexes = [
            models.Index(
                "instituicao",
                "unidade",
                "retorno_em",
                condition=models.Q(retorno_em__isnull=False, retornado_em__isnull=True),
                name="destino_retorno",
            )
        ]

    def __str__(self) -> str:
        return f"{self.remessa_id} → {self.unidade_id}"


class Anotacao(ModeloGuardado):
    """Post-it of a unit on a process."""

    processo = TenantForeignKey(Processo, related_name="anotacoes")
    unidade = TenantForeignKey(Unidade, related_name="+", db_index=False)
    texto = models.CharField(max_length=500)
    prioritaria = models.BooleanField("prioritária", default=False)
    conta = models.ForeignKey(CONTA, on_delete=models.PROTECT, related_name="+", db_index=False)
    quando = models.DateTimeField()

    objects: ClassVar[Any] = GerenteDoInquilino.de(DeUmaUnidadeQuerySet)

    class Meta(ModeloGuardado.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint("instituicao", "processo", "unidade", name="anotacao_unica")
        ]

    def __str__(self) -> str:
        return self.texto


class Ciencia(ModeloGuardado):
    """Irrevocable "seen" mark of a person on a process."""

    processo = TenantForeignKey(Processo, related_name="ciencias")
    conta = models.ForeignKey(CONTA, on_delete=models.PROTECT, related_name="+", db_index=False)
    unidade = TenantForeignKey(Unidade, related_name="+", db_index=False)
    quando = models.DateTimeField()

    class Meta(ModeloGuardado.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint("instituicao", "processo", "conta", name="ciencia_unica")
        ]

    def __str__(self) -> str:
        return f"{self.conta_id} ciente de {self.processo_id}"


class Relacao(ModeloGuardado):
    """Symmetric link between two processes; stored with the smaller id first."""

    menor = TenantForeignKey(Processo, related_name="relacoes_maiores")
    maior = TenantForeignKey(Processo, related_name="relacoes_menores")
    unidade = TenantForeignKey(Unidade, related_name="+", db_index=False)
    conta = models.ForeignKey(CONTA, on_delete=models.PROTECT, related_name="+", db_index=False)
    quando = models.DateTimeField()

    objects: ClassVar[Any] = GerenteDoInquilino.de(RelacaoQuerySet)

    class Meta(ModeloGuardado.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint("instituicao", "menor", "maior", name="relacao_unica"),
            models.CheckConstraint(
                condition=models.Q(menor__lt=models.F("maior")), name="relacao_ordenada"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.menor_id}–{self.maior_id}"


class Credencial(ModeloGuardado):
    """Personal access to a process under sigilo, per (account, unit).

    What a unit does to another process, each holder does for oneself: `recebida_em` is the
    first opening, `concluida_em` when the holder put it away. `concedida_por` may take it back.
    `fim` tells how an ended one ended; the history keeps every grant.
    """

    class Fim(models.TextChoices):
        CASSADA = "cassada", "Cassada"
        RENUNCIADA = "renunciada", "Renunciada"
        TRANSFERIDA = "transferida", "Transferida"
        ANULADA = "anulada", "Anulada pelo fim do sigilo"
        INATIVADA = "inativada", "Inativada pela coordenação do acervo"

    processo = TenantForeignKey(Processo, related_name="credenciais")
    conta = models.ForeignKey(CONTA, on_delete=models.PROTECT, related_name="+", db_index=False)
    unidade = TenantForeignKey(Unidade, related_name="+", db_index=False)
    ativa = models.BooleanField(default=True)
    concedida_em = models.DateTimeField()
    concedida_por = models.ForeignKey(
        CONTA, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    recebida_em = models.DateTimeField(null=True, blank=True)
    concluida_em = models.DateTimeField("concluída em", null=True, blank=True)
    encerrada_em = models.DateTimeField(null=True, blank=True)
    fim = models.CharField(max_length=12, choices=Fim.choices, blank=True)

    objects: ClassVar[Any] = GerenteDoInquilino.de(CredencialQuerySet)

    class Meta(ModeloGuardado.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(
                "instituicao", "processo", "conta", "unidade", name="credencial_unica"
            ),
            models.CheckConstraint(
                condition=models.Q(ativa=True, fim="") | models.Q(ativa=False) & ~models.Q(fim=""),
                name="credencial_encerrada_diz_como",
            ),
        ]
        indexes = [models.Index("instituicao", "unidade", "processo", name="credencial_acervo")]

    def __str__(self) -> str:
        return f"{self.conta_id}: {self.processo_id}"
