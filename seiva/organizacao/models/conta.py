"""Account (one natural person in the platform), profiles, lotações, cargos."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Lower

from seiva.core.modelos import GerenteDoInquilino, ModeloDoInquilino, TenantForeignKey
from seiva.organizacao.models.instituicao import APENAS_DIGITOS, Unidade
from seiva.organizacao.querysets import LotacaoQuerySet


class GerenteDeConta(BaseUserManager["Conta"]):
    def create_user(self, cpf: str, nome: str, email: str, senha: str | None = None) -> "Conta":
        """Create an account. The CPF comes as 11 digits, already checked."""
        conta = self.model(cpf=cpf, nome=nome, email=email.lower())
        conta.set_password(senha)
        conta.save(using=self._db)
        return conta

    def do_login(self, login: str) -> "Conta | None":
        """The account of who types this: e-mail, or the digits of a CPF."""
        if "@" in login:
            return self.filter(email__iexact=login.strip()).first()
        return self.filter(cpf="".join(c for c in login if c.isdigit())).first()


class Conta(AbstractBaseUser):
    """One natural person, servant or citizen: one login for every institution."""

    cpf = models.CharField("CPF", max_length=11, unique=True, validators=[APENAS_DIGITOS])
    nome = models.CharField(max_length=200)
    email = models.EmailField("e-mail")
    is_active = models.BooleanField("ativa", default=True)
    criada_em = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "cpf"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["nome", "email"]
    objects: ClassVar[GerenteDeConta] = GerenteDeConta()

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="conta_email_unico")]

    def __str__(self) -> str:
        return self.nome

    @property
    def nome_curto(self) -> str:
        return self.nome.split(" ")[0]


class Perfil(ModeloDoInquilino):
    """A named set of permissions of the institution."""

    nome = models.CharField(max_length=60)
    permissoes: Any = ArrayField(models.CharField(max_length=60), default=list)
    exige_segundo_fator = models.BooleanField("exige segundo fator", default=False)
    ativo = models.BooleanField(default=True)

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        constraints = [models.UniqueConstraint("instituicao", "nome", name="perfil_nome_unico")]

    def __str__(self) -> str:
        return self.nome


class Lotacao(ModeloDoInquilino):
    """What a person may do, where and when: (conta × unidade × perfil × period)."""

    conta = models.ForeignKey(Conta, on_delete=models.PROTECT, related_name="lotacoes")
    unidade = TenantForeignKey(Unidade, related_name="lotacoes")
    perfil = TenantForeignKey(Perfil, related_name="lotacoes")
    inicio = models.DateField("início")
    fim = models.DateField(null=True, blank=True)

    objects: ClassVar[Any] = GerenteDoInquilino.de(LotacaoQuerySet)

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint("instituicao", "conta", "unidade", name="lotacao_unica"),
        ]

    def __str__(self) -> str:
        return f"{self.conta_id}@{self.unidade_id}"


class Cargo(ModeloDoInquilino):
    """Position under which a person signs (as it reads in the stamp)."""

    nome = models.CharField(max_length=120)
    ativo = models.BooleanField(default=True)

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        constraints = [models.UniqueConstraint("instituicao", "nome", name="cargo_nome_unico")]

    def __str__(self) -> str:
        return self.nome


class Titularidade(ModeloDoInquilino):
    """A cargo held by a person in a period."""

    conta = models.ForeignKey(Conta, on_delete=models.PROTECT, related_name="titularidades")
    cargo = TenantForeignKey(Cargo, related_name="titularidades")
    inicio = models.DateField("início")
    fim = models.DateField(null=True, blank=True)

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint("instituicao", "conta", "cargo", name="titularidade_unica"),
        ]

    def __str__(self) -> str:
        return f"{self.conta_id}: {self.cargo_id}"
