"""Chain of the history and its signed closings, checked from the package alone."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from cryptography.exceptions import InvalidSignature

from seiva.andamentos.regras import merkle
from seiva.autos.pacote.formato import forma_canonica_do_andamento
from seiva.documentos.papel.chave_publica import ChavePublica, achar_chave


def conferir_corrente(entradas: list[dict[str, Any]], processo: str) -> list[str]:
    """Problems of one chain: an entry changed, missing, out of order or from another place."""
    problemas, anterior = [], ""
    for esperada, entrada in enumerate(entradas, start=1):
        certa = entrada["sequencia"] == esperada and entrada["anterior"] == anterior
        if certa and not entrada.get("reservada"):
            certa = (
                hashlib.sha256(forma_canonica_do_andamento(entrada)).hexdigest()
                == (entrada["hash"])
            )
        if not certa:
            problemas.append(f"{processo}: o andamento {esperada} do histórico foi alterado.")
        anterior = entrada["hash"]
    if len({e["processo"] for e in entradas if not e.get("reservada")}) > 1:
        problemas.append(f"{processo}: há andamentos de outro processo no histórico.")
    return problemas


def ler_raizes(
    publicadas: list[dict[str, str]], chaves: Sequence[ChavePublica]
) -> tuple[dict[int, dict[str, Any]], list[str]]:
    """Closings whose signature checks, by number, and what is wrong with the others."""
    boas: dict[int, dict[str, Any]] = {}
    problemas = []
    for publicada in publicadas:
        declaracao = json.loads(publicada["declaracao"])
        chave = achar_chave(chaves, publicada["kid"])
        try:
            if chave is None:
                raise InvalidSignature
            chave.ed25519.verify(
                bytes.fromhex(publicada["assinatura"]), publicada["declaracao"].encode()
            )
            boas[int(declaracao["numero"])] = declaracao
        except (InvalidSignature, ValueError):
            problemas.append("Um fechamento do histórico não traz assinatura válida.")
    return boas, problemas


def provadas(
    entradas: list[dict[str, Any]], raizes: dict[int, dict[str, Any]], processo: str
) -> tuple[int, list[str]]:
    """How many entries are proved to be in a signed closing; those that claim it and are not."""
    quantas, problemas = 0, []
    for entrada in entradas:
        prova = entrada.get("prova")
        if prova is None:
            continue
        raiz = raizes.get(prova["raiz"])
        if raiz is not None and merkle.verificar_prova(
            merkle.folha(bytes.fromhex(entrada["hash"])),
            prova["indice"],
            raiz["quantidade"],
            [bytes.fromhex(no) for no in prova["caminho"]],
            bytes.fromhex(raiz["raiz"]),
        ):
            quantas += 1
        else:
            problemas.append(
                f"{processo}: o andamento {entrada['sequencia']} não está no fechamento indicado."
            )
    return quantas, problemas
