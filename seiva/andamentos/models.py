"""The append-only legal history."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from seiva.andamentos import tipos
from seiva.andamentos.querysets import AndamentoQuerySet
from seiva.core.modelos import GerenteDoInquilino, ModeloDoInquilino, TenantForeignKey


class Andamento(ModeloDoInquilino):
    """One entry: inserted by `registrar` alone, never changed (trigger and grants).

    `hash` is the SHA-256 of the canonical form, which includes `anterior`, the hash of the
    previous entry of the same process: changing one breaks all that follow. It covers ids of the
    institution and of the account; an entry that came from another installation keeps in
    `instituicao_na_origem` and `conta_na_origem` the ids that it had there (ADR 0029).
    """

    processo = TenantForeignKey("processos.Processo", related_name="andamentos", db_index=False)
    sequencia = models.PositiveIntegerField()
    tipo = models.CharField(max_length=60)
    unidade = TenantForeignKey("organizacao.Unidade", null=True, related_name="+", db_index=False)
    conta = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    quando = models.DateTimeField()
    dados = models.JSONField(default=dict)
    anterior = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)
    instituicao_na_origem = models.BigIntegerField(null=True, editable=False)
    conta_na_origem = models.BigIntegerField(null=True, editable=False)

    objects: ClassVar[Any] = GerenteDoInquilino.de(AndamentoQuerySet)

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(
                "instituicao", "processo", "sequencia", name="andamento_sequencia_unica"
            )
        ]

    def __str__(self) -> str:
        return self.texto

    @property
    def texto(self) -> str:
        """The entry as people read it."""
        return tipos.tipo(self.tipo).texto.format(**self.dados)

    @property
    def frase(self) -> str:
        """The plain sentence for the citizen; the formal text when there is none."""
        tipo = tipos.tipo(self.tipo)
        return (tipo.frase or tipo.texto).format(**self.dados)


class RaizDeAndamentos(ModeloDoInquilino):
    """Closing of a stretch of the history: the Merkle root of its entries, signed.

    Covers the entries of the institution with `de` ≤ id ≤ `ate`, in the order of their ids.
    `declaracao` is the canonical JSON that is signed and published; it carries the SHA-256 of
    the previous one, so that the closings form a chain. Never changed (trigger and grants).
    """

    numero = models.PositiveIntegerField()
    de = models.BigIntegerField()
    ate = models.BigIntegerField("até")
    quantidade = models.PositiveIntegerField()
    raiz = models.CharField(max_length=64)
    declaracao = models.TextField("declaração")
    kid = models.CharField(max_length=64)
    assinatura = models.CharField(max_length=128)
    fechada_em = models.DateTimeField()

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        constraints = [models.UniqueConstraint("instituicao", "numero", name="raiz_numero_unico")]

    def __str__(self) -> str:
        return f"raiz {self.numero}"
