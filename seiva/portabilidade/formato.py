"""The package of an institution: names and shapes that who writes and who verifies share.

Pure: no database, no settings. Described for people in docs/pacote.md.
"""

from __future__ import annotations

FORMATO = "seiva-instituicao/1"

# Payload of the outer bag (RFC 8493), below `data/`.
LEIA_ME = "LEIA-ME.txt"
INSTITUICAO = "instituicao.json"
DICIONARIO = "dicionario.json"
CONTAS = "contas.jsonl"
CHAVES = "chaves.json"
BYTES = "bytes.jsonl"
PASTA_DE_TABELAS = "tabelas"
PASTA_DE_PROCESSOS = "processos"
PASTA_DE_BYTES = "bytes"
# Tag file: the institution's signature over the manifest of the payload.
ASSINATURA = "assinatura.json"

# Tables that the verifier reads by name.
ANDAMENTOS = "andamentos_andamento"
RAIZES = "andamentos_raizdeandamentos"

MAIS_ENTRADAS = 3_000_000
MAIOR_LINHA = 64 * 1024 * 1024  # of a JSON Lines file, in bytes
# No file of text grows more than this when it is opened: a bomb would.
MAIOR_EXPANSAO = 200


def arquivo_da_tabela(tabela: str) -> str:
    """Where the rows of a table are, below `data/`."""
    return f"{PASTA_DE_TABELAS}/{tabela}.jsonl"


def arquivo_do_processo(numero: str) -> str:
    """Where the bag of a process is, below `data/`."""
    return f"{PASTA_DE_PROCESSOS}/{raiz_do_processo(numero)}.zip"


def raiz_do_processo(numero: str) -> str:
    """The number of a process as the name of a folder that every system accepts."""
    return "".join(c if c.isalnum() or c in ".-" else "-" for c in numero)


def arquivo_dos_bytes(sha256: str) -> str:
    """Where bytes that are in no process are, below `data/`."""
    return f"{PASTA_DE_BYTES}/{sha256[:2]}/{sha256}"
