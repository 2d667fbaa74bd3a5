"""Bytes addressed by their SHA-256, written once, behind Django's storage API."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from django.core.files import File
from django.core.files.storage import FileSystemStorage, default_storage

PEDACO = 1024 * 1024


class ArmazemLocal(FileSystemStorage):
    """A local folder where a file appears whole or not at all, and is never replaced."""

    def _save(self, name: str, content: Any) -> str:
        destino = Path(self.path(name))
        destino.parent.mkdir(parents=True, exist_ok=True)
        descritor, provisorio = tempfile.mkstemp(dir=destino.parent, prefix=".parcial-")
        try:
            with os.fdopen(descritor, "wb") as saida:
                for pedaco in content.chunks(PEDACO):
                    saida.write(pedaco)
                saida.flush()
                os.fsync(saida.fileno())
            Path(provisorio).replace(destino)
        except BaseException:
            Path(provisorio).unlink(missing_ok=True)
            raise
        return name

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        """The name is the content's hash: the same name is the same bytes."""
        return name


@dataclass(frozen=True)
class Guardado:
    """What was stored: hexadecimal SHA-256 and size in bytes."""

    sha256: str
    tamanho: int


def caminho(instituicao_id: int, sha256: str) -> str:
    """Storage name of the blob of one institution."""
    return f"{instituicao_id}/{sha256[:2]}/{sha256[2:4]}/{sha256}"


def guardar(instituicao_id: int, pedacos: Iterable[bytes]) -> Guardado:
    """Store a stream; the same content is stored once. Memory does not grow with its size.

    The bytes reach the disk before the row that names them is committed; a crash in between
    leaves an unreferenced blob, never a reference to nothing.
    """
    resumo = hashlib.sha256()
    tamanho = 0
    with tempfile.SpooledTemporaryFile(max_size=PEDACO) as temporario:
        for pedaco in pedacos:
            resumo.update(pedaco)
            tamanho += len(pedaco)
            temporario.write(pedaco)
        sha256 = resumo.hexdigest()
        nome = caminho(instituicao_id, sha256)
        if not default_storage.exists(nome) or default_storage.size(nome) != tamanho:
            temporario.seek(0)
            default_storage.save(nome, File(temporario, name=nome))
    return Guardado(sha256, tamanho)


def ler_trecho(arquivo: IO[Any], inicio: int, fim: int) -> Iterator[bytes]:
    """Bytes `inicio` to `fim`, inclusive, in pieces; the file is closed at the end."""
    with arquivo:
        arquivo.seek(inicio)
        falta = fim - inicio + 1
        while falta > 0 and (pedaco := arquivo.read(min(PEDACO, falta))):
            falta -= len(pedaco)
            yield pedaco


def caminho_local(instituicao_id: int, sha256: str, pasta: Path) -> Path:
    """Path of a blob on this machine, for programs that need one: read only.

    The stored file itself when the store is a folder; else a copy in `pasta`. Raises
    `FileNotFoundError` when the store lost it.
    """
    nome = caminho(instituicao_id, sha256)
    try:
        local = Path(default_storage.path(nome))
    except NotImplementedError:
        local = pasta / sha256
        if not local.exists():
            with default_storage.open(nome, "rb") as entrada, local.open("wb") as saida:
                shutil.copyfileobj(entrada, saida, PEDACO)
    if not local.is_file():
        raise FileNotFoundError(nome)
    return local


def abrir(instituicao_id: int, sha256: str) -> IO[Any]:
    """Open a blob for reading. Raises `FileNotFoundError` when the store lost it."""
    return default_storage.open(caminho(instituicao_id, sha256), "rb")
