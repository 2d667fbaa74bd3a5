"""Passkeys: the device proves to hold a key that never leaves it (W3C WebAuthn, level 2)."""

import json
from dataclasses import dataclass
from typing import Any

import webauthn
from webauthn.helpers import base64url_to_bytes
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from seiva.core.erros import RegraViolada
from seiva.core.relogio import agora
from seiva.core.textos import uma_linha
from seiva.organizacao.models import ChaveDeAcesso, Conta

MAXIMO = 10
RECUSADA = "A chave de acesso não foi aceita. Tente de novo ou use outra forma de entrar."


@dataclass(frozen=True)
class Lugar:
    """Where the page is: the relying party's id is a host name, never an address of numbers."""

    host: str
    origem: str


def pedir_registro(conta: Conta, lugar: Lugar) -> tuple[str, bytes]:
    """Options for `navigator.credentials.create` as JSON, and the challenge to remember."""
    existentes = ChaveDeAcesso.objects.filter(conta=conta)
    if existentes.count() >= MAXIMO:
        raise RegraViolada("muitas_chaves", f"Você já tem {MAXIMO} chaves. Retire uma antes.")
    opcoes = webauthn.generate_registration_options(
        rp_id=lugar.host,
        rp_name="Seiva",
        user_id=f"conta:{conta.pk}".encode(),
        user_name=conta.email,
        user_display_name=conta.nome,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED,
            user_verification=UserVerificationRequirement.REQUIRED,
        ),
        exclude_credentials=[
            PublicKeyCredentialDescriptor(id=bytes(chave.credencial)) for chave in existentes
        ],
    )
    return webauthn.options_to_json(opcoes), opcoes.challenge


def registrar_chave(
    conta: Conta, lugar: Lugar, *, desafio: bytes, resposta: str, nome: str
) -> ChaveDeAcesso:
    """Keep a new passkey. Raises `RegraViolada` when the answer is not to this challenge."""
    try:
        prova = webauthn.verify_registration_response(
            credential=resposta,
            expected_challenge=desafio,
            expected_rp_id=lugar.host,
            expected_origin=lugar.origem,
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError, KeyError, TypeError) as erro:
        raise RegraViolada("chave_recusada", RECUSADA) from erro
    chave, nova = ChaveDeAcesso.objects.get_or_create(
        credencial=prova.credential_id,
        defaults={
            "conta": conta,
            "chave_publica": prova.credential_public_key,
            "contador": prova.sign_count,
            "nome": uma_linha(nome)[:60] or "Chave de acesso",
            "criada_em": agora(),
        },
    )
    if not nova:
        raise RegraViolada("chave_repetida", "Esta chave de acesso já está registrada.")
    return chave


def pedir_prova(lugar: Lugar, conta: Conta | None = None) -> tuple[str, bytes]:
    """Options for `navigator.credentials.get`; without an account, any passkey of this site."""
    permitidas = []
    if conta is not None:
        permitidas = [
            PublicKeyCredentialDescriptor(id=bytes(chave.credencial))
            for chave in ChaveDeAcesso.objects.filter(conta=conta)
        ]
    opcoes = webauthn.generate_authentication_options(
        rp_id=lugar.host,
        allow_credentials=permitidas or None,
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return webauthn.options_to_json(opcoes), opcoes.challenge


def provar(lugar: Lugar, *, desafio: bytes, resposta: str, conta: Conta | None = None) -> Conta:
    """The account whose passkey answered. Raises `RegraViolada` for anything else.

    The device checked the person (finger, face or PIN), so it counts as both factors. A counter
    that goes back tells of a copied key, and is refused.
    """
    try:
        dados: Any = json.loads(resposta)
        chave = (
            ChaveDeAcesso.objects.select_for_update()
            .select_related("conta")
            .get(credencial=base64url_to_bytes(dados["rawId"]))
        )
        prova = webauthn.verify_authentication_response(
            credential=dados,
            expected_challenge=desafio,
            expected_rp_id=lugar.host,
            expected_origin=lugar.origem,
            credential_public_key=bytes(chave.chave_publica),
            credential_current_sign_count=chave.contador,
            require_user_verification=True,
        )
    except (
        WebAuthnException,
        ChaveDeAcesso.DoesNotExist,
        ValueError,
        KeyError,
        TypeError,
    ) as erro:
        raise RegraViolada("chave_recusada", RECUSADA) from erro
    if not chave.conta.is_active or (conta is not None and chave.conta_id != conta.pk):
        raise RegraViolada("chave_recusada", RECUSADA)
    chave.contador, chave.usada_em = prova.new_sign_count, agora()
    chave.save(update_fields=["contador", "usada_em"])
    dona: Conta = chave.conta
    return dona
