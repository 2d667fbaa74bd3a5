"""Adding, taking out and moving questions and documents, by a button of a page without scripts.

A button says `o que:verbo:posição` (`campos:subir:2`). An order that makes no sense any more,
because the list changed, leaves everything as it was.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from seiva.servicos.regras.campos import Campo
from seiva.servicos.regras.conteudo import Conteudo, Documento

PREFIXOS = {"campos": "campo", "documentos": "documento"}
VERBOS = ("novo", "subir", "descer", "tirar")


def chave_nova(prefixo: str, usadas: Sequence[str]) -> str:
    """The next key that nobody uses: `campo-4`."""
    numeros = [
        int(resto) for chave in usadas if (resto := chave.removeprefix(f"{prefixo}-")).isdecimal()
    ]
    return f"{prefixo}-{max(numeros, default=0) + 1}"


def mexer(conteudo: Conteudo, ordem: str) -> Conteudo:
    """The content after the button that says `ordem`."""
    partes = ordem.split(":")
    if len(partes) != 3 or partes[0] not in PREFIXOS or partes[1] not in VERBOS:
        return conteudo
    onde, verbo, texto = partes
    itens: list[Any] = list(getattr(conteudo, onde))
    if verbo == "novo":
        chave = chave_nova(PREFIXOS[onde], [item.chave for item in itens])
        itens.append(Campo(chave, "texto") if onde == "campos" else Documento(chave))
    elif texto.isascii() and texto.isdecimal() and int(texto[:6]) < len(itens):
        _mover(itens, verbo, int(texto[:6]))
    mudado: dict[str, Any] = {onde: tuple(itens)}
    return replace(conteudo, **mudado)


def _mover(itens: list[Any], verbo: str, qual: int) -> None:
    if verbo == "tirar":
        del itens[qual]
        return
    outro = qual - 1 if verbo == "subir" else qual + 1
    if 0 <= outro < len(itens):
        itens[qual], itens[outro] = itens[outro], itens[qual]
