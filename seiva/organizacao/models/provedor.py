"""Where the people of an institution may also log in: its own directory or identity provider."""

from typing import Any

from django.db import models

from seiva.core.modelos import ModeloDoInquilino


class ProvedorDeEntrada(ModeloDoInquilino):
    """OpenID Connect provider or LDAP directory of one institution; at most one of each kind.

    It vouches for people of this institution alone: a session that began there opens no other
    one. `endereco` is the issuer (OpenID Connect Discovery 1.0) or the `ldaps://` address;
    `cliente` the client id or the template of the name to bind as, with `{login}`; `segredo` is
    wrapped by the master key. `campo` is the claim or attribute with the CPF.
    """

    class Tipo(models.TextChoices):
        OIDC = "oidc", "OpenID Connect"
        LDAP = "ldap", "LDAP"

    tipo = models.CharField(max_length=4, choices=Tipo.choices)
    nome = models.CharField(max_length=60)
    endereco = models.CharField("endereço", max_length=300)
    cliente = models.CharField(max_length=200)
    segredo: Any = models.BinaryField(default=b"", blank=True)
    campo = models.CharField("campo do CPF", max_length=60, default="cpf")
    ativo = models.BooleanField(default=True)

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        verbose_name = "provedor de entrada"
        constraints = [models.UniqueConstraint("instituicao", "tipo", name="provedor_unico")]

    def __str__(self) -> str:
        return self.nome
