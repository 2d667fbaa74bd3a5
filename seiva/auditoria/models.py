"""The log of readings of what is not public: who, when, where from, through which door."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from seiva.auditoria.querysets import LeituraQuerySet
from seiva.catalogo.models import NivelAcesso
from seiva.core.modelos import GerenteDoInquilino, ModeloDoInquilino, TenantForeignKey
from seiva.documentos.models import Documento
from seiva.organizacao.models import Unidade
from seiva.processos.models import Processo


class Especie(models.TextChoices):
    """What was opened, in words that also the person concerned understands."""

    PROCESSO = "processo", "abriu a página do processo"
    HISTORICO = "historico", "abriu o histórico"
    INTERESSADOS = "interessados", "viu os interessados"
    CONTEUDO = "conteudo", "leu o documento"
    PDF = "pdf", "abriu o PDF do documento"
    ORIGINAL = "original", "baixou o arquivo"
    PREVIA = "previa", "viu a prévia da minuta"
    EDICAO = "edicao", "abriu a minuta no editor"
    VERSAO = "versao", "leu versões do documento"
    PESQUISA = "pesquisa", "viu nos resultados da pesquisa"
    EXPORTACAO = "exportacao", "exportou o processo"
    CONFERENCIA = "conferencia", "conferiu pelos códigos impressos"
    AUDITORIA = "auditoria", "exportou a auditoria"


class RegistroDeLeitura(ModeloDoInquilino):
    """One reading of non-public content. Never changed; deleted only after its time.

    `nivel` is the effective level at that moment, `perfil` the profile in use, `rota` the name
    of the address, `pedido` the request (rows of one request share it). `conta` is None for who
    came without logging in. `janela` counts blocks of ten minutes: the same person, from the
    same place, opening the same thing again within one leaves no second row, so the ranges in
    which a browser asks for one PDF are one reading.
    Norma: Lei 13.709/2018, arts. 6º, X, 37 and 46; Lei 12.965/2014, art. 15.
    """

    quando = models.DateTimeField()
    janela = models.BigIntegerField()
    conta = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    unidade = TenantForeignKey(Unidade, null=True, related_name="+", db_index=False)
    perfil = models.CharField(max_length=60, blank=True)
    porta = models.CharField(max_length=20)
    rota = models.CharField(max_length=60, blank=True)
    especie = models.CharField("espécie", max_length=14, choices=Especie.choices)
    processo = TenantForeignKey(Processo, null=True, related_name="+", db_index=False)
    documento = TenantForeignKey(Documento, null=True, related_name="+", db_index=False)
    nivel = models.PositiveSmallIntegerField("nível de acesso", choices=NivelAcesso.choices)
    endereco = models.GenericIPAddressField("endereço", null=True)
    pedido = models.UUIDField()
    detalhe = models.CharField(max_length=300, blank=True)

    objects: ClassVar[Any] = GerenteDoInquilino.de(LeituraQuerySet)

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        verbose_name = "registro de leitura"
        constraints = [
            # The window leads: insertions go to the end of the index.
            models.UniqueConstraint(
                fields=[
                    "instituicao",
                    "janela",
                    "conta",
                    "processo",
                    "documento",
                    "especie",
                    "unidade",
                    "endereco",
                    "detalhe",
                ],
                nulls_distinct=False,
                name="leitura_na_janela",
            ),
            models.CheckConstraint(
                condition=models.Q(nivel__gt=NivelAcesso.PUBLICO), name="leitura_nao_publica"
            ),
        ]
        indexes = [
            models.Index("instituicao", "quando", "id", name="leitura_quando"),
            models.Index("instituicao", "processo", "quando", "id", name="leitura_processo"),
            models.Index("instituicao", "conta", "quando", "id", name="leitura_conta"),
            models.Index(
                "instituicao",
                "documento",
                "quando",
                "id",
                condition=models.Q(documento__isnull=False),
                name="leitura_documento",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.quando} {self.conta_id} {self.especie}"
