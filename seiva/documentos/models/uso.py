"""How much the institution stores, kept as a running total."""

from django.db import models

from seiva.core.modelos import ModeloDoInquilino


class UsoDoArmazenamento(ModeloDoInquilino):
    """Sum of the files up to the one whose key is `ate`; one row an institution.

    Files only grow in number, so the total up to a point never changes: what is used now is this
    plus the few files after `ate` (`seiva.documentos.armazenamento`).
    """

    ate = models.BigIntegerField("até", default=0)
    arquivos = models.BigIntegerField(default=0)
    bytes = models.BigIntegerField(default=0)

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        constraints = [models.UniqueConstraint("instituicao", name="uso_unico")]

    def __str__(self) -> str:
        return f"{self.bytes} bytes"
