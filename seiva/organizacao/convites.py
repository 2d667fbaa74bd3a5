"""Invitations: the person whose account an institution created receives a link, once, and chooses
the password."""

from collections.abc import Iterable

from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.utils.crypto import constant_time_compare
from django.utils.http import base36_to_int

from seiva.core.jobs import enfileirar
from seiva.core.relogio import agora
from seiva.organizacao.models import Conta, Convite

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
