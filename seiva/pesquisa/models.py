"""The search indexes, of processes and of documents, and the searches that people keep."""

from typing import Any, ClassVar

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from seiva.core.modelos import GerenteDoInquilino, ModeloDoInquilino, TenantForeignKey
from seiva.documentos.models import Documento
from seiva.organizacao.models import Unidade
from seiva.pesquisa.querysets import PesquisaSalvaQuerySet
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


class IndiceDocumento(ModeloDoInquilino):
    """Words of one document: its register, weighed "A", and its content.

    Derived data, as above (`seiva.pesquisa.indexar_documentos`; ADR 0014). Rows that a word has
    in common stay out of line, so that many may be counted without reading them. `quando`, the
    creation of the document, orders by recency. `parcial`: the text is too long, and only part
    of its words is here.
    """

    documento = TenantForeignKey(
        Documento, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    processo = TenantForeignKey(
        Processo, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    quando = models.DateTimeField()
    parcial = models.BooleanField(default=False)
    texto = SearchVectorField()

    objects: ClassVar[GerenteDoInquilino[Any]] = GerenteDoInquilino()

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint("instituicao", "documento", name="indice_documento_unico")
        ]
        indexes = [
            # Without the pending list: each write pays its own way, and no reading pays for it.
            GinIndex(fields=["texto"], name="indice_documento_texto", fastupdate=False),
            models.Index("instituicao", models.F("quando").desc(), name="indice_documento_quando"),
            models.Index("instituicao", "processo", name="indice_documento_processo"),
        ]

    def __str__(self) -> str:
        return f"{self.documento_id}"


class PesquisaSalva(ModeloDoInquilino):
    """A search that a person keeps, to run again: the query string of the page."""

    conta = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    nome = models.CharField(max_length=80)
    consulta = models.CharField(max_length=2000)
    criada_em = models.DateTimeField()

    objects: ClassVar[Any] = GerenteDoInquilino.de(PesquisaSalvaQuerySet)

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(
                "instituicao", "conta", "nome", name="pesquisa_salva_nome_unico"
            )
        ]

    def __str__(self) -> str:
        return self.nome
