"""Numbers of documents and processes typed in a text, and their links."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Literal

from seiva.documentos.regras.html import url_de_link
from seiva.documentos.regras.texto import ETIQUETA, texto_puro

Resolvedor = Callable[[str], str | None]

# A digit or a mark around would make it part of another number ("R$ 1.234.567,00").
_NUMERO = re.compile(
    r"(?<![\w@#])(?<!\d[.,/-])"
    r"(?:(?P<mascara>\d++(?:[./-]\d++){1,8}+)|(?P<digitos>\d{7,20}+))"
    r"(?![\w@/-])(?![.,]\d)"
)
# What looks like a process number and is not: date, CPF, CNPJ, CEP, money, telephone.
_OUTROS = re.compile(
    r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{3}\.\d{3}\.\d{3}-\d{2}|\d{2}\.\d{3}\.\d{3}/\d{4}-\d{2}"
    r"|\d{2}\.?\d{3}-\d{3}|\d{1,3}(?:\.\d{3})+|\d{4,5}-\d{4}"
)
# "Lei nº 14.133/2021" and the like name a norm, not a process of the house.
_NORMA = re.compile(
    r"(?:\b(?:lei|leis|lc|ec|decreto|decreto-lei|portaria|resolu[cç][aã]o|instru[cç][aã]o|"
    r"normativa|s[uú]mula|emenda|complementar|municipal|estadual|federal|provis[oó]ria|mp|in)\b"
    r"[\s\xa0]*(?:n[.º°o]*)?[\s\xa0]*|r\$[\s\xa0]*)$",
    re.IGNORECASE,
)
_DIGITOS_MINIMOS = 7


@dataclass(frozen=True, slots=True)
class Referencia:
    """A number found in a text and what its shape says it names."""

    tipo: Literal["documento", "processo"]
    numero: str


def encontrar(html: str) -> list[Referencia]:
    """Candidates in the text of `html`, each once, in order: look them all up in one query."""
    texto = texto_puro(html)
    achados = (_candidato(texto, n) for n in _NUMERO.finditer(texto))
    return list(dict.fromkeys(a for a in achados if a))


def vincular(html: str, resolver: Resolvedor) -> str:
    """Turn known numbers into links, outside what already is a link or a reference.

    `resolver(numero)` returns the address or None; a dict's `get` will do. The result is still
    canonical for `sanear`.
    """
    saida: list[str] = []
    fim = dentro = 0
    for etiqueta in ETIQUETA.finditer(html):
        trecho = html[fim : etiqueta.start()]
        saida += [trecho if dentro else _ligar(trecho, resolver), etiqueta[0]]
        fim = etiqueta.end()
        if re.match(r"<(?:a|span)\b", etiqueta[0]):
            dentro += 1
        elif etiqueta[0] in {"</a>", "</span>"}:
            dentro = max(0, dentro - 1)
    saida.append(_ligar(html[fim:], resolver))
    return "".join(saida)


def _ligar(trecho: str, resolver: Resolvedor) -> str:
    def _link(achado: re.Match[str]) -> str:
        referencia = _candidato(trecho, achado)
        url = resolver(referencia.numero) if referencia else None
        if not referencia or not url or not url_de_link(url):
            return achado[0]
        return (
            f'<a href="{escape(url)}" class="ref" data-ref="{referencia.tipo}:{referencia.numero}"'
            f' rel="noopener noreferrer">{achado[0]}</a>'
        )

    return _NUMERO.sub(_link, trecho)


def _candidato(texto: str, achado: re.Match[str]) -> Referencia | None:
    if _NORMA.search(texto[max(0, achado.start() - 30) : achado.start()]):
        return None
    if achado["digitos"]:
        return Referencia("documento", achado["digitos"])
    numero = achado["mascara"]
    if _OUTROS.fullmatch(numero) or sum(c.isdigit() for c in numero) < _DIGITOS_MINIMOS:
        return None
    return Referencia("processo", numero)
