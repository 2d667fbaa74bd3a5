"""Second factors of an account, and the sessions it has open. Of the person, not of a town."""

from typing import Any

from django.db import models

from seiva.organizacao.models.conta import Conta
from seiva.organizacao.regras.navegador import navegador_legivel


class Autenticador(models.Model):
    """Application that makes one-time codes (RFC 6238), one for each account.

    `segredo` is wrapped by the master key of the installation. `ultimo_passo` is the time step of
    the last code accepted: no code works twice. Before `confirmado_em` it does not count.
    """

    conta = models.OneToOneField(Conta, on_delete=models.CASCADE, related_name="autenticador")
    segredo: Any = models.BinaryField()
    ultimo_passo = models.BigIntegerField(default=0)
    criado_em = models.DateTimeField()
    confirmado_em = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"autenticador de {self.conta_id}"


class ChaveDeAcesso(models.Model):
    """A passkey of an account (W3C WebAuthn, level 2)."""

    conta = models.ForeignKey(Conta, on_delete=models.CASCADE, related_name="chaves_de_acesso")
    credencial: Any = models.BinaryField(unique=True, max_length=1023)
    chave_publica: Any = models.BinaryField()
    contador = models.BigIntegerField(default=0)
    nome = models.CharField(max_length=60)
    criada_em = models.DateTimeField()
    usada_em = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.nome


class CodigoDeRecuperacao(models.Model):
    """One-time way in for who lost the second factor; only its hash is kept."""

    conta = models.ForeignKey(Conta, on_delete=models.CASCADE, related_name="codigos")
    resumo = models.CharField(max_length=64)
    usado_em = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint("conta", "resumo", name="codigo_unico")]

    def __str__(self) -> str:
        return f"código de {self.conta_id}"


class SessaoAberta(models.Model):
    """A session as its owner sees it: since when, where from, in what browser, how it began."""

    conta = models.ForeignKey(Conta, on_delete=models.CASCADE, related_name="sessoes")
    chave = models.CharField(max_length=40, unique=True)
    entrou_em = models.DateTimeField()
    vista_em = models.DateTimeField()
    endereco = models.GenericIPAddressField("endereço", null=True)
    navegador = models.CharField(max_length=200, blank=True)
    forma = models.CharField(max_length=80)

    class Meta:
        indexes = [models.Index(fields=["conta", "-vista_em"], name="sessao_da_conta")]

    @property
    def legivel(self) -> str:
        """The browser in words that its owner recognises."""
        return navegador_legivel(self.navegador)

    def __str__(self) -> str:
        return f"{self.conta_id} {self.entrou_em:%d/%m/%Y %H:%M}"
