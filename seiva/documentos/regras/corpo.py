"""Rebuild a cleaned HTML tree in the canonical form of a document's body.

Content model: *blocks* (paragraph, heading, rule, quote, list, table) hold either blocks or *runs*
(text, line break or image, each with its marks). Marks are written from a flat list of runs, so
that equal neighbours merge, empty marks vanish and a paragraph inside `<b>` keeps its bold.
"""

import re
from collections.abc import Iterator
from html import escape
from typing import TypeAlias

from lxml import etree

from seiva.documentos.regras import colagem
from seiva.documentos.regras.linhas import ESPACOS, Marca, Trecho, escrever
from seiva.documentos.regras.vocabulario import (
    ANINHADO_DEMAIS,
    CLASSES,
    NIVEIS_DE_ESTRUTURA,
    ORDEM_DAS_CLASSES,
    REFERENCIA,
    SINONIMOS,
    TIPOS_DE_LISTA,
    ConteudoGrandeDemais,
)

Elemento: TypeAlias = etree._Element

_PARAGRAFOS = {
    "p": "p", "h1": "h1", "h2": "h2", "h3": "h3", "h4": "h4", "h5": "h4", "h6": "h4",
}  # fmt: skip
_SOLTOS = {
    "div", "section", "article", "center", "address", "pre", "dl", "dt", "dd", "figure",
    "figcaption", "caption", "li", "tr", "td", "th", "thead", "tbody", "tfoot",
}  # fmt: skip
_MARCAS = {
    "strong": "strong", "b": "strong", "em": "em", "i": "em", "u": "u", "ins": "u",
    "s": "s", "strike": "s", "del": "s", "sub": "sub", "sup": "sup",
}  # fmt: skip
_DE_NH3 = re.compile(r'<([a-z][a-z0-9]*)(?:\s[a-z-]+="[^"]*")*>')


def ler(html: str) -> Elemento:
    """Parse what nh3 wrote into a tree whose root is a `div`; at most 256 elements deep.

    nh3 writes balanced elements and quoted attributes, one step from XML. libxml2's own HTML
    parser would close `<b>` at `<p>` and lose the mark.
    """
    try:
        return etree.fromstring(
            f"<div>{_DE_NH3.sub(_para_xml, html).replace('&nbsp;', chr(160))}</div>",
            etree.XMLParser(resolve_entities=False, no_network=True),
        )
    except etree.XMLSyntaxError as erro:
        raise ConteudoGrandeDemais(ANINHADO_DEMAIS) from erro


def _para_xml(etiqueta: re.Match[str]) -> str:
    dentro = etiqueta[0][1:-1].replace("<", "&lt;")
    return f"<{dentro}/>" if etiqueta[1] in {"br", "hr", "img"} else f"<{dentro}>"


def montar(html: str) -> str:
    """Canonical HTML of a body already balanced by an HTML5 parser."""
    raiz = ler(html)
    colagem.preparar(raiz)
    construtor = _Construtor(0)
    construtor.andar(raiz, ())
    construtor.fechar()
    return "".join(b for _, b in construtor.blocos)


