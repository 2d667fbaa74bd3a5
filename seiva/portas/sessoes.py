"""The sessions of an account: listed to their owner, ended by them."""

from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import QuerySet

from seiva.core.relogio import agora
from seiva.organizacao.models import Conta, SessaoAberta
from seiva.organizacao.seguranca.sessoes import esquecer, esquecer_outras


def sessoes_de(conta: Conta) -> QuerySet[SessaoAberta]:
    """Sessions still open, the last seen first."""
    vivas = Session.objects.filter(expire_date__gt=agora()).values("session_key")
    return SessaoAberta.objects.filter(conta=conta, chave__in=vivas).order_by("-vista_em")[:100]


@transaction.atomic
def encerrar(conta: Conta, pk: int) -> None:
    """End one session of this account. Raises `NaoEncontrado` for one of somebody else."""
    Session.objects.filter(session_key=esquecer(conta, pk)).delete()


@transaction.atomic
def encerrar_outras(conta: Conta, menos: str | None) -> int:
    """End every session of this account but the one in use; how many ended."""
    outras = Session.objects.filter(session_key__in=esquecer_outras(conta, menos))
    return outras.delete()[0]
