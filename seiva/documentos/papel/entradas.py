"""Private entries of our signature dictionaries, and the reading of a seal's byte range."""

from __future__ import annotations

from typing import Any

from .declaracao import DeclaracaoAssinada
from .erros import DeclaracaoInvalida

ENTRADA_DECLARACAO = "/SEIVA_Declaracao"  # canonical JSON, UTF-8
ENTRADA_ASSINATURA = "/SEIVA_Assinatura"  # Ed25519, 64 bytes
ENTRADA_KID = "/SEIVA_Kid"  # id of the key, ASCII


def limites_do_selo(objeto: Any) -> tuple[int, int, int]:
    """Start and end of the gap of a signature and end of what it covers, in bytes of the file.

    Raises ValueError when the byte range is not ``[0 a b c]`` with the gap inside.
    """
    inicio, tamanho1, inicio2, tamanho2 = (int(n) for n in objeto["/ByteRange"])
    if inicio != 0 or not 0 < tamanho1 < inicio2 or tamanho2 <= 0:
        raise ValueError("ByteRange")
    return tamanho1, inicio2, inicio2 + tamanho2


def declaracao_do_selo(objeto: Any) -> DeclaracaoAssinada:
    """The declaration that travels in a signature dictionary; DeclaracaoInvalida if absent."""
    try:
        corpo, assinatura, kid = (
            _bytes(objeto[nome]) for nome in (ENTRADA_DECLARACAO, ENTRADA_ASSINATURA, ENTRADA_KID)
        )
        return DeclaracaoAssinada(canonico=corpo, assinatura=assinatura, kid=kid.decode("ascii"))
    except (KeyError, ValueError, AttributeError) as erro:
        raise DeclaracaoInvalida("O selo não traz a declaração do signatário.") from erro


def _bytes(texto: Any) -> bytes:
    return bytes(texto.original_bytes)
