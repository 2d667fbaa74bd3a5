"""One request to come into the platform, from the first form to the institution at work."""

from typing import Any, ClassVar

from django.db import models

from seiva.adesao.querysets import AdesaoQuerySet
from seiva.core.modelos import (
    GerenteDoInquilino,
    ModeloDoInquilino,
    ModeloGuardado,
    TenantForeignKey,
)
from seiva.documentos.models import Documento
from seiva.organizacao.models import Instituicao, Natureza, Porte
from seiva.processos.models import Processo


class Estado(models.TextChoices):
    """Where a request is. Only a confirmed e-mail makes it known to the operator."""

    A_CONFIRMAR = "a_confirmar", "E-mail por confirmar"
    INTERESSE = "interesse", "Interesse"
    TERMO = "termo", "Termo"
    PREPARACAO = "preparacao", "Preparação"
    PILOTO = "piloto", "Piloto"
    PRODUCAO = "producao", "Produção"
    JUNTADA = "juntada", "Junta a outro pedido"
    RECUSADA = "recusada", "Recusada"
    DESISTENCIA = "desistencia", "Desistência"


VIVAS = (
    Estado.INTERESSE,
    Estado.TERMO,
    Estado.PREPARACAO,
    Estado.PILOTO,
    Estado.PRODUCAO,
)


class Adesao(ModeloGuardado):
    """A row of the platform's own institution; the adoption is handled in `processo`.

    `ente` says who asks in one word ("prefeitura:3125101", "cnpj:11222333000181"): one request
    alive for each, held by the database. A second one becomes `JUNTADA` to the first
    (`principal`). `numero` makes the secrets of the links sent by e-mail; `chave` is the one-time
    key of the form. `ambiente` is the institution that the approval created.
    """

    protocolo = models.CharField(max_length=20)
    estado = models.CharField(max_length=12, choices=Estado.choices, default=Estado.A_CONFIRMAR)
    ente = models.CharField(max_length=60)
    natureza = models.CharField(max_length=12, choices=Natureza.choices)
    nome = models.CharField("nome da instituição", max_length=200)
    cnpj = models.CharField("CNPJ", max_length=14)
    ibge = models.CharField("código IBGE", max_length=7)
    municipio = models.CharField("município", max_length=100)
    uf = models.CharField("UF", max_length=2)
    porte = models.CharField(max_length=8, choices=Porte.choices)
    responsavel_nome = models.CharField("responsável", max_length=200)
    responsavel_cpf = models.CharField("CPF do responsável", max_length=11)
    responsavel_cargo = models.CharField("cargo do responsável", max_length=120)
    responsavel_email = models.EmailField("e-mail do responsável")
    responsavel_telefone = models.CharField("telefone", max_length=30)
    autoridade_nome = models.CharField("autoridade que assina", max_length=200)
    autoridade_cpf = models.CharField("CPF da autoridade", max_length=11)
    autoridade_cargo = models.CharField("cargo da autoridade", max_length=120)
    autoridade_email = models.EmailField("e-mail da autoridade")
    motivacao = models.TextField("o que motivou o pedido", blank=True)
    numero = models.CharField(max_length=24, editable=False)
    resumo = models.CharField(max_length=64, editable=False)
    chave = models.UUIDField(editable=False)
    manifestada_em = models.DateTimeField()
    vence_em = models.DateTimeField()
    confirmada_em = models.DateTimeField(null=True, blank=True)
    aprovada_em = models.DateTimeField(null=True, blank=True)
    piloto_em = models.DateTimeField(null=True, blank=True)
    producao_em = models.DateTimeField(null=True, blank=True)
    encerrada_em = models.DateTimeField(null=True, blank=True)
    motivo = models.CharField("motivo do encerramento", max_length=500, blank=True)
    principal = TenantForeignKey(
        "self", null=True, blank=True, related_name="juntadas", db_index=False
    )
    processo = TenantForeignKey(Processo, null=True, blank=True, related_name="+", db_index=False)
    termo = TenantForeignKey(Documento, null=True, blank=True, related_name="+", db_index=False)
    ambiente = models.ForeignKey(
        Instituicao, null=True, blank=True, on_delete=models.SET_NULL, related_name="+",
        db_index=False,
    )  # fmt: skip

    objects: ClassVar[Any] = GerenteDoInquilino.de(AdesaoQuerySet)

    class Meta(ModeloGuardado.Meta):
        abstract = False
        verbose_name = "adesão"
        verbose_name_plural = "adesões"
        constraints = [
            models.UniqueConstraint("instituicao", "protocolo", name="adesao_protocolo_unico"),
            models.UniqueConstraint("instituicao", "chave", name="adesao_chave_unica"),
            models.UniqueConstraint("instituicao", "resumo", name="adesao_resumo_unico"),
            models.UniqueConstraint(
                "instituicao",
                "ente",
                condition=models.Q(estado__in=[e.value for e in VIVAS]),
                name="adesao_viva_unica",
            ),
        ]
        indexes = [models.Index("instituicao", "estado", "id", name="adesao_do_quadro")]

    def __str__(self) -> str:
        return f"{self.nome} ({self.protocolo})"

    @property
    def viva(self) -> bool:
        return self.estado in VIVAS

    @property
    def municipal(self) -> bool:
        """Named by its municipality alone: each has one of these."""
        return self.natureza in (Natureza.PREFEITURA, Natureza.CAMARA)


class AvisoDeAdesao(ModeloDoInquilino):
    """A message that was sent about a request: the row is what keeps it from going out twice."""

    adesao = TenantForeignKey(Adesao, related_name="avisos", db_index=False)
    assunto = models.CharField(max_length=40)
    enviado_em = models.DateTimeField()

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint("instituicao", "adesao", "assunto", name="aviso_unico")
        ]

    def __str__(self) -> str:
        return f"{self.adesao_id}: {self.assunto}"
