"""What belongs to a person's account before, and beside, any institution: how it was opened, what
proves its CPF, and in which institutions to look for what is theirs."""

from django.db import models

from seiva.organizacao.models.conta import Conta
from seiva.organizacao.models.instituicao import APENAS_DIGITOS, Instituicao


class NivelGovBr(models.IntegerChoices):
    """How sure gov.br is of who the person is, as it tells in each login."""

    NENHUM = 0, "sem gov.br"
    BRONZE = 1, "bronze"
    PRATA = 2, "prata"
    OURO = 3, "ouro"


class PedidoDeConta(models.Model):
    """Who asked for an account and did not confirm the e-mail yet; swept when it expires.

    There is no account before the e-mail is confirmed, so nobody keeps a CPF taken by typing it.
    The secret of the link is made of `numero` and the installation's key; `resumo` finds the row.
    `senha` is already hashed.
    """

    cpf = models.CharField("CPF", max_length=11, validators=[APENAS_DIGITOS])
    nome = models.CharField(max_length=200)
    email = models.EmailField("e-mail")
    senha = models.CharField(max_length=128)
    numero = models.CharField(max_length=24)
    resumo = models.CharField(max_length=64, unique=True)
    pedido_em = models.DateTimeField()
    vence_em = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"pedido de conta {self.pk}"


class ContaPropria(models.Model):
    """An account that its owner opened by typing a CPF, which proves nothing.

    Until `provada_em`, what is found by CPF alone is not shown to it, and no institution gives it
    work. Accounts that an institution made, or gov.br, have no such row: their CPF was proved.
    """

    conta = models.OneToOneField(Conta, on_delete=models.CASCADE, related_name="propria")
    aberta_em = models.DateTimeField()
    provada_em = models.DateTimeField(null=True, blank=True)
    prova = models.CharField(max_length=20, blank=True)

    def __str__(self) -> str:
        return f"conta própria {self.conta_id}"


class VinculoGovBr(models.Model):
    """What gov.br last said of the owner of an account: level, when, and how they logged in there.

    `formas` are the `amr` of the token (RFC 8176), as gov.br names them, separated by spaces.
    """

    conta = models.OneToOneField(Conta, on_delete=models.CASCADE, related_name="govbr")
    nivel = models.PositiveSmallIntegerField("nível", choices=NivelGovBr.choices)
    nivel_em = models.DateTimeField()
    formas = models.CharField(max_length=200, blank=True)
    desde = models.DateTimeField()

    def __str__(self) -> str:
        return f"gov.br de {self.conta_id}: {self.get_nivel_display()}"


class ProvaGovBr(models.Model):
    """gov.br said, a moment ago, that the owner of the account is there to sign one thing.

    It serves once, until `vence_em`, for what `alvo` (SHA-256, hexadecimal) stands for. Only the
    session that asked knows the secret; `resumo` finds the row. A used one stays: it tells on what
    a signature stood. Norma: Lei 14.063/2020, art. 4º.
    """

    conta = models.ForeignKey(Conta, on_delete=models.CASCADE, related_name="provas_govbr")
    finalidade = models.CharField(max_length=40)
    alvo = models.CharField(max_length=64)
    nivel = models.PositiveSmallIntegerField("nível", choices=NivelGovBr.choices)
    formas = models.CharField(max_length=200, blank=True)
    resumo = models.CharField(max_length=64, unique=True)
    feita_em = models.DateTimeField()
    vence_em = models.DateTimeField(db_index=True)
    usada_em = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"prova {self.pk}: {self.finalidade}"


class TrocaDeEmail(models.Model):
    """Another e-mail for an account, until the new address confirms it.

    Confirmed, it keeps the address before (`anterior`) until that one was told.
    """

    conta = models.ForeignKey(Conta, on_delete=models.CASCADE, related_name="trocas_de_email")
    email = models.EmailField("e-mail novo")
    anterior = models.EmailField("e-mail anterior", blank=True)
    numero = models.CharField(max_length=24)
    resumo = models.CharField(max_length=64, unique=True)
    pedida_em = models.DateTimeField()
    vence_em = models.DateTimeField(db_index=True)
    confirmada_em = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"troca de e-mail {self.pk}"


class LugarDoCidadao(models.Model):
    """An institution that has something for the person with this CPF: where to look, and nothing
    about what there is. By CPF, so that what was opened before the account existed is found.
    """

    cpf = models.CharField("CPF", max_length=11, validators=[APENAS_DIGITOS])
    casa = models.ForeignKey(
        Instituicao, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    desde = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint("cpf", "casa", name="lugar_do_cidadao_unico")]

    def __str__(self) -> str:
        return f"lugar {self.pk}"