class _Construtor:
    """Walks a tree and collects blocks, each with a note of whether its paragraph was implied."""

    def __init__(self, nivel: int) -> None:
        self.nivel = nivel
        self.blocos: list[tuple[bool, str]] = []
        self.trechos: list[Trecho] = []
        self.etiqueta, self.classes, self.implicito = "p", "", True

    def andar(self, el: Elemento, marcas: tuple[Marca, ...]) -> None:
        """Visit text and children of `el` in order."""
        self._texto(el.text, marcas)
        for filho in el:
            if isinstance(filho.tag, str):
                self._elemento(filho, marcas)
            self._texto(filho.tail, marcas)

    def fechar(self, forcar: bool = False) -> None:
        """End the current paragraph; an empty one is written only when `forcar`."""
        linha = escrever(self.trechos)
        self.trechos = []
        if linha or forcar:
            classe = f' class="{self.classes}"' if self.classes else ""
            self.blocos.append(
                (self.implicito, f"<{self.etiqueta}{classe}>{linha}</{self.etiqueta}>")
            )

    def _texto(self, texto: str | None, marcas: tuple[Marca, ...]) -> None:
        if texto:
            self.trechos.append(Trecho("texto", texto, marcas))

    def _elemento(self, el: Elemento, marcas: tuple[Marca, ...]) -> None:
        nome = el.tag
        if colagem.quebra_antes(el):
            self._bloco('<hr class="quebra">')
        if nome in _PARAGRAFOS:
            self._paragrafo(el, marcas)
        elif nome == "br":
            if not colagem.quebra_antes(el):
                self.trechos.append(Trecho("br", "<br>", marcas))
        elif nome == "img":
            self._imagem(el, marcas)
        elif nome == "hr":
            self._bloco(f"<hr{_classe('hr', el)}>")
        elif nome in {"ul", "ol", "table", "blockquote"} and self.nivel < NIVEIS_DE_ESTRUTURA:
            self._bloco(_ESTRUTURAS[nome](el, marcas, self.nivel + 1))
        elif nome in _SOLTOS or nome in _ESTRUTURAS:
            self._solto(el, marcas)
        else:
            self.andar(el, _acrescentar(marcas, _marcas_de(el)))

    def _paragrafo(self, el: Elemento, marcas: tuple[Marca, ...]) -> None:
        self.fechar()
        antes, estado = len(self.blocos), (self.etiqueta, self.classes, self.implicito)
        self.etiqueta = _PARAGRAFOS[el.tag]
        self.classes, self.implicito = _nomes(self.etiqueta, el), False
        self.andar(el, _acrescentar(marcas, _marcas_do_estilo(el)))
        self.fechar(forcar=len(self.blocos) == antes)
        self.etiqueta, self.classes, self.implicito = estado

    def _solto(self, el: Elemento, marcas: tuple[Marca, ...]) -> None:
        self.fechar()
        estado = self.classes
        self.classes = _nomes(self.etiqueta, el) or estado
        self.andar(el, _acrescentar(marcas, _marcas_do_estilo(el)))
        self.fechar()
        self.classes = estado

    def _bloco(self, html: str) -> None:
        self.fechar()
        if html:
            self.blocos.append((False, html))

    def _imagem(self, el: Elemento, marcas: tuple[Marca, ...]) -> None:
        src = el.get("src")
        if src:
            alt = ESPACOS.sub(" ", el.get("alt", "")).strip()
            html = f'<img src="{escape(src)}" alt="{escape(alt)}">'
            self.trechos.append(Trecho("img", html, marcas))


def _conteudo(el: Elemento, marcas: tuple[Marca, ...], nivel: int, enxuto: bool) -> str:
    """Blocks inside a container; with `enxuto`, a single implied paragraph loses its tags."""
    construtor = _Construtor(nivel)
    construtor.andar(el, _acrescentar(marcas, _marcas_do_estilo(el)))
    if enxuto and not construtor.blocos:
        return escrever(construtor.trechos)
    construtor.fechar()
    if enxuto and len(construtor.blocos) == 1 and construtor.blocos[0][0]:
        return construtor.blocos[0][1].removeprefix("<p>").removesuffix("</p>")
    return "".join(b for _, b in construtor.blocos)


def _citacao(el: Elemento, marcas: tuple[Marca, ...], nivel: int) -> str:
    dentro = _conteudo(el, marcas, nivel, enxuto=False)
    return f"<blockquote>{dentro}</blockquote>" if dentro else ""


def _lista(el: Elemento, marcas: tuple[Marca, ...], nivel: int) -> str:
    itens: list[str] = []
    for filho in el:
        nome = filho.tag if isinstance(filho.tag, str) else ""
        if nome in {"ul", "ol"}:
            # Google Docs and old Word put the inner list beside its item instead of inside.
            dentro = _lista(filho, marcas, nivel + 1) if nivel < NIVEIS_DE_ESTRUTURA else ""
            if dentro and itens:
                itens[-1] = _com_paragrafo(itens[-1]) + dentro
            elif dentro:
                itens.append(dentro)
        elif nome:
            itens.append(_conteudo(filho, marcas, nivel, enxuto=True))
    if not itens:
        return ""
    corpo = "".join(f"<li>{i}</li>" for i in itens)
    return f"<{el.tag}{_atributos_da_lista(el)}>{corpo}</{el.tag}>"


def _com_paragrafo(item: str) -> str:
    return (
        item if re.match(r"<(?:p|h[1-4]|ul|ol|table|blockquote|hr)\b", item) else f"<p>{item}</p>"
    )


