"""Where the file of a big spreadsheet waits to be read: in the store, apart from the bytes of
record, never named by the hash of its content."""

import secrets
from datetime import timedelta
from typing import IO, Any

from django.core.files import File
from django.core.files.storage import default_storage

from seiva.core.relogio import agora

ABANDONADO = timedelta(days=1)


def _pasta(instituicao_id: int) -> str:
    return f"{instituicao_id}/planilhas"


def guardar(instituicao_id: int, arquivo: IO[bytes]) -> str:
    """Store the file, read in pieces; its name in the store."""
    arquivo.seek(0)
    nome = f"{_pasta(instituicao_id)}/{secrets.token_hex(16)}"
    return str(default_storage.save(nome, File(arquivo, name=nome)))


def abrir(nome: str) -> IO[Any]:
    """Open a file. Raises `FileNotFoundError` when it is gone."""
    return default_storage.open(nome, "rb")


def apagar(nome: str) -> None:
    if nome:
        default_storage.delete(nome)


def esquecer(instituicao_id: int, conhecidos: set[str], *, ja: bool = False) -> None:
    """Erase the files that no row knows: at once when `ja`, else those older than a day, whose
    transaction was lost."""
    try:
        _, arquivos = default_storage.listdir(_pasta(instituicao_id))
    except FileNotFoundError:
        return
    limite = agora() - ABANDONADO
    for arquivo in arquivos:
        nome = f"{_pasta(instituicao_id)}/{arquivo}"
        if nome not in conhecidos and (ja or default_storage.get_modified_time(nome) < limite):
            default_storage.delete(nome)
