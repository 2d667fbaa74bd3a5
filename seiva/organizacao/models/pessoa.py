"""People and companies known to the institution (interessados, destinatários)."""

from typing import Any, ClassVar

from django.db import models

from seiva.core.modelos import GerenteDoInquilino, ModeloDoInquilino
from seiva.organizacao.querysets import PessoaQuerySet, dobrar


class Pessoa(ModeloDoInquilino):
    """A natural person or a company, as the institution registered it."""

    class Tipo(models.TextChoices):
        FISICA = "PF", "Pessoa física"
        JURIDICA = "PJ", "Pessoa jurídica"

    tipo = models.CharField(max_length=2, choices=Tipo.choices)
    nome = models.CharField(max_length=200)
    nome_busca = models.CharField(max_length=200, editable=False)
    documento = models.CharField("CPF ou CNPJ", max_length=14, blank=True)
    email = models.EmailField("e-mail", blank=True)
    criada_em = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[Any] = GerenteDoInquilino.de(PessoaQuerySet)

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(
                "instituicao",
                "documento",
                condition=~models.Q(documento=""),
                name="pessoa_documento_unico",
            )
        ]
        indexes = [
            models.Index(
                fields=["instituicao", "nome_busca"],
                opclasses=["int8_ops", "varchar_pattern_ops"],
                name="pessoa_nome",
            )
        ]

    def __str__(self) -> str:
        return self.nome

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.nome_busca = dobrar(self.nome)[:200]
        super().save(*args, **kwargs)
