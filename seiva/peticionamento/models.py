"""What a citizen is preparing to send, its files, and what was sent."""

from typing import Any, ClassVar
from uuid import uuid4

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
from seiva.intimacoes.models import Destinatario
from seiva.organizacao.models import Pessoa, Unidade
from seiva.peticionamento.querysets import ProtocoloQuerySet, RascunhoQuerySet
from seiva.processos.models import Processo
from seiva.servicos.models import VersaoDoServico

CONTA = settings.AUTH_USER_MODEL


class Rascunho(ModeloDoInquilino):
    """A petition that one person is preparing: out of a service, or to a process that exists, in
    answer to a notice (`destinatario`) or not.

    Nobody else sees it. `respostas` is what was typed, by name of the control: a text, or a list
    of texts. `chave` is the key of what it becomes: sent twice, it is one petition.
    """

    chave = models.UUIDField(default=uuid4, editable=False)
    conta = models.ForeignKey(CONTA, on_delete=models.PROTECT, related_name="+", db_index=False)
    versao = TenantForeignKey(VersaoDoServico, null=True, related_name="+", db_index=False)
    processo = TenantForeignKey(Processo, null=True, related_name="+", db_index=False)
    destinatario = TenantForeignKey(Destinatario, null=True, related_name="+", db_index=False)
    respostas = models.JSONField(default=dict)
    texto = models.TextField(blank=True)
    criado_em = models.DateTimeField()
    tocado_em = models.DateTimeField()

    objects: ClassVar[Any] = GerenteDoInquilino.de(RascunhoQuerySet)

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        verbose_name = "rascunho de petição"
        verbose_name_plural = "rascunhos de petição"
        constraints = [
            models.UniqueConstraint("instituicao", "chave", name="rascunho_chave_unica"),
            models.CheckConstraint(
                condition=models.Q(versao__isnull=False, processo__isnull=True)
                | models.Q(versao__isnull=True, processo__isnull=False),
                name="rascunho_de_servico_ou_processo",
            ),
        ]
        indexes = [
            models.Index("instituicao", "conta", "tocado_em", name="rascunho_de_quem"),
            models.Index("instituicao", "tocado_em", name="rascunho_quando"),
        ]

    def __str__(self) -> str:
        return f"rascunho {self.pk}"


class Papel(ModeloDoInquilino):
    """A file of a draft, examined and stored: private until the petition is sent.

    `pedido` is the key of the paper that the service asks for; "" for what it did not ask.
    """

    rascunho = TenantForeignKey(
        Rascunho, on_delete=models.CASCADE, related_name="papeis", db_index=False
    )
    pedido = models.CharField(max_length=40, blank=True)
    nome = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    tamanho = models.BigIntegerField()
    tipo_mime = models.CharField(max_length=120)
    recebido_em = models.DateTimeField()

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        verbose_name = "papel do rascunho"
        verbose_name_plural = "papéis dos rascunhos"
        constraints = [
            # The same bytes twice for the same paper are one.
            models.UniqueConstraint(
                "instituicao", "rascunho", "pedido", "sha256", name="papel_unico"
            )
        ]

    def __str__(self) -> str:
        return self.nome


class Protocolo(ModeloGuardado):
    """What was delivered, once for each `chave`; never changed.

    `itens` lists the documents delivered: number, name, size in bytes, SHA-256. `ip` is kept for
    who must investigate, and shown to nobody in pages. `atendida_por` is the servant who filed
    for a person present. Norma: Lei 9.784/1999, art. 6º; Lei 14.129/2021, art. 3º.
    """

    class Especie(models.TextChoices):
        NOVA = "nova", "Pedido novo"
        INTERCORRENTE = "intercorrente", "Documentos para um processo"
        RESPOSTA = "resposta", "Resposta a uma intimação"
        BALCAO = "balcao", "Pedido feito no balcão"

    chave = models.UUIDField(editable=False)
    especie = models.CharField("espécie", max_length=14, choices=Especie.choices)
    titulo = models.CharField("título", max_length=120)
    conta = models.ForeignKey(CONTA, on_delete=models.PROTECT, related_name="+", db_index=False)
    pessoa = TenantForeignKey(Pessoa, related_name="+", db_index=False)
    atendida_por = models.ForeignKey(
        CONTA, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    processo = TenantForeignKey(Processo, related_name="+")
    unidade = TenantForeignKey(Unidade, related_name="+", db_index=False)
    versao = TenantForeignKey(VersaoDoServico, null=True, related_name="+", db_index=False)
    peticao = TenantForeignKey(Documento, related_name="+", db_index=False)
    recibo = TenantForeignKey(Documento, related_name="+", db_index=False)
    itens = models.JSONField(default=list)
    protocolado_em = models.DateTimeField()
    ip = models.GenericIPAddressField(null=True)

    objects: ClassVar[Any] = GerenteDoInquilino.de(ProtocoloQuerySet)

    class Meta(ModeloGuardado.Meta):
        abstract = False
        constraints = [models.UniqueConstraint("instituicao", "chave", name="protocolo_unico")]
        indexes = [models.Index("instituicao", "conta", "id", name="protocolo_de_quem")]

    def __str__(self) -> str:
        return f"protocolo {self.pk}"


class CriterioIntercorrente(ModeloDoInquilino):
    """What the institution decided of petitions to processes of a type that exist already.

    Without a row the type receives them when a service makes processes of it. Norma: Lei
    9.784/1999, art. 3º.
    """

    class Destino(models.TextChoices):
        PROPRIO = "proprio", "Entram no próprio processo"
        NOVO = "novo", "Abrem processo novo, relacionado a ele"

    tipo = TenantForeignKey(
        TipoProcesso, related_name="+", verbose_name="tipo de processo", db_index=False
    )
    destino = models.CharField("os documentos", max_length=7, choices=Destino.choices)

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        verbose_name = "critério de petição intercorrente"
        verbose_name_plural = "critérios de petição intercorrente"
        constraints = [
            models.UniqueConstraint("instituicao", "tipo", name="criterio_intercorrente_por_tipo")
        ]
        indexes = [
            models.Index(fields=["instituicao", "destino", "id"], name="criterio_por_destino")
        ]

    def __str__(self) -> str:
        return f"{self.tipo}: {self.get_destino_display().lower()}"
