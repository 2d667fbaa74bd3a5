"""Cutting the frozen page of a document into passages, each numbered as the page prints it.

One passage is one heading, paragraph, legal clause, item of a list or row of a table. The walk
keeps every letter of the body: what opens a block closes the one before, nothing is skipped.
Numbers that the page draws by CSS counters (`seiva/documentos/papel/pagina.css`) become labels.
Norma: LC 95/1998, art. 10.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

ESPECIES = {
    "titulo": "Título",
    "artigo": "Artigo",
    "paragrafo": "Parágrafo",
    "inciso": "Inciso",
    "alinea": "Alínea",
    "item": "Item",
    "linha": "Linha de tabela",
    "texto": "Texto",
}
_INICIO, _FIM = '<div class="papel-corpo">\n', "\n</div>\n</main>"
_TITULOS = frozenset({"h1", "h2", "h3", "h4"})
_DE_TITULO = frozenset({"capitulo", "secao"})
_BLOCOS = frozenset({"p", "li", "tr", "hr", "blockquote", "ul", "ol", "table", "div", *_TITULOS})
_LEGAIS = {
    "artigo": ("artigo", ("paragrafo", "inciso", "alinea", "item-legal")),
    "paragrafo-legal": ("paragrafo", ("inciso", "alinea", "item-legal")),
    "inciso": ("inciso", ("alinea", "item-legal")),
    "alinea": ("alinea", ("item-legal",)),
    "item-legal": ("item-legal", ()),
    "item": ("numerado", ()),
    "item-nivel-1": ("nivel1", ("nivel2", "nivel3")),
    "item-nivel-2": ("nivel2", ("nivel3",)),
    "item-nivel-3": ("nivel3", ()),
}
_ROMANOS = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
            (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip


@dataclass(frozen=True)
class Corte:
    """One passage: kind (of `ESPECIES`), printed number or "", and its text, never empty."""

    especie: str
    rotulo: str
    texto: str


def corpo_da_pagina(html: str) -> str:
    """The body of a frozen page. Raises `ValueError` for what is not one."""
    inicio, fim = html.find(_INICIO), html.rfind(_FIM)
    if inicio < 0 or fim < inicio:
        raise ValueError("não é a página de um documento")
    return html[inicio + len(_INICIO) : fim]


def cortar(corpo: str) -> list[Corte]:
    """The passages of a sanitised body, in order."""
    raiz = etree.fromstring(
        f"<div>{corpo}</div>".encode(), etree.HTMLParser(encoding="utf-8", huge_tree=True)
    )
    mesa = _Mesa()
    if raiz is not None:
        mesa.andar(raiz)
    mesa.fechar()
    return mesa.cortes


@dataclass
class _Mesa:
    """What the walk has in hand: the passage being read and the counters."""

    cortes: list[Corte] = field(default_factory=list)
    partes: list[str] = field(default_factory=list)
    especie: str = "texto"
    rotulo: str = ""
    contas: dict[str, int] = field(default_factory=dict)
    listas: list[tuple[str, int]] = field(default_factory=list)
    linhas: int = 0

    def andar(self, no: Any) -> None:
        nome = no.tag if isinstance(no.tag, str) else ""
        if nome in {"ul", "ol"} and not self.linhas:
            self.fechar()
            self._abrir_lista(no)
        elif nome in _BLOCOS and not self.linhas:
            self.fechar()
            self._abrir(nome, no)
        elif nome in _BLOCOS | {"br", "td", "th"}:
            self.partes.append("\n")
        self.linhas += nome == "tr"
        if nome:
            self.partes.append(_plano(no.text))
        for filho in no:
            self.andar(filho)
            self.partes.append(_plano(filho.tail))
        self.linhas -= nome == "tr"
        if nome in _BLOCOS and not self.linhas:
            self.fechar()
        if nome in {"ul", "ol"} and not self.linhas:
            self.listas.pop()

    def fechar(self) -> None:
        """The passage ends here, when it said anything."""
        texto = _arrumar("".join(self.partes))
        self.partes.clear()
        if texto:
            self.cortes.append(Corte(self.especie, self.rotulo, texto))
            self.especie, self.rotulo = "texto", ""

    def _abrir(self, nome: str, no: Any) -> None:
        classes = (no.get("class") or "").split()
        legal = next((c for c in classes if c in _LEGAIS), "")
        if nome in _TITULOS or _DE_TITULO & set(classes):
            self.especie, self.rotulo = "titulo", ""
        elif nome == "li":
            self.especie, self.rotulo = "item", self._numero_da_lista()
        elif nome == "tr":
            self.especie, self.rotulo = "linha", ""
        elif legal:
            self.especie, self.rotulo = self._legal(legal)
        elif "paragrafo-unico" in classes:
            self._zerar(_LEGAIS["paragrafo-legal"][1])
            self.especie, self.rotulo = "paragrafo", "Parágrafo único."
        elif nome == "p" and not self.rotulo:
            self.especie = "texto"

    def _abrir_lista(self, no: Any) -> None:
        inicio = no.get("start") or "1"
        comeca = int(inicio) if inicio.isascii() and inicio.isdigit() and len(inicio) < 7 else 1
        tipo = no.get("type") or "1"
        self.listas.append((tipo if no.tag == "ol" else "", comeca))

    def _numero_da_lista(self) -> str:
        if not self.listas:
            return "•"
        tipo, numero = self.listas[-1]
        self.listas[-1] = (tipo, numero + 1)
        return f"{_escrito(numero, tipo)}." if tipo else "•"

    def _legal(self, classe: str) -> tuple[str, str]:
        conta, abaixo = _LEGAIS[classe]
        self.contas[conta] = self.contas.get(conta, 0) + 1
        self._zerar(abaixo)
        n = self.contas[conta]
        niveis = [self.contas.get(f"nivel{i}", 0) for i in (1, 2, 3)]
        rotulos = {
            "artigo": ("artigo", f"Art. {_ordinal(n)}"),
            "paragrafo": ("paragrafo", f"§ {_ordinal(n)}"),
            "inciso": ("inciso", f"{_escrito(n, 'I')} –"),
            "alinea": ("alinea", f"{_escrito(n, 'a')})"),
            "nivel1": ("item", f"{niveis[0]}."),
            "nivel2": ("item", f"{niveis[0]}.{niveis[1]}."),
            "nivel3": ("item", f"{niveis[0]}.{niveis[1]}.{niveis[2]}."),
        }
        return rotulos.get(conta, ("item", f"{n}."))

    def _zerar(self, contas: tuple[str, ...]) -> None:
        for conta in contas:
            self.contas[conta] = 0


def _plano(texto: str | None) -> str:
    """Text of the source, whose line ends are spaces."""
    return re.sub(r"\s+", " ", texto or "")


def _arrumar(texto: str) -> str:
    """Spaces as a browser shows them; the ends of cells and of lines remain."""
    linhas = (re.sub(r"\s+", " ", linha).strip() for linha in texto.split("\n"))
    return "\n".join(linha for linha in linhas if linha)


def _ordinal(n: int) -> str:
    return f"{n}º" if n < 10 else f"{n}."


def _escrito(n: int, tipo: str) -> str:
    """A number in the style of a list: 1, a, A, i, I."""
    if tipo in {"a", "A"} and n > 0:
        letras = ""
        while n:
            n, resto = divmod(n - 1, 26)
            letras = chr(ord("a") + resto) + letras
        return letras if tipo == "a" else letras.upper()
    if tipo in {"i", "I"} and 0 < n < 4000:
        romano = ""
        for valor, sinal in _ROMANOS:
            while n >= valor:
                romano, n = romano + sinal, n - valor
        return romano.lower() if tipo == "i" else romano
    return str(n)
