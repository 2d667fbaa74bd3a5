"""What was read in the bytes of a file."""

from typing import Any, ClassVar

from django.db import models

from seiva.core.modelos import GerenteDoInquilino, ModeloDoInquilino, TenantForeignKey
from seiva.documentos.models.documento import Arquivo


class Leitura(ModeloDoInquilino):
    """Words and measures of one file, found in the background after it was stored.

    Derived data: it can be made again from the bytes at any time. `reconhecida` says that the
    words come from images of pages (OCR), and may be wrong; `paginas_lidas` counts the pages done
    while they are recognised. `erro` is a sentence for people.
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
    paginas_lidas = models.PositiveIntegerField(default=0)
    reconhecida = models.BooleanField(default=False)
    erro = models.CharField(max_length=300, blank=True)
    atualizada_em = models.DateTimeField()

    objects: ClassVar[GerenteDoInquilino[Any]] = GerenteDoInquilino()

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        constraints = [models.UniqueConstraint("instituicao", "arquivo", name="leitura_unica")]

    def __str__(self) -> str:
        return f"{self.arquivo_id}: {self.estado}"


class Vista(ModeloDoInquilino):
    """What the reader shows in place of a file that a browser does not show by itself.

    Derived data, like `Leitura`: a page of text (JSON of `seiva.documentos.reproducao`), a PDF or
    a smaller picture, kept in the store under `sha256`. It has no row of `Arquivo`, so that only
    the document's own rule of access leads to it. `erro` is a sentence for people.
    """

    class Estado(models.TextChoices):
        PENDENTE = "pendente", "Em preparo"
        PRONTA = "pronta", "Pronta"
        FALHOU = "falhou", "Não foi possível preparar"
        INDISPONIVEL = "indisponivel", "Sem programa que a faça"

    arquivo = TenantForeignKey(
        Arquivo, on_delete=models.CASCADE, related_name="vistas", db_index=False
    )
    estado = models.CharField(max_length=12, choices=Estado.choices, default=Estado.PENDENTE)
    tipo_mime = models.CharField(max_length=120, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    tamanho = models.BigIntegerField(default=0)
    erro = models.CharField(max_length=300, blank=True)
    atualizada_em = models.DateTimeField()

    objects: ClassVar[GerenteDoInquilino[Any]] = GerenteDoInquilino()

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        constraints = [models.UniqueConstraint("instituicao", "arquivo", name="vista_unica")]

    def __str__(self) -> str:
        return f"{self.arquivo_id}: {self.estado}"

    @property
    def pronta(self) -> bool:
        return self.estado == self.Estado.PRONTA
