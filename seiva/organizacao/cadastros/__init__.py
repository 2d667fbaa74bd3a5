"""Registers that an institution keeps itself: declared once, administered by generic acts.

`declaracao` says what a register is made of, `registro` keeps the declarations by key and by
model, `valores` reads and writes the fields of one entry, `linhas` asks for many.
"""

from seiva.organizacao.cadastros.declaracao import Cadastro, Campo, Coluna, Filtro, Ligacao
from seiva.organizacao.cadastros.registro import (
    achar_cadastro,
    cadastro_de,
    cadastros,
    declarar,
)

__all__ = [
    "Cadastro",
    "Campo",
    "Coluna",
    "Filtro",
    "Ligacao",
    "achar_cadastro",
    "cadastro_de",
    "cadastros",
    "declarar",
]
