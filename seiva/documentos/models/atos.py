"""What is done to a document besides writing and signing: attested, moved, commented."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from seiva.core.modelos import (
    GerenteDoInquilino,
    ModeloDoInquilino,
    ModeloGuardado,
    TenantForeignKey,
)
from seiva.documentos.models.documento import Arquivo, Documento
from seiva.documentos.querysets import AutenticacaoQuerySet, ComentarioQuerySet, MovidoQuerySet
from seiva.organizacao.models import Unidade
from seiva.processos.models import Processo

CONTA = settings.AUTH_USER_MODEL


class Autenticacao(ModeloDoInquilino):
    """A servant's word that a scanned copy is like the original, over exact bytes.

    `declaracao` is canonical JSON signed by the institution (`assinatura_ed25519`, hexadecimal):
    whoever holds the file checks it offline. Norma: Lei 12.682/2012, art. 3º.
    """

    documento = TenantForeignKey(Documento, related_name="autenticacoes")
    arquivo = TenantForeignKey(Arquivo, related_name="+", db_index=False)
    conta = models.ForeignKey(CONTA, on_delete=models.PROTECT, related_name="+", db_index=False)
    unidade = TenantForeignKey(Unidade, related_name="+", db_index=False)
    nome = models.CharField(max_length=200)
    cargo = models.CharField(max_length=120)
    conferencia = models.CharField(max_length=120)
    fundamento = models.CharField(max_length=200)
    crc = models.CharField(max_length=8)
    kid = models.CharField(max_length=64)
    declaracao = models.TextField()
    assinatura_ed25519 = models.CharField(max_length=128)
    autenticada_em = models.DateTimeField()

    objects: ClassVar[Any] = GerenteDoInquilino.de(AutenticacaoQuerySet)

    class Meta(ModeloDoInquilino.Meta):
        abstract = False

    def __str__(self) -> str:
        return f"{self.nome}, {self.cargo}"


class CancelamentoDeAutenticacao(ModeloDoInquilino):
    """The file was replaced: the word given over the old bytes does not cover the new ones."""

    autenticacao = TenantForeignKey(Autenticacao, related_name="cancelamentos", db_index=False)
    conta = models.ForeignKey(CONTA, on_delete=models.PROTECT, related_name="+", db_index=False)
    quando = models.DateTimeField()

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(
                "instituicao", "autenticacao", name="cancelamento_de_autenticacao_unico"
            )
        ]

    def __str__(self) -> str:
        return f"{self.autenticacao_id}"


class Movido(ModeloDoInquilino):
    """The place that a moved document left in the tree of its old process.

    `ordem` is where it was; name and number are as they read then.
    """

    documento = TenantForeignKey(Documento, related_name="movimentos", db_index=False)
    de = TenantForeignKey(Processo, related_name="movidos", db_index=False)
    para = TenantForeignKey(Processo, related_name="+", db_index=False)
    ordem = models.PositiveIntegerField()
    numero = models.BigIntegerField()
    nome = models.CharField(max_length=250)
    motivo = models.CharField(max_length=500)
    unidade = TenantForeignKey(Unidade, related_name="+", db_index=False)
    conta = models.ForeignKey(CONTA, on_delete=models.PROTECT, related_name="+", db_index=False)
    quando = models.DateTimeField()

    objects: ClassVar[Any] = GerenteDoInquilino.de(MovidoQuerySet)

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        indexes = [models.Index("instituicao", "de", "ordem", name="movido_de_onde")]

    def __str__(self) -> str:
        return f"{self.numero:07d}: {self.de_id} → {self.para_id}"


class Comentario(ModeloGuardado):
    """What people of the house say to each other about a process or a document.

    Exactly one of `processo` and `documento` is set, so that the comments of a document go with
    it. A deleted one loses its text and keeps who deleted it and when.
    """

    processo = TenantForeignKey(
        Processo, null=True, blank=True, related_name="comentarios", db_index=False
    )
    documento = TenantForeignKey(
        Documento, null=True, blank=True, related_name="comentarios", db_index=False
    )
    responde = TenantForeignKey(
        "self", null=True, blank=True, related_name="respostas", db_index=False
    )
    conta = models.ForeignKey(CONTA, on_delete=models.PROTECT, related_name="+", db_index=False)
    unidade = TenantForeignKey(Unidade, related_name="+", db_index=False)
    nome = models.CharField(max_length=200)
    texto = models.CharField(max_length=2000, blank=True)
    criado_em = models.DateTimeField()
    editado_em = models.DateTimeField(null=True, blank=True)
    apagado_em = models.DateTimeField(null=True, blank=True)
    chave = models.UUIDField(null=True, blank=True, editable=False)

    objects: ClassVar[Any] = GerenteDoInquilino.de(ComentarioQuerySet)

    class Meta(ModeloGuardado.Meta):
        abstract = False
        constraints = [
            models.CheckConstraint(
                condition=models.Q(processo__isnull=True, documento__isnull=False)
                | models.Q(processo__isnull=False, documento__isnull=True),
                name="comentario_de_uma_coisa",
            ),
            models.UniqueConstraint("instituicao", "chave", name="comentario_chave_unica"),
        ]
        indexes = [
            models.Index("instituicao", "processo", "id", name="comentario_do_processo"),
            models.Index("instituicao", "documento", "id", name="comentario_do_documento"),
        ]

    def __str__(self) -> str:
        return f"{self.nome}: {self.texto[:40]}"
