"""Invitations: the person whose account an institution created receives a link, once, and chooses
the password."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.utils.crypto import constant_time_compare
from django.utils.encoding import force_bytes
from django.utils.http import base36_to_int, urlsafe_base64_encode

from seiva.core.jobs import enfileirar
from seiva.core.relogio import agora
from seiva.organizacao.models import Conta, Convite, Instituicao

DIAS = 7
_ATE = DIAS * 86_400  # seconds


class GeradorDeConvite(PasswordResetTokenGenerator):
    """Tokens as those of a new password, with more days; dead as soon as there is a password."""

    key_salt = "seiva.organizacao.convites"

    def check_token(self, user: Conta | None, token: str | None) -> bool:
        """True for a token of this account, made at most `DIAS` days ago."""
        if user is None or not token:
            return False
        try:
            momento = base36_to_int(token.split("-")[0])
        except ValueError:
            return False
        certos = (
            self._make_token_with_timestamp(user, momento, chave)
            for chave in (self.secret, *self.secret_fallbacks)
        )
        if not any(constant_time_compare(certo, token) for certo in certos):
            return False
        return self._num_seconds(self._now()) - momento <= _ATE


gerador = GeradorDeConvite()


def convidar(contas: Iterable[Conta]) -> int:
    """Invite, after the commit, those who have no password and were not invited here yet; how many.

    The institution in scope invites each person once, however many acts ask for it.
    """
    novos = anotar_convites(contas)
    if novos:
        pedir_envio()
    return novos


def anotar_convites(contas: Iterable[Conta]) -> int:
    """As `convidar`, but who calls asks for the sending (`pedir_envio`), once for many lots."""
    sem_senha = {conta.pk: conta for conta in contas if not conta.has_usable_password()}
    ja = set(Convite.objects.filter(conta__in=list(sem_senha)).values_list("conta_id", flat=True))
    novos = [
        Convite(conta=conta, criado_em=agora()) for pk, conta in sem_senha.items() if pk not in ja
    ]
    Convite.objects.bulk_create(novos, batch_size=1000, ignore_conflicts=True)
    return len(novos)


def pedir_envio() -> None:
    """Enqueue the job that writes to whoever waits for an invitation."""
    from seiva.core.tenancy import instituicao_atual
    from seiva.organizacao.tarefas import enviar_convites

    enfileirar(enviar_convites, trava=f"convites:{instituicao_atual()}")


def carta(convite: Convite, casa: Instituicao) -> dict[str, Any]:
    """Arguments of `enviar_email` for an invitation; the link is made now, and counts from now."""
    conta = convite.conta
    uid = urlsafe_base64_encode(force_bytes(conta.pk))
    caminho = f"/conta/convite/{uid}/{gerador.make_token(conta)}/"
    return {
        "para": [conta.email],
        "assunto": f"Sua conta no Seiva: {casa.nome}",
        "corpo": (
            f"Olá, {conta.nome}.\n\n"
            f"{casa.nome} cadastrou você no Seiva, o sistema de processos eletrônicos. Para entrar "
            f"pela primeira vez, abra o endereço abaixo em até {DIAS} dias e escolha a sua senha:\n\n"
            f"{settings.URL_BASE}{caminho}\n\n"
            "Depois, entre com o seu CPF ou com este e-mail. Se o prazo passar, use “Esqueci minha "
            f"senha” em {settings.URL_BASE}/entrar/.\n\n"
            "Se você não trabalha nesta instituição, ignore esta mensagem.\n"
        ),
    }
