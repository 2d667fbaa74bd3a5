"""The package of a process: names and shapes that who writes and who verifies share.

Pure: no database, no settings. Described for people in docs/verificacao.md.
"""

from __future__ import annotations

import json
import unicodedata
from typing import Any

FORMATO = "seiva-autos/1"
MANIFESTO = "manifesto.json"
ASSINATURA = "manifesto.assinatura.json"
CHAVES = "chaves.json"
RAIZES = "raizes.json"
LEIA_ME = "LEIA-ME.txt"
# Files that are not in the list of the manifest: itself and its signature.
FORA_DA_LISTA = frozenset({MANIFESTO, ASSINATURA})
MAIOR_NOME = 240
_CAMPOS_DO_ANDAMENTO = (
    "instituicao", "processo", "sequencia", "tipo", "unidade", "conta", "quando", "dados",
    "anterior",
)  # fmt: skip


def em_json(valor: Any) -> bytes:
    """JSON as it goes into the package: sorted, indented, UTF-8."""
    return (json.dumps(valor, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def forma_canonica_do_andamento(entrada: dict[str, Any]) -> bytes:
    """Bytes that the hash of an entry of the history covers (the same as when it was written)."""
    conteudo = {campo: entrada[campo] for campo in _CAMPOS_DO_ANDAMENTO}
    return json.dumps(conteudo, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def nome_seguro(nome: str) -> bool:
    """A relative path that writes nowhere but below the folder where the package is opened."""
    partes = nome.split("/")
    return (
        0 < len(nome) <= MAIOR_NOME
        and not nome.startswith("/")
        and "\\" not in nome
        and ":" not in nome
        and all(parte not in {"", ".", ".."} for parte in partes)
        and not any(unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"} for c in nome)
    )
