"""Secrets that travel in links: told once to a person, kept only as a hash.

The secret is derived from the installation's own key and a random number of the row, so that a
background job that writes the message needs the id alone, and a copy of the database, without the
key, opens nothing (RFC 2104, HMAC; `SECRET_KEY`).
"""

import base64
import hashlib
import secrets

from django.utils.crypto import salted_hmac


def novo_numero() -> str:
    """A random number of a row, 24 characters."""
    return secrets.token_urlsafe(18)


def segredo_de(assunto: str, numero: str) -> str:
    """The secret for one purpose (`assunto`) of the row that holds `numero`: 43 characters."""
    resumo_binario = salted_hmac(f"seiva.{assunto}", numero, algorithm="sha256").digest()
    return base64.urlsafe_b64encode(resumo_binario).decode().rstrip("=")


def resumo(segredo: str) -> str:
    """What is stored of a secret: its SHA-256, hexadecimal."""
    return hashlib.sha256(segredo.encode()).hexdigest()


def para_endereco(instituicao_id: int, segredo: str) -> str:
    """The part of an address that carries a secret and tells in which institution to look."""
    return f"{instituicao_id:x}-{segredo}"


def do_endereco(parte: str) -> tuple[int, str] | None:
    """Institution and secret out of an address, or None when it has not their shape."""
    casa, _, segredo = parte.partition("-")
    if not casa or len(casa) > 15 or any(c not in "0123456789abcdef" for c in casa):
        return None
    return int(casa, 16), segredo
