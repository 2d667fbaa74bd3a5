"""The sessions of an account: listed to their owner, ended by them."""

from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import QuerySet

from seiva.core.erros import NaoEncontrado
from seiva.core.relogio import agora
from seiva.organizacao.models import Conta, SessaoAberta

VISTA_A_CADA = 600  # seconds


def registrar_sessao(
    conta: Conta, chave: str, *, endereco: str, navegador: str, forma: str
) -> SessaoAberta:
    """Note a session that begins. `forma` says how, in words of the owner."""
    instante = agora()
    return SessaoAberta.objects.create(
        conta=conta,
        chave=chave,
        entrou_em=instante,
        vista_em=instante,
        endereco=endereco or None,
        navegador=navegador[:200],
        forma=forma[:80],
    )


def trocar_chave(antiga: str | None, nova: str) -> None:
    """The same session under another key (changing the password makes a new one)."""
    SessaoAberta.objects.filter(chave=antiga or "").update(chave=nova)


def vista(chave: str) -> None:
    """The session is in use. Called at most every `VISTA_A_CADA` seconds by each server."""
    SessaoAberta.objects.filter(chave=chave).update(vista_em=agora())


def sessoes_de(conta: Conta) -> QuerySet[SessaoAberta]:
    """Sessions still open, the last seen first."""
    vivas = Session.objects.filter(expire_date__gt=agora()).values("session_key")
    return SessaoAberta.objects.filter(conta=conta, chave__in=vivas).order_by("-vista_em")[:100]


@transaction.atomic
def encerrar(conta: Conta, pk: int) -> None:
    """End one session of this account. Raises `NaoEncontrado` for one of somebody else."""
    sessao = SessaoAberta.objects.filter(conta=conta, pk=pk).first()
    if sessao is None:
        raise NaoEncontrado
    Session.objects.filter(session_key=sessao.chave).delete()
    sessao.delete()


@transaction.atomic
def encerrar_outras(conta: Conta, menos: str | None) -> int:
    """End every session of this account but the one in use; how many ended."""
    outras = SessaoAberta.objects.filter(conta=conta).exclude(chave=menos or "")
    chaves = list(outras.values_list("chave", flat=True))
    abertas = Session.objects.filter(session_key__in=chaves).count()
    Session.objects.filter(session_key__in=chaves).delete()
    outras.delete()
    return abertas


def varrer() -> int:
    """Forget what is said of sessions that no longer exist; how many."""
    existem = Session.objects.values("session_key")
    return SessaoAberta.objects.exclude(chave__in=existem).delete()[0]
