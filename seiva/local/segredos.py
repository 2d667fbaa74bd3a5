"""Secrets made once and kept in a file that only its owner reads (mode 0600)."""

import json
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from .erros import ErroLocal


def ler_ou_criar(arquivo: Path, receitas: dict[str, Callable[[], str]]) -> dict[str, str]:
    """Read `arquivo` (JSON), adding what `receitas` names and it lacks; written atomically.

    Raises `ErroLocal` when the file exists and cannot be read: making new secrets over old
    data would lock that data for ever.
    """
    valores: dict[str, str] = {}
    if arquivo.exists():
        try:
            valores = {str(k): str(v) for k, v in json.loads(arquivo.read_text("utf-8")).items()}
        except (OSError, ValueError, AttributeError) as erro:
            raise ErroLocal(f"Não foi possível ler os segredos em {arquivo}: {erro}") from erro
        if arquivo.stat().st_mode & 0o077:
            arquivo.chmod(0o600)
    faltam = {nome: receita() for nome, receita in receitas.items() if nome not in valores}
    if faltam:
        valores |= faltam
        gravar(arquivo, json.dumps(valores, indent=1, sort_keys=True))
    return valores


def gravar(arquivo: Path, texto: str) -> None:
    """Replace `arquivo` in one step, mode 0600, flushed to disk before it takes the name."""
    fd, parcial = tempfile.mkstemp(dir=arquivo.parent, prefix=f".{arquivo.name}.")
    with os.fdopen(fd, "w", encoding="utf-8") as saida:  # mkstemp creates with 0600
        saida.write(texto)
        saida.flush()
        os.fsync(saida.fileno())
    Path(parcial).replace(arquivo)
