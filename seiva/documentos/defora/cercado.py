"""Runs the examination of one file in a process with limits of time and memory.

The one place that starts it, so that another way of fencing replaces this one alone.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

RAIZ = Path(__file__).resolve().parents[3]
SEGUNDOS = 60  # of processor
ESPERA = 120.0  # of clock
MEMORIA = 1024 * 1024 * 1024
SAIDA = 1024 * 1024


class NaoExaminado(Exception):
    """The examination was cut short. The message is a sentence for people."""


def examinar_cercado(
    arquivo: Path,
    pasta_de_raizes: str = "",
    *,
    segundos: int = SEGUNDOS,
    memoria: int = MEMORIA,
    espera: float = ESPERA,
) -> dict[str, Any]:
    """What `pericia` found, as plain values. Raises `NaoExaminado` when it went over a limit."""
    comando = [sys.executable, "-m", "seiva.documentos.defora.filho"]
    comando += [str(arquivo), str(segundos), str(memoria), pasta_de_raizes]
    # Nothing of the environment goes along: no address of the database, no keys.
    ambiente = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        feito = subprocess.run(  # noqa: S603  a fixed program; the file is only an argument
            comando, cwd=RAIZ, env=ambiente, stdin=subprocess.DEVNULL, timeout=espera,
            capture_output=True, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired as erro:
        raise NaoExaminado("O exame do arquivo demorou demais e foi interrompido.") from erro
    if feito.returncode != 0 or len(feito.stdout) > SAIDA:
        raise NaoExaminado("O exame do arquivo passou dos limites e foi interrompido.")
    try:
        achado: dict[str, Any] = json.loads(feito.stdout)
    except ValueError as erro:
        raise NaoExaminado("O exame do arquivo não terminou.") from erro
    return achado
