"""The documents that an external access opens one by one."""

from typing import Any, ClassVar

from django.db import models

from seiva.core.modelos import GerenteDoInquilino, ModeloGuardado, TenantForeignKey
from seiva.documentos.models.documento import Documento
from seiva.documentos.querysets_externos import DocumentoDoAcessoQuerySet
from seiva.processos.models import AcessoExterno


class DocumentoDoAcesso(ModeloGuardado):
    """One document that an access opens, whatever its level: released, or brought by the person."""

    acesso = TenantForeignKey(AcessoExterno, related_name="documentos")
    documento = TenantForeignKey(Documento, related_name="+", db_index=False)

    objects: ClassVar[Any] = GerenteDoInquilino.de(DocumentoDoAcessoQuerySet)

    class Meta(ModeloGuardado.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(
                "instituicao", "documento", "acesso", name="documento_do_acesso_unico"
            )
        ]

    def __str__(self) -> str:
        return f"{self.acesso_id}: {self.documento_id}"
