"""Workers of background jobs: two, so that a long scan delays neither a seal nor a small file."""

import sys

from .preparo import RAIZ

FILAS = ("geral", "papel", "correio", "leitura", "default", "builtin")
FILAS_DEMORADAS = ("leitura-demorada", "autos")
# A whole process asked for does not wait for the scan that is being read.
DEMORADAS_DE_CADA_VEZ = 2


def depressa() -> list[str]:
    """Command of the worker of what a person may be waiting for."""
    return _executor(FILAS, 1)


def devagar() -> list[str]:
    """Command of the worker of what takes its time."""
    return _executor(FILAS_DEMORADAS, DEMORADAS_DE_CADA_VEZ)


def _executor(filas: tuple[str, ...], de_cada_vez: int) -> list[str]:
    return [
        *(sys.executable, str(RAIZ / "manage.py"), "procrastinate", "worker"),
        *("--queues", ",".join(filas), "--concurrency", str(de_cada_vez)),
        *("--shutdown-graceful-timeout", "3"),
    ]
