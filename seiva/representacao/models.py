"""Who may act for whom before the institution, by which signed document."""

from typing import Any, ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from seiva.core.modelos import GerenteDoInquilino, ModeloGuardado, TenantForeignKey
from seiva.core.relogio import agora
from seiva.documentos.models import Documento
from seiva.organizacao.models import Pessoa
from seiva.organizacao.regras.documentos_pessoais import formatar, mascarar_cpf
from seiva.processos.models import Processo
from seiva.representacao.querysets import RepresentacaoQuerySet
from seiva.representacao.regras import poderes as regras

CONTA = settings.AUTH_USER_MODEL


class Representada(ModeloGuardado):
    """Who is represented: a company, or a person (`conta`) who gave powers to another.

    `processo` is the one where the signed documents go now; those before stay where they are.
    """

    tipo = models.CharField(max_length=2, choices=Pessoa.Tipo.choices)
    documento = models.CharField("CPF ou CNPJ", max_length=14)
    nome = models.CharField(max_length=200)
    conta = models.ForeignKey(
        CONTA, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    pessoa = TenantForeignKey(Pessoa, related_name="+", db_index=False)
    processo = TenantForeignKey(Processo, null=True, blank=True, related_name="+", db_index=False)

    class Meta(ModeloGuardado.Meta):
        abstract = False
        verbose_name = "pessoa representada"
        verbose_name_plural = "pessoas representadas"
        constraints = [
            models.UniqueConstraint("instituicao", "documento", name="representada_unica")
        ]
        indexes = [models.Index("instituicao", "conta", name="representada_conta")]

    def __str__(self) -> str:
        return self.nome

    @property
    def juridica(self) -> bool:
        return self.tipo == Pessoa.Tipo.JURIDICA

    @property
    def documento_na_tela(self) -> str:
        """The CNPJ whole, which is public; of a CPF, the middle."""
        return formatar(self.documento) if self.juridica else mascarar_cpf(self.documento)


class Representacao(ModeloGuardado):
    """One person (`conta`) acts for another, with some powers, between two days.

    Each is given by a signed document, and ended by another. `chave` is the one-time key of the
    form that gave it; `chave_do_fim`, of the one that ended it.
    Norma: Código Civil, arts. 653, 661 and 682.
    """

    class Tipo(models.TextChoices):
        PROCURACAO = "procuracao", "Procuração"
        RESPONSAVEL = "responsavel", "Responsável legal"
        ADMINISTRADOR = "administrador", "Administrador"

    class Estado(models.TextChoices):
        PENDENTE = "pendente", "Aguardando conferência"
        ATIVA = "ativa", "Ativa"
        RECUSADA = "recusada", "Recusada"
        REVOGADA = "revogada", "Revogada"
        RENUNCIADA = "renunciada", "Renunciada"

    representada = TenantForeignKey(Representada, related_name="representacoes")
    conta = models.ForeignKey(CONTA, on_delete=models.PROTECT, related_name="+", db_index=False)
    tipo = models.CharField(max_length=14, choices=Tipo.choices)
    cargo = models.CharField("cargo na empresa", max_length=120, blank=True)
    poderes: Any = ArrayField(models.CharField(max_length=12))
    processo = TenantForeignKey(Processo, null=True, blank=True, related_name="+", db_index=False)
    inicio = models.DateField("início")
    ate = models.DateField("até", null=True, blank=True)
    estado = models.CharField(max_length=12, choices=Estado.choices)
    documento = TenantForeignKey(Documento, related_name="+")
    outorgada_por = models.ForeignKey(
        CONTA, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    outorgada_em = models.DateTimeField("outorgada em")
    decidida_por = models.ForeignKey(
        CONTA, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    decidida_em = models.DateTimeField("decidida em", null=True, blank=True)
    encerrada_por = models.ForeignKey(
        CONTA, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    encerrada_em = models.DateTimeField("encerrada em", null=True, blank=True)
    documento_do_fim = TenantForeignKey(
        Documento, null=True, blank=True, related_name="+", db_index=False
    )
    motivo = models.CharField(max_length=300, blank=True)
    chave = models.UUIDField(editable=False)
    chave_do_fim = models.UUIDField(null=True, blank=True, editable=False)

    objects: ClassVar[Any] = GerenteDoInquilino.de(RepresentacaoQuerySet)

    class Meta(ModeloGuardado.Meta):
        abstract = False
        verbose_name = "representação"
        verbose_name_plural = "representações"
        constraints = [
            models.UniqueConstraint("instituicao", "chave", name="representacao_chave_unica"),
            models.UniqueConstraint(
                "instituicao",
                "representada",
                "conta",
                condition=~models.Q(tipo="procuracao") & models.Q(estado__in=["ativa", "pendente"]),
                name="representacao_legal_unica",
            ),
            models.CheckConstraint(
                condition=models.Q(ate__isnull=True) | models.Q(ate__gte=models.F("inicio")),
                name="representacao_periodo",
            ),
            models.CheckConstraint(
                condition=models.Q(poderes__len__gt=0), name="representacao_com_poderes"
            ),
        ]
        indexes = [
            models.Index("instituicao", "conta", name="representacao_conta"),
            models.Index(
                "instituicao",
                "id",
                condition=models.Q(estado="pendente"),
                name="representacao_por_conferir",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_tipo_display()} {self.pk}"

    @property
    def legal(self) -> bool:
        """Given by law or by the company's articles, and so checked by the institution."""
        return self.tipo != self.Tipo.PROCURACAO

    @property
    def titulo(self) -> regras.Titulo:
        """As the rule of powers reads it."""
        desde = self.decidida_em if self.legal else self.outorgada_em
        return regras.Titulo(
            estado=self.estado,
            poderes=frozenset(self.poderes),
            desde=None if self.estado in {"pendente", "recusada"} else desde,
            inicio=self.inicio,
            ate=self.ate,
            encerrada_em=self.encerrada_em,
            processo=self.processo_id,
            documento_vale=not self.documento.cancelado,
        )

    @property
    def situacao(self) -> regras.Situacao:
        """How it stands now."""
        return regras.situacao(self.titulo, agora(), timezone.get_default_timezone())

    def pode(self, poder: str, processo: int | None = None) -> bool:
        """Whether it gives this power now."""
        return regras.pode(self.titulo, poder, agora(), timezone.get_default_timezone(), processo)

    @property
    def frases(self) -> list[str]:
        """Its powers, in words."""
        return [regras.FRASES[poder] for poder in regras.em_ordem(self.poderes)]
