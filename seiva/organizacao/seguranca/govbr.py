"""gov.br (Login Único): who the government says that the person is, and how sure it is.

Source: Roteiro técnico de integração do Login Único, Secretaria de Governo Digital.
"""

import secrets
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db import IntegrityError, transaction

from seiva.core.erros import RegraViolada
from seiva.core.relogio import agora
from seiva.core.textos import uma_linha
from seiva.organizacao.models import Conta, NivelGovBr, VinculoGovBr
from seiva.organizacao.provas import cpf_provado, devolver_ao_dono, provar_cpf
from seiva.organizacao.regras.documentos_pessoais import DocumentoInvalido
from seiva.organizacao.regras.documentos_pessoais import cpf as validar_cpf
from seiva.organizacao.seguranca.oidc import Cliente

FORMA = "gov.br"
NIVEIS = {"bronze": NivelGovBr.BRONZE, "silver": NivelGovBr.PRATA, "gold": NivelGovBr.OURO}
SEGUNDOS_FATORES = {"mfa", "otp", "app", "x509", "x509_token"}
SEM_CPF = "O gov.br não informou um CPF válido. Tente de novo em alguns minutos."
RECUSADA = "Você não autorizou a entrada com gov.br. Tente de novo ou use CPF e senha."


@dataclass(frozen=True)
class Identidade:
    """What one token said. `email` is "" unless gov.br verified it; `formas` are the `amr`."""

    cpf: str
    nome: str
    email: str
    nivel: NivelGovBr
    formas: tuple[str, ...]

    @property
    def dois_fatores(self) -> bool:
        """Whether the person proved a second factor there."""
        return bool(SEGUNDOS_FATORES & set(self.formas))


@dataclass(frozen=True)
class Entrada:
    """The account that gov.br opened. `devolvida`: somebody else had typed this CPF before."""

    conta: Conta
    devolvida: bool


def configurado() -> bool:
    """Whether this installation has gov.br."""
    return bool(settings.GOVBR_EMISSOR and settings.GOVBR_CLIENTE)


def cliente(volta: str) -> Cliente:
    """The installation before gov.br; `volta` is our address of return, as registered there."""
    return Cliente(
        settings.GOVBR_EMISSOR,
        settings.GOVBR_CLIENTE,
        settings.GOVBR_SEGREDO,
        volta,
        settings.GOVBR_ESCOPO,
    )


def endereco_de_saida(depois: str) -> str:
    """Where the browser ends the session at gov.br; `depois` is where it comes back."""
    return f"{settings.GOVBR_EMISSOR}/logout?{urlencode({'post_logout_redirect_uri': depois})}"


def ler(fatos: dict[str, Any]) -> Identidade:
    """Claims, already checked by `oidc`, as this house understands them.

    `sub` is the CPF, at times with punctuation; `email_verified` is a text. Without
    `reliability_info` the account is taken for the lowest level. Raises `RegraViolada`.
    """
    try:
        cpf = validar_cpf("".join(c for c in str(fatos["sub"]) if c.isdecimal()))
    except DocumentoInvalido as erro:
        raise RegraViolada("govbr_sem_cpf", SEM_CPF) from erro
    verificado = str(fatos.get("email_verified", "")).lower() == "true"
    email = str(fatos.get("email") or "").strip().lower() if verificado else ""
    info = fatos.get("reliability_info")
    nivel = str(info.get("level", "")) if isinstance(info, dict) else ""
    formas = fatos.get("amr")
    return Identidade(
        cpf,
        uma_linha(str(fatos.get("social_name") or fatos.get("name") or ""))[:200] or "Sem nome",
        email if len(email) <= 254 and "@" in email else "",
        NIVEIS.get(nivel.lower(), NivelGovBr.BRONZE),
        tuple(str(f) for f in formas) if isinstance(formas, list) else (),
    )


@transaction.atomic
def entrar(quem: Identidade) -> Entrada:
    """The account of this CPF, made now if there is none, with the level noted.

    An account that exists keeps its own e-mail and name, unless its CPF had only been typed by
    somebody and the e-mail is not the one that gov.br verified: then it goes back to its owner,
    without the password and e-mail of the one before. Raises `RegraViolada` for one turned off.
    """
    conta = _travada(quem) or _nova(quem)
    if not conta.is_active:
        raise RegraViolada("conta_desativada", "Esta conta está desativada.")
    devolvida = not cpf_provado(conta) and conta.email.lower() != quem.email
    if devolvida:
        devolver_ao_dono(conta, nome=quem.nome, email=_email_livre(quem))
    provar_cpf(conta, prova=FORMA)
    anotar_nivel(conta, quem)
    return Entrada(conta, devolvida)


def anotar_nivel(conta: Conta, quem: Identidade) -> None:
    """Keep what gov.br says now of the owner of an account."""
    quando = agora()
    dito = {"nivel": quem.nivel, "nivel_em": quando, "formas": " ".join(quem.formas)[:200]}
    VinculoGovBr.objects.update_or_create(
        conta=conta, defaults=dito, create_defaults=dito | {"desde": quando}
    )


def nivel_de(conta: Conta) -> int:
    """The level that gov.br last told of an account; 0 when it never did."""
    achado = VinculoGovBr.objects.filter(conta=conta).values_list("nivel", flat=True).first()
    return achado or 0


def _travada(quem: Identidade) -> Conta | None:
    return Conta.objects.select_for_update().filter(cpf=quem.cpf).first()


def _nova(quem: Identidade) -> Conta:
    """An account without a password: who wants one asks for it by e-mail. Two browsers at once
    make one account."""
    conta = Conta(cpf=quem.cpf, nome=quem.nome, email=_email_livre(quem))
    conta.set_unusable_password()
    try:
        with transaction.atomic():
            conta.save()
    except IntegrityError:
        return Conta.objects.select_for_update().get(cpf=quem.cpf)
    return conta


def _email_livre(quem: Identidade) -> str:
    """The e-mail of gov.br, or one that reaches nobody (RFC 2606) until the person gives another:
    without a verified one, and when it is of another account."""
    if quem.email and not Conta.objects.filter(email__iexact=quem.email).exists():
        return quem.email
    return f"{secrets.token_hex(8)}@sem-email.invalid"
