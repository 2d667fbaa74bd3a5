"""The inside of a paragraph: a flat list of runs, each with its marks, and its canonical HTML."""

import re
from html import escape
from typing import NamedTuple

ESPACOS = re.compile(r"[ \t\n\r]+")
Marca = tuple[str, str]  # element name, opening tag


class Trecho(NamedTuple):
    """A piece of a line: escaped text (`texto`) or a void element (`br`, `img`), with its marks."""

    tipo: str
    valor: str
    marcas: tuple[Marca, ...]


def escrever(trechos: list[Trecho]) -> str:
    """Write runs as HTML: collapse spaces, drop empty runs, open and close marks by prefix."""
    limpos = _colapsar(trechos)
    saida: list[str] = []
    abertas: tuple[Marca, ...] = ()
    for trecho in [*limpos, Trecho("fim", "", ())]:
        comum = 0
        while (
            comum < min(len(abertas), len(trecho.marcas)) and abertas[comum] == trecho.marcas[comum]
        ):
            comum += 1
        saida += [f"</{nome}>" for nome, _ in reversed(abertas[comum:])]
        saida += [abre for _, abre in trecho.marcas[comum:]]
        saida.append(escape(trecho.valor, quote=False) if trecho.tipo == "texto" else trecho.valor)
        abertas = trecho.marcas
    return "".join(saida)


def _colapsar(trechos: list[Trecho]) -> list[Trecho]:
    limpos: list[Trecho] = []
    inicio = True  # at the start of a line or after a space, further spaces vanish
    for trecho in trechos:
        if trecho.tipo == "texto":
            valor = ESPACOS.sub(" ", trecho.valor)
            if inicio and valor.startswith(" "):
                valor = valor[1:]
            if not valor:
                continue
            inicio = valor.endswith(" ")
            limpos.append(trecho._replace(valor=valor))
        else:
            if trecho.tipo == "br":
                _aparar(limpos)
            inicio = trecho.tipo == "br"
            limpos.append(trecho)
    _aparar(limpos)
    if len(limpos) == 1 and limpos[0].tipo == "br":
        return []  # the line break browsers leave in an empty paragraph
    return limpos


def _aparar(limpos: list[Trecho]) -> None:
    while limpos and limpos[-1].tipo == "texto":
        aparado = limpos[-1].valor.rstrip(" ")
        if aparado:
            limpos[-1] = limpos[-1]._replace(valor=aparado)
            return
        limpos.pop()
