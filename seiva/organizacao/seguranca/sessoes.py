"""What an account is told of its sessions. The sessions themselves belong to the doors."""

from datetime import timedelta

from seiva.core.erros import NaoEncontrado
from seiva.core.relogio import agora
from seiva.organizacao.models import Conta, SessaoAberta

VISTA_A_CADA = 600  # seconds


def registrar_sessao(
    conta: Conta, chave: str, *, endereco: str, navegador: str, forma: str
) -> SessaoAberta:
    """Note a session that begins, or begins again. `forma` says how, in words of the owner."""
    instante = agora()
    sessao, _ = SessaoAberta.objects.update_or_create(
        chave=chave,
        defaults={
            "conta": conta,
            "entrou_em": instante,
            "vista_em": instante,
            "endereco": endereco or None,
            "navegador": navegador[:200],
            "forma": forma[:80],
        },
    )
    return sessao


def trocar_chave(antiga: str | None, nova: str) -> None:
    """The same session under another key (changing the password makes a new one)."""
    SessaoAberta.objects.filter(chave=antiga or "").update(chave=nova)


def vista(chave: str) -> None:
    """The session is in use. Called at most every `VISTA_A_CADA` seconds by each server."""
    SessaoAberta.objects.filter(chave=chave).update(vista_em=agora())


def esquecer(conta: Conta, pk: int) -> str:
    """Stop telling of one session; its key. Raises `NaoEncontrado` for one of somebody else."""
    sessao = SessaoAberta.objects.filter(conta=conta, pk=pk).first()
    if sessao is None:
        raise NaoEncontrado
    sessao.delete()
    return sessao.chave


def esquecer_outras(conta: Conta, menos: str | None) -> list[str]:
    """Stop telling of every session but the one with the key `menos`; their keys."""
    outras = SessaoAberta.objects.filter(conta=conta).exclude(chave=menos or "")
    chaves = list(outras.values_list("chave", flat=True))
    outras.delete()
    return chaves


def varrer(segundos: int) -> None:
    """Stop telling of sessions that began more than `segundos` ago: they expired."""
    SessaoAberta.objects.filter(entrou_em__lt=agora() - timedelta(seconds=segundos)).delete()
