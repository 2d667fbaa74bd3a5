"""What concerns every institution at once: outages of the whole service, and one calendar a person.

Global tables: neither says anything of what an institution has.
"""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from seiva.intimacoes.querysets import ForaDoArQuerySet

CONTA = settings.AUTH_USER_MODEL


class ForaDoAr(models.Model):
    """Days in which the whole service was out, for every institution; told by who operates it.

    What was withdrawn stays in the register, with when. Global table: public facts.
    Norma: Lei 11.419/2006, art. 10, § 2º; Decreto 8.539/2015, art. 7º.
    """

    inicio = models.DateField("primeiro dia")
    fim = models.DateField("último dia")
    motivo = models.CharField(max_length=200)
    prorroga = models.BooleanField("prorroga os prazos", default=True)
    criada_em = models.DateTimeField()
    criada_por = models.ForeignKey(
        CONTA, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    retirada_em = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[Any] = ForaDoArQuerySet.as_manager()

    class Meta:
        verbose_name = "indisponibilidade da plataforma"
        verbose_name_plural = "indisponibilidades da plataforma"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(fim__gte=models.F("inicio")), name="fora_do_ar_em_ordem"
            )
        ]
        indexes = [models.Index(fields=["fim"], name="fora_do_ar_por_fim")]

    def __str__(self) -> str:
        return f"{self.inicio:%d/%m/%Y} a {self.fim:%d/%m/%Y}: {self.motivo}"


class AgendaDaPessoa(models.Model):
    """The private address of a person's deadlines in every institution.

    `numero` makes the secret of the address, of which only the hash is kept.
    """

    conta = models.OneToOneField(CONTA, on_delete=models.PROTECT, related_name="+")
    numero = models.CharField(max_length=24)
    resumo = models.CharField(max_length=64, unique=True)
    criada_em = models.DateTimeField()

    class Meta:
        verbose_name = "agenda da pessoa"
        verbose_name_plural = "agendas das pessoas"

    def __str__(self) -> str:
        return f"agenda da pessoa {self.pk}"
