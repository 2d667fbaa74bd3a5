"""The log of administration: what was changed in the institution's own registers, by whom."""

from typing import Any, ClassVar

from django.db import models

from seiva.core.modelos import GerenteDoInquilino, ModeloDoInquilino, TenantForeignKey
from seiva.organizacao.models.conta import Conta
from seiva.organizacao.models.instituicao import Unidade
from seiva.organizacao.querysets import AlteracaoQuerySet


class Alteracao(ModeloDoInquilino):
    """One change to a register (a unit, a type, a person's lotação…), append-only.

    `cadastro` is the label of the model (`catalogo.assunto`), `objeto_id` its key, `rotulo` how
    it read at that moment. `antes` and `depois` hold only the fields that changed, as people
    read them: name of the field → text, number, true/false, list or None.
    Norma: Lei 13.709/2018, art. 37; e-ARQ Brasil (CONARQ, Resolução 50/2022), audit trail.
    """

    class Verbo(models.TextChoices):
        CRIOU = "criou", "criou"
        ALTEROU = "alterou", "alterou"
        DESATIVOU = "desativou", "desativou"
        REATIVOU = "reativou", "reativou"
        EXCLUIU = "excluiu", "excluiu"
        IMPORTOU = "importou", "importou"

    quando = models.DateTimeField()
    conta = models.ForeignKey(
        Conta, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    nome = models.CharField(max_length=200)
    unidade = TenantForeignKey(Unidade, null=True, related_name="+", db_index=False)
    porta = models.CharField(max_length=20)
    verbo = models.CharField(max_length=10, choices=Verbo.choices)
    cadastro = models.CharField(max_length=60)
    objeto_id = models.BigIntegerField(null=True)
    rotulo = models.CharField("rótulo", max_length=300)
    antes = models.JSONField(default=dict)
    depois = models.JSONField(default=dict)

    objects: ClassVar[Any] = GerenteDoInquilino.de(AlteracaoQuerySet)

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        verbose_name = "alteração"
        verbose_name_plural = "alterações"
        indexes = [
            models.Index(fields=["instituicao", "id"], name="alteracao_recente"),
            models.Index(
                fields=["instituicao", "cadastro", "objeto_id", "id"], name="alteracao_de"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nome} {self.verbo} {self.rotulo}"
