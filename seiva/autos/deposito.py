"""Where finished exports wait to be fetched: in the store, apart from the bytes of record.

Names are never hashes of content, so that sweeping one can never touch a document.
"""

import fcntl
import hashlib
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import IO, Any

from django.conf import settings
from django.core.files import File
from django.core.files.storage import default_storage

from seiva.core.relogio import agora
from seiva.core.storage import PEDACO

ABANDONADA = timedelta(days=1)


def _pasta(instituicao_id: int) -> str:
    return f"{instituicao_id}/autos"


def guardar(instituicao_id: int, formato: str, caminho: Path) -> tuple[str, str, int]:
    """Store a finished file; its name in the store, SHA-256 and size in bytes."""
    resumo, tamanho = hashlib.sha256(), 0
    with caminho.open("rb") as entrada:
        while pedaco := entrada.read(PEDACO):
            resumo.update(pedaco)
            tamanho += len(pedaco)
    nome = f"{_pasta(instituicao_id)}/{secrets.token_hex(16)}.{formato}"
    with caminho.open("rb") as entrada:
        default_storage.save(nome, File(entrada, name=nome))
    return nome, resumo.hexdigest(), tamanho


def abrir(nome: str) -> IO[Any]:
    """Open a finished file. Raises `FileNotFoundError` when it is gone."""
    return default_storage.open(nome, "rb")


def apagar(nome: str) -> None:
    if nome:
        default_storage.delete(nome)


def esquecidos(instituicao_id: int, conhecidos: set[str]) -> list[str]:
    """Names in the store, older than a day, that no request knows: their transaction was lost."""
    try:
        _, arquivos = default_storage.listdir(_pasta(instituicao_id))
    except FileNotFoundError:
        return []
    nomes = [f"{_pasta(instituicao_id)}/{arquivo}" for arquivo in arquivos]
    limite = agora() - ABANDONADA
    return [
        nome
        for nome in nomes
        if nome not in conhecidos and default_storage.get_modified_time(nome) < limite
    ]


@contextmanager
def bancada() -> Iterator[Path]:
    """A folder for the work in hand, erased at the end whatever happens.

    It is locked while its process lives, so that what a killed one left is known at once.
    """
    with _porta(criar=True) as raiz:
        _limpar_restos(raiz)
        pasta = Path(mkdtemp(prefix="autos-", dir=raiz))
        dono = _trancada(pasta)
    try:
        yield pasta
    finally:
        rmtree(pasta, ignore_errors=True)
        os.close(dono)


def limpar_bancadas() -> None:
    """Erase the folders of work that no living process holds."""
    if Path(settings.AUTOS_PASTA).is_dir():
        with _porta() as raiz:
            _limpar_restos(raiz)


@contextmanager
def _porta(*, criar: bool = False) -> Iterator[Path]:
    """The folder of all work, for one process at a time: a new folder is locked before another
    process looks at it."""
    raiz = Path(settings.AUTOS_PASTA)
    if criar:
        raiz.mkdir(parents=True, exist_ok=True)
    porta = _trancada(raiz)
    try:
        yield raiz
    finally:
        os.close(porta)


def _trancada(pasta: Path) -> int:
    """Descriptor that holds the lock of a folder; the system lets go when the process dies.

    Where the file system knows no locks, only age tells what was abandoned.
    """
    descritor = os.open(pasta, os.O_RDONLY | os.O_DIRECTORY)
    with suppress(OSError):
        fcntl.flock(descritor, fcntl.LOCK_EX)
    return descritor


def _limpar_restos(raiz: Path) -> None:
    """What workers killed in the middle left behind."""
    limite = (agora() - ABANDONADA).timestamp()
    for resto in raiz.glob("autos-*"):
        with suppress(FileNotFoundError):
            if _sem_dono(resto) or resto.stat().st_mtime < limite:
                rmtree(resto, ignore_errors=True)


def _sem_dono(pasta: Path) -> bool:
    descritor = os.open(pasta, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(descritor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    else:
        return True
    finally:
        os.close(descritor)
