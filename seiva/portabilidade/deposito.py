"""Where packages wait, apart from the bytes of record: never named by the hash of content."""

import secrets
from datetime import timedelta
from pathlib import Path
from typing import IO, Any

from django.core.files import File
from django.core.files.storage import default_storage

from seiva.autos.deposito import bancada
from seiva.core.relogio import agora
from seiva.core.storage import PEDACO

__all__ = [
    "ABANDONADO",
    "abrir",
    "apagar",
    "bancada",
    "esquecer",
    "guardar",
    "guardar_fluxo",
    "sem_instituicao",
    "trazer",
]
ABANDONADO = timedelta(days=1)


def _pasta(instituicao_id: int) -> str:
    return f"{instituicao_id}/pacotes"


def guardar(instituicao_id: int, caminho: Path) -> str:
    """Store a finished package; its name in the store."""
    with caminho.open("rb") as entrada:
        return guardar_fluxo(instituicao_id, entrada)


def guardar_fluxo(instituicao_id: int, entrada: IO[Any]) -> str:
    """Store what is read from `entrada`; its name in the store."""
    nome = f"{_pasta(instituicao_id)}/{secrets.token_hex(16)}.zip"
    return str(default_storage.save(nome, File(entrada, name=nome)))


def abrir(nome: str) -> IO[Any]:
    """Open a package. Raises `FileNotFoundError` when it is gone."""
    return default_storage.open(nome, "rb")


def trazer(nome: str, pasta: Path) -> Path:
    """A package as a file of this machine."""
    caminho = pasta / "pacote.zip"
    with abrir(nome) as entrada, caminho.open("wb") as saida:
        while pedaco := entrada.read(PEDACO):
            saida.write(pedaco)
    return caminho


def apagar(nome: str) -> None:
    if nome:
        default_storage.delete(nome)


def esquecer(instituicao_id: int, conhecidos: set[str]) -> None:
    """Erase packages older than a day that no row knows: their transaction was lost."""
    try:
        _, arquivos = default_storage.listdir(_pasta(instituicao_id))
    except FileNotFoundError:
        return
    for arquivo in arquivos:
        nome = f"{_pasta(instituicao_id)}/{arquivo}"
        velho = default_storage.get_modified_time(nome) < agora() - ABANDONADO
        if nome not in conhecidos and velho:
            default_storage.delete(nome)


def sem_instituicao(existentes: set[int]) -> list[int]:
    """Folders of the store that belong to no institution."""
    try:
        pastas, _ = default_storage.listdir("")
    except FileNotFoundError:
        return []
    return [int(p) for p in pastas if p.isdigit() and int(p) not in existentes]