def _atributos_da_lista(el: Elemento) -> str:
    if el.tag != "ol":
        return ""
    inicio, tipo = el.get("start", ""), el.get("type", "")
    saida = ""
    if inicio.isascii() and inicio.isdigit() and int(inicio[:6]) > 1 and len(inicio) <= 5:
        saida += f' start="{int(inicio)}"'
    if tipo in TIPOS_DE_LISTA and tipo != "1":
        saida += f' type="{tipo}"'
    return saida


def _tabela(el: Elemento, marcas: tuple[Marca, ...], nivel: int) -> str:
    cabeca: list[str] = []
    corpo: list[str] = []
    legenda = ""
    for filho in el:
        if filho.tag == "caption":
            legenda = _conteudo(filho, marcas, nivel, enxuto=False)
        elif filho.tag == "tr":
            corpo += _linha_da_tabela(filho, marcas, nivel)
        elif filho.tag in {"thead", "tbody", "tfoot"}:
            destino = cabeca if filho.tag == "thead" else corpo
            for tr in filho.iterchildren("tr"):
                destino += _linha_da_tabela(tr, marcas, nivel)
    if not cabeca and not corpo:
        return legenda
    if not cabeca:
        # Editors keep heading rows in the body; printing repeats only `thead` on each page.
        while corpo and "<td" not in corpo[0]:
            cabeca.append(corpo.pop(0))
    topo = f"<thead>{''.join(cabeca)}</thead>" if cabeca else ""
    base = f"<tbody>{''.join(corpo)}</tbody>" if corpo else ""
    return f"{legenda}<table{_classe('table', el)}>{topo}{base}</table>"


def _linha_da_tabela(tr: Elemento, marcas: tuple[Marca, ...], nivel: int) -> list[str]:
    celulas = ""
    for celula in tr.iterchildren("td", "th"):
        vaos = "".join(
            f' {a}="{int(v)}"'
            for a in ("colspan", "rowspan")
            if (v := celula.get(a, "")).isascii() and v.isdigit() and len(v) < 4 and int(v) > 1
        )
        dentro = _conteudo(celula, marcas, nivel, enxuto=True)
        celulas += f"<{celula.tag}{vaos}{_classe(celula.tag, celula)}>{dentro}</{celula.tag}>"
    return [f"<tr>{celulas}</tr>"] if celulas else []


_ESTRUTURAS = {"ul": _lista, "ol": _lista, "table": _tabela, "blockquote": _citacao}


def _nomes(etiqueta: str, el: Elemento) -> str:
    """Allowed classes of the element, from its class, its alignment and Word's own names."""
    proprias = (SINONIMOS.get(nome, nome) for nome in el.get("class", "").split())
    presentes = {*proprias, *colagem.classes_do_estilo(el)}
    permitidas = presentes & CLASSES.get(etiqueta, frozenset())
    return " ".join(c for c in ORDEM_DAS_CLASSES if c in permitidas)


def _classe(etiqueta: str, el: Elemento) -> str:
    nomes = _nomes(etiqueta, el)
    return f' class="{nomes}"' if nomes else ""


def _acrescentar(marcas: tuple[Marca, ...], novas: Iterator[Marca]) -> tuple[Marca, ...]:
    for nova in novas:
        if nova[0] not in {m[0] for m in marcas}:
            marcas = (*marcas, nova)
    return marcas


def _marcas_do_estilo(el: Elemento) -> Iterator[Marca]:
    return ((nome, f"<{nome}>") for nome in colagem.marcas_do_estilo(el))


def _marcas_de(el: Elemento) -> Iterator[Marca]:
    nome = el.tag
    referencia = el.get("data-ref", "")
    valida = bool(REFERENCIA.fullmatch(referencia))
    if nome == "a" and el.get("href"):
        extra = f' class="ref" data-ref="{referencia}"' if valida else ""
        yield ("a", f'<a href="{escape(el.get("href", ""))}"{extra}>')
    elif nome in {"a", "span"} and valida:
        yield ("span", f'<span class="ref" data-ref="{referencia}">')
    elif nome in _MARCAS and not colagem.anula(el, _MARCAS[nome]):
        yield (_MARCAS[nome], f"<{_MARCAS[nome]}>")
    yield from _marcas_do_estilo(el)
