"""What was read in the bytes of a file."""

from typing import Any, ClassVar

from django.db import models

from seiva.core.modelos import GerenteDoInquilino, ModeloDoInquilino, TenantForeignKey
from seiva.documentos.models.documento import Arquivo


class Leitura(ModeloDoInquilino):
    """Words and measures of one file, found in the background after it was stored.

    Derived data: it can be made again from the bytes at any time. `reconhecida` says that the
    words come from images of pages (OCR), and may be wrong. `erro` is a sentence for people.
    """

    class Estado(models.TextChoices):
        PENDENTE = "pendente", "Na fila"
        PRONTA = "pronta", "Texto lido"
        SEM_TEXTO = "sem_texto", "Sem texto"
        FALHOU = "falhou", "Não foi possível ler"

    arquivo = TenantForeignKey(
        Arquivo, on_delete=models.CASCADE, related_name="leituras", db_index=False
    )
    estado = models.CharField(max_length=10, choices=Estado.choices, default=Estado.PENDENTE)
    texto = models.TextField(blank=True)
    paginas = models.PositiveIntegerField("páginas", null=True, blank=True)
    reconhecida = models.BooleanField(default=False)
    erro = models.CharField(max_length=300, blank=True)
    atualizada_em = models.DateTimeField()

    objects: ClassVar[GerenteDoInquilino[Any]] = GerenteDoInquilino()

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        constraints = [models.UniqueConstraint("instituicao", "arquivo", name="leitura_unica")]

    def __str__(self) -> str:
        return f"{self.arquivo_id}: {self.estado}"
