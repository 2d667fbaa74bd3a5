"""The whole history of the institution, checked from the rows alone: chains and closings."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from cryptography.exceptions import InvalidSignature

from seiva.andamentos.regras import merkle
from seiva.andamentos.regras.forma import forma_canonica
from seiva.documentos.papel.chave_publica import ChavePublica, achar_chave

Linha = dict[str, Any]


def conteudo_do_hash(linha: Linha) -> Linha:
    """What the hash of an entry covers, with the ids of where it was written."""
    origem = linha.get("instituicao_na_origem")
    return {
        "instituicao": linha["instituicao_id"] if origem is None else origem,
        "processo": linha["processo_id"],
        "sequencia": linha["sequencia"],
        "tipo": linha["tipo"],
        "unidade": linha["unidade_id"],
        "conta": linha["conta_id"] if origem is None else linha["conta_na_origem"],
        "quando": datetime.fromisoformat(linha["quando"])
        .astimezone(UTC)
        .isoformat(timespec="microseconds"),
        "dados": linha["dados"],
        "anterior": linha["anterior"],
    }


class Corrente:
    """Follows every chain at once, in the order of the ids; memory grows with the processes."""

    def __init__(self) -> None:
        self.ultimos: dict[int, tuple[int, str]] = {}
        self.anterior = self.quantos = 0

    def seguir(self, linha: Linha) -> str | None:
        """What is wrong with the next entry, or None."""
        self.quantos += 1
        sequencia, hash_ = self.ultimos.get(linha["processo_id"], (0, ""))
        certa = (
            linha["id"] > self.anterior
            and (linha["sequencia"], linha["anterior"]) == (sequencia + 1, hash_)
            and hashlib.sha256(forma_canonica(conteudo_do_hash(linha))).hexdigest() == linha["hash"]
        )
        self.anterior = linha["id"]
        self.ultimos[linha["processo_id"]] = (linha["sequencia"], linha["hash"])
        if certa:
            return None
        return (
            f"O andamento {linha['sequencia']} do processo de chave {linha['processo_id']} "
            "foi alterado ou está fora de ordem."
        )


def conferir_fechamentos(
    entradas: Iterable[tuple[int, str]], raizes: Sequence[Linha], chaves: Sequence[ChavePublica]
) -> Iterator[str]:
    """What is wrong with the closings, given (id, hash) of every entry in order."""
    proximas, atual = iter(entradas), None
    esperado, de, resumo = 1, 1, ""
    for raiz in raizes:
        folhas: list[bytes] = []
        while True:
            atual = atual or next(proximas, None)
            if atual is None or atual[0] > raiz["ate"]:
                break
            folhas.append(merkle.folha(bytes.fromhex(atual[1])))
            atual = None
        declarado = json.loads(raiz["declaracao"])
        campos = {c: raiz[c] for c in ("numero", "de", "ate", "quantidade", "raiz")}
        certa = (
            (raiz["numero"], raiz["de"], declarado["anterior"]) == (esperado, de, resumo)
            and campos.items() <= declarado.items()
            and len(folhas) == raiz["quantidade"]
            and merkle.raiz(folhas).hex() == raiz["raiz"]
            and _assinada(raiz, chaves)
        )
        if not certa:
            yield f"O fechamento {raiz['numero']} não confere com o histórico."
        esperado, de = raiz["numero"] + 1, raiz["ate"] + 1
        resumo = hashlib.sha256(raiz["declaracao"].encode()).hexdigest()


def _assinada(raiz: Linha, chaves: Sequence[ChavePublica]) -> bool:
    chave = achar_chave(chaves, raiz["kid"])
    if chave is None:
        return False
    try:
        chave.ed25519.verify(bytes.fromhex(raiz["assinatura"]), raiz["declaracao"].encode())
    except (InvalidSignature, ValueError):
        return False
    return True
