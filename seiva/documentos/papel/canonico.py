"""Canonical JSON (RFC 8785, JSON Canonicalization Scheme), for values without fractions.

Floats are refused: their shortest form is the only hard part of the RFC, and no declaration
needs them. What remains is UTF-8, keys sorted by UTF-16 code units and no white space.
"""

from __future__ import annotations

import json
from typing import Any

from .erros import DeclaracaoInvalida

_MAIOR_INTEIRO = 2**53 - 1  # RFC 8785, section 3.2.2.3: beyond it JSON readers lose digits


def canonico(valor: Any) -> bytes:
    """Canonical bytes of a JSON value. Raises DeclaracaoInvalida for floats and bad text."""
    try:
        return _texto(valor).encode("utf-8")
    except UnicodeEncodeError as erro:
        raise DeclaracaoInvalida("Texto com caractere inválido (surrogate isolado).") from erro


def _texto(valor: Any) -> str:
    if valor is None or isinstance(valor, bool | str):
        return json.dumps(valor, ensure_ascii=False)
    if isinstance(valor, int):
        if abs(valor) > _MAIOR_INTEIRO:
            raise DeclaracaoInvalida("Número inteiro fora do intervalo seguro do JSON.")
        return str(valor)
    if isinstance(valor, list | tuple):
        return "[" + ",".join(_texto(item) for item in valor) + "]"
    if isinstance(valor, dict):
        if not all(isinstance(chave, str) for chave in valor):
            raise DeclaracaoInvalida("Chave de objeto que não é texto.")
        pares = sorted(valor.items(), key=lambda par: _ordem_utf16(par[0]))
        return "{" + ",".join(f"{_texto(chave)}:{_texto(item)}" for chave, item in pares) + "}"
    raise DeclaracaoInvalida(f"Valor sem forma canônica: {type(valor).__name__}.")


def _ordem_utf16(chave: str) -> bytes:
    return chave.encode("utf-16-be")
