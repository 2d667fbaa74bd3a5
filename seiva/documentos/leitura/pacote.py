"""What is inside a ZIP: names, sizes and dates. Nothing is taken out of it."""

import zipfile
from dataclasses import dataclass
from typing import IO

from seiva.core.textos import uma_linha

MAIS_ITENS = 5000


@dataclass(frozen=True)
class Item:
    """One member: name as a line of text, size in bytes when taken out, date in ISO form."""

    nome: str
    tamanho: int
    data: str
    cifrado: bool


def itens_do_zip(arquivo: IO[bytes]) -> tuple[list[Item], bool]:
    """The list in the package's own directory, and whether it was cut."""
    with zipfile.ZipFile(arquivo) as pacote:
        todos = [item for item in pacote.infolist() if not item.is_dir()]
    return [
        Item(
            uma_linha(item.filename)[:300] or "(sem nome)",
            item.file_size,
            "{:04d}-{:02d}-{:02d}".format(*item.date_time[:3]),
            bool(item.flag_bits & 1),
        )
        for item in todos[:MAIS_ITENS]
    ], len(todos) > MAIS_ITENS
