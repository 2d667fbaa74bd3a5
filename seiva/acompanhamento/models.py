"""Who asked to be told of each new step of a process."""

from typing import Any, ClassVar

from django.db import models

from seiva.acompanhamento.querysets import InscricaoQuerySet
from seiva.core.modelos import GerenteDoInquilino, ModeloDoInquilino, TenantForeignKey
from seiva.processos.models import Processo


class Inscricao(ModeloDoInquilino):
    """One address that follows one process; the row goes away with the wish.

    The address is kept wrapped by the installation's master key (`endereco`), and as a keyed hash
    (`quem`) so that one address follows a process once. `numero` makes the secrets of the links,
    of which only the hashes are kept. `ate_andamento` is the sequence of the last entry told.
    Norma: Lei 13.709/2018, art. 7º, I, and art. 8º, § 5º.
    """

    processo = TenantForeignKey(Processo, related_name="+")
    quem = models.CharField(max_length=64)
    endereco = models.BinaryField()
    numero = models.CharField(max_length=24)
    resumo_confirmar = models.CharField(max_length=64)
    resumo_sair = models.CharField(max_length=64)
    pedida_em = models.DateTimeField()
    vence_em = models.DateTimeField()
    confirmada_em = models.DateTimeField(null=True, blank=True)
    ate_andamento = models.PositiveIntegerField(default=0)
    avisada_em = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[Any] = GerenteDoInquilino.de(InscricaoQuerySet)

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        verbose_name = "inscrição"
        verbose_name_plural = "inscrições"
        constraints = [
            models.UniqueConstraint("instituicao", "processo", "quem", name="inscricao_unica"),
            models.UniqueConstraint("instituicao", "resumo_confirmar", name="inscricao_confirmar"),
            models.UniqueConstraint("instituicao", "resumo_sair", name="inscricao_sair"),
        ]

    def __str__(self) -> str:
        return f"inscrição {self.pk}"
