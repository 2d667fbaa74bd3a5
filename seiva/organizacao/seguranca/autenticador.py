"""One-time codes from an application on the person's phone (RFC 6238: SHA-1, 30 s, 6 digits)."""

import hmac

import pyotp
from django.db import transaction

from seiva.core.erros import RegraViolada
from seiva.core.relogio import agora
from seiva.organizacao.models import Autenticador, Conta
from seiva.organizacao.seguranca.cofre import abrir, guardar

USO, PASSO = "totp", 30
DESVIOS = (0, -1, 1)  # clocks of phones: one step to each side
EMISSOR = "Seiva"


def comecar(conta: Conta) -> tuple[str, str]:
    """A new secret, not yet in force: (base32 to type, `otpauth://` address for the QR code).

    A secret that waits for its first code is shown again; one in force raises `RegraViolada`.
    """
    with transaction.atomic():
        Conta.objects.select_for_update().get(pk=conta.pk)
        atual = Autenticador.objects.filter(conta=conta).first()
        if atual is not None and atual.confirmado_em:
            raise RegraViolada("ja_tem", "Você já tem um aplicativo autenticador em uso.")
        if atual is None:
            segredo = pyotp.random_base32()
            Autenticador.objects.create(
                conta=conta,
                segredo=guardar(segredo.encode(), uso=USO, dono=conta.pk),
                criado_em=agora(),
            )
        else:
            segredo = _segredo(atual)
    return segredo, pyotp.TOTP(segredo).provisioning_uri(name=conta.email, issuer_name=EMISSOR)


def confirmar(conta: Conta, codigo: str) -> None:
    """Put it in force with the first right code. Raises `RegraViolada` for a wrong one."""
    if not _aceitar(conta, codigo, confirmando=True):
        raise RegraViolada(
            "codigo_errado",
            "O código não confere. Veja se o relógio do telefone está certo e digite o código "
            "que o aplicativo mostra agora.",
            campo="codigo",
        )


def conferir(conta: Conta, codigo: str) -> bool:
    """Is it the code of now? Accepting it spends it: the same one is refused afterwards."""
    return _aceitar(conta, codigo, confirmando=False)


def retirar(conta: Conta) -> None:
    """Stop asking for codes of the application."""
    Autenticador.objects.filter(conta=conta).delete()


def _segredo(autenticador: Autenticador) -> str:
    return abrir(autenticador.segredo, uso=USO, dono=autenticador.conta_id).decode()


def _aceitar(conta: Conta, codigo: str, *, confirmando: bool) -> bool:
    digitos = "".join(c for c in codigo if c.isdecimal())
    if len(digitos) != 6 or not digitos.isascii():
        return False
    with transaction.atomic():
        atual = Autenticador.objects.select_for_update().filter(conta=conta).first()
        if atual is None or bool(atual.confirmado_em) is confirmando:
            return False
        passo = _passo_de(_segredo(atual), digitos, atual.ultimo_passo)
        if passo is None:
            return False
        atual.ultimo_passo = passo
        atual.confirmado_em = atual.confirmado_em or agora()
        atual.save(update_fields=["ultimo_passo", "confirmado_em"])
    return True


def _passo_de(segredo: str, digitos: str, ultimo: int) -> int | None:
    """The time step, after the last one spent, whose code this is."""
    totp, agora_em = pyotp.TOTP(segredo), int(agora().timestamp()) // PASSO
    for passo in (agora_em + desvio for desvio in DESVIOS):
        if passo > ultimo and hmac.compare_digest(totp.at(passo * PASSO), digitos):
            return passo
    return None
