"""`initdb`: a new cluster, complete or absent."""

import os
import shutil
import subprocess
from pathlib import Path

from .enderecos import SUPER
from .erros import ErroLocal
from .privilegios import Quem


def ambiente(instalacao: Path) -> dict[str, str]:
    """Environment of PostgreSQL's own programs: nothing of ours, secrets least of all."""
    return {
        "PATH": f"{instalacao / 'bin'}:{os.defpath}",
        "LD_LIBRARY_PATH": str(instalacao / "lib"),
        "LC_ALL": "C",
        "HOME": "/nonexistent",
        "TZ": "UTC",
    }


def criar(instalacao: Path, quem: Quem, lugar: Path, senha: str, *, duravel: bool) -> None:
    """Make the cluster `lugar/dados`, UTF-8, SCRAM for everybody (RFC 7677).

    Works in a folder beside, renamed when complete, so that a kill leaves no half cluster.
    """
    parcial = lugar / "dados.novo"
    shutil.rmtree(parcial, ignore_errors=True)
    parcial.mkdir(mode=0o700)
    quem.entregar(parcial)
    arquivo_da_senha = lugar / "senha.inicial"
    arquivo_da_senha.unlink(missing_ok=True)
    fd = os.open(arquivo_da_senha, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(fd, "w", encoding="ascii") as saida:
        saida.write(f"{senha}\n")
    quem.entregar(arquivo_da_senha)
    opcoes = (
        f"--pgdata={parcial}",
        f"--username={SUPER}",
        f"--pwfile={arquivo_da_senha}",
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--no-instructions",
        *(() if duravel else ("--no-sync",)),
    )
    try:
        resultado = subprocess.run(
            [str(instalacao / "bin" / "initdb"), *opcoes],
            cwd=lugar,
            env=ambiente(instalacao),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            **quem.popen(),
        )
    finally:
        arquivo_da_senha.unlink(missing_ok=True)
    if resultado.returncode != 0:
        raise ErroLocal(f"O PostgreSQL não pôde ser criado:\n{resultado.stderr.strip()}")
    parcial.rename(lugar / "dados")
