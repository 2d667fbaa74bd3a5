"""One request for a whole process as a file, and the file while it is kept."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from seiva.autos.querysets import ExportacaoQuerySet
from seiva.core.modelos import GerenteDoInquilino, ModeloDoInquilino, TenantForeignKey
from seiva.organizacao.models import Unidade
from seiva.processos.models import Processo


class Exportacao(ModeloDoInquilino):
    """A process going out as PDF or ZIP for one person in one unit.

    `chave` is the fingerprint of the request and of all that it would contain: the same request
    over the same content is the same row. `escolhidos` are ids of documents, None for all.
    `conteudos` are ids of the documents whose content is inside, asked about again at each
    download. `feitas` of `total` pages (PDF) or files (ZIP) tell the progress; `deposito` is the
    name of the file in the store, apart from the bytes of record. Derived data, swept after
    `vence_em`. `na_hora` says that it is small enough to be made while the person waits.
    """

    class Formato(models.TextChoices):
        PDF = "pdf", "PDF"
        ZIP = "zip", "ZIP"

    class Estado(models.TextChoices):
        PENDENTE = "pendente", "Na fila"
        FAZENDO = "fazendo", "Em preparo"
        PRONTA = "pronta", "Pronta"
        FALHOU = "falhou", "Falhou"

    processo = TenantForeignKey(Processo, on_delete=models.CASCADE, related_name="+")
    conta = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    unidade = TenantForeignKey(Unidade, related_name="+", db_index=False)
    formato = models.CharField(max_length=3, choices=Formato.choices)
    estado = models.CharField(max_length=8, choices=Estado.choices, default=Estado.PENDENTE)
    chave = models.CharField(max_length=64)
    na_hora = models.BooleanField(default=False)
    escolhidos = models.JSONField(null=True)
    conteudos = models.JSONField(default=list)
    feitas = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    erro = models.CharField(max_length=300, blank=True)
    deposito = models.CharField(max_length=200, blank=True)
    nome = models.CharField(max_length=200, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    tamanho = models.BigIntegerField(default=0)
    pedida_em = models.DateTimeField()
    pronta_em = models.DateTimeField(null=True, blank=True)
    vence_em = models.DateTimeField()

    objects: ClassVar[Any] = GerenteDoInquilino.de(ExportacaoQuerySet)

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        constraints = [models.UniqueConstraint("instituicao", "chave", name="exportacao_unica")]
        indexes = [
            models.Index("instituicao", "vence_em", name="exportacao_vence"),
            models.Index("instituicao", "conta", "processo", name="exportacao_de_quem"),
        ]

    def __str__(self) -> str:
        return f"{self.formato} de {self.processo_id}"

    @property
    def pronta(self) -> bool:
        return self.estado == self.Estado.PRONTA

    @property
    def falhou(self) -> bool:
        return self.estado == self.Estado.FALHOU
