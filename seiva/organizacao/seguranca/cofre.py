"""Small secrets at rest: wrapped by the master key, which is never in the database."""

import base64
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

_NONCE = 12


class SegredoIlegivel(Exception):
    """What is kept was not wrapped by this master key, or was for another owner: a defect."""


def _chave(uso: str) -> bytes:
    mestra = base64.b64decode(settings.CHAVE_MESTRA)
    derivada = HKDF(hashes.SHA256(), 32, salt=None, info=f"seiva:cofre:{uso}".encode())
    return derivada.derive(mestra)


def guardar(segredo: bytes, *, uso: str, dono: int) -> bytes:
    """Wrap `segredo` (AES-256-GCM) for one use and one owner: another row cannot borrow it."""
    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(_chave(uso)).encrypt(nonce, segredo, str(dono).encode())


def abrir(guardado: bytes, *, uso: str, dono: int) -> bytes:
    """Unwrap. Raises `SegredoIlegivel`."""
    bruto = bytes(guardado)
    try:
        return AESGCM(_chave(uso)).decrypt(bruto[:_NONCE], bruto[_NONCE:], str(dono).encode())
    except (InvalidTag, ValueError) as erro:
        raise SegredoIlegivel from erro
