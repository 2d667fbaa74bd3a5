"""The search index of processes."""

from typing import Any, ClassVar

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from seiva.core.modelos import GerenteDoInquilino, ModeloDoInquilino, TenantForeignKey
from seiva.organizacao.models import Unidade
from seiva.processos.models import Processo


class IndiceProcesso(ModeloDoInquilino):
    """Words of a process; with `unidade`, those of the unit's own observation.

    Derived data: `seiva.pesquisa.indexar` writes it at the end of the act that changes the
    process, and it can be rebuilt at any time. Besides words, `texto` carries marks that begin
    with "/" (never part of a word): institution, who may read, whose observation. They narrow
    the search before its limit; the visibility rule of processes still has the last word.
    """

    processo = TenantForeignKey(
        Processo, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    unidade = TenantForeignKey(Unidade, null=True, related_name="+", db_index=False)
    texto = SearchVectorField()

    objects: ClassVar[GerenteDoInquilino[Any]] = GerenteDoInquilino()

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(
                "instituicao",
                "processo",
                "unidade",
                nulls_distinct=False,
                name="indice_unico",
            )
        ]
        indexes = [GinIndex(fields=["texto"], name="indice_texto")]

    def __str__(self) -> str:
        return f"{self.processo_id}"
