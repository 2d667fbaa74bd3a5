"""Workers of background jobs: two, so that a long scan delays neither a seal nor a small file."""

import sys

from .preparo import RAIZ

FILAS = ("geral", "papel", "correio", "leitura", "default", "builtin")
FILAS_DEMORADAS = ("leitura-demorada",)


def executor(filas: tuple[str, ...]) -> list[str]:
    """Command of a worker of these queues."""
    return [
        *(sys.executable, str(RAIZ / "manage.py"), "procrastinate", "worker"),
        *("--queues", ",".join(filas), "--shutdown-graceful-timeout", "3"),
    ]
