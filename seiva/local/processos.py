"""Finding and ending processes safely: never by name alone, never a reused or zombie pid."""

import contextlib
import os
import signal
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import psutil

_FALHAS = (psutil.Error, OSError)


def vivo(processo: psutil.Process) -> bool:
    """True when the process runs; a zombie holds nothing and counts as ended."""
    try:
        return processo.is_running() and processo.status() != psutil.STATUS_ZOMBIE
    except _FALHAS:
        return False


def _candidatos(teste: Callable[[psutil.Process], bool]) -> list[psutil.Process]:
    achados = []
    for processo in psutil.process_iter():
        with contextlib.suppress(*_FALHAS):
            if processo.pid != os.getpid() and vivo(processo) and teste(processo):
                achados.append(processo)
    return achados


def postgres_em(dados: Path) -> list[psutil.Process]:
    """Every live PostgreSQL process of the cluster in `dados`.

    The postmaster and all of its children work with the data folder as current directory,
    which, unlike the pid in `postmaster.pid`, can be neither stale nor reused.
    """
    pasta = str(dados.resolve())
    return _candidatos(lambda p: p.name().startswith("postgres") and p.cwd() == pasta)


def da_pasta(marca: str, valor: str) -> list[psutil.Process]:
    """Every live process whose environment says `marca=valor` (own user's, or all as root)."""
    return _candidatos(lambda p: p.environ().get(marca) == valor)


def encerrar(processos: Iterable[psutil.Process], sinal: int, prazo: float) -> None:
    """Send `sinal`, wait at most `prazo` seconds, then SIGKILL what is left."""
    restam = [p for p in processos if vivo(p)]
    for etapa, espera in ((sinal, prazo), (signal.SIGKILL, 5.0)):
        for processo in restam:
            with contextlib.suppress(*_FALHAS):
                processo.send_signal(etapa)
        fim = time.monotonic() + espera
        while restam and time.monotonic() < fim:
            restam = [p for p in restam if vivo(p)]
            if restam:
                time.sleep(0.02)
        if not restam:
            return
