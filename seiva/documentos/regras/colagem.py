"""Understand what word processors put in the clipboard.

Word writes lists as paragraphs with `mso-list` in their style and the bullet typed inside; Word,
LibreOffice and Google Docs write bold, alignment and page breaks as inline styles. Here those
become elements and classes of the document's own vocabulary. The browser cleans lightly; this is
the authority. Source: [MS-HTML] and clipboard samples of Word 2016–365, LibreOffice 7 and
Google Docs.
"""

import re
from collections.abc import Iterator
from typing import TypeAlias

from lxml import etree

Elemento: TypeAlias = etree._Element

_MSO_LISTA = re.compile(r"mso-list:\s*l(\d+)\s+level(\d+)\s+lfo(\d+)", re.IGNORECASE)
_MSO_IGNORAR = re.compile(r"mso-list:\s*ignore", re.IGNORECASE)
_MARCADOR = re.compile(r"\(?(?:(\d{1,5})|([ivxlc]{1,7})|([IVXLC]{1,7})|([a-z])|([A-Z]))[.)\-º°]+")
_QUEBRA = re.compile(r"(?:page-break-before|break-before|mso-break-type)\s*:\s*(?:always|page)")
_ALINHAMENTO = {
    "center": "centralizado",
    "right": "direita",
    "end": "direita",
    "justify": "justificado",
}
_ESTILOS_DO_WORD = {"MsoQuote": "citacao", "MsoIntenseQuote": "citacao", "MsoBlockText": "citacao"}
_PESOS = {"bold", "bolder", "600", "700", "800", "900"}
_ROMANOS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def preparar(raiz: Elemento) -> None:
    """Turn Word's list paragraphs under `raiz` into nested `ol`/`ul`, in place."""
    if not any(_MSO_LISTA.search(p.get("style", "")) for p in raiz.iter("p", "h1", "h2", "h3")):
        return
    for pai in {p.getparent() for p in raiz.iter("p") if _lista_de(p)}:
        if pai is not None:
            _agrupar(pai)


def declaracoes(el: Elemento) -> dict[str, str]:
    """Inline style of the element as lower-case property → value."""
    saida = {}
    for parte in el.get("style", "").split(";"):
        nome, _, valor = parte.partition(":")
        if valor:
            saida[nome.strip().lower()] = valor.strip().lower()
    return saida


def marcas_do_estilo(el: Elemento) -> Iterator[str]:
    """Marks that the inline style asks for: strong, em, u, s, sub, sup."""
    if not el.get("style") or el.tag in {"h1", "h2", "h3", "h4", "h5", "h6", "a"}:
        return
    estilo = declaracoes(el)
    decoracao = estilo.get("text-decoration", "") + estilo.get("text-decoration-line", "")
    alinhado = estilo.get("vertical-align", "")
    if estilo.get("font-weight") in _PESOS:
        yield "strong"
    if estilo.get("font-style") in {"italic", "oblique"}:
        yield "em"
    if "underline" in decoracao:
        yield "u"
    if "line-through" in decoracao:
        yield "s"
    if alinhado in {"sub", "super"}:
        yield "sub" if alinhado == "sub" else "sup"


def anula(el: Elemento, marca: str) -> bool:
    """Whether the style takes back the mark: Google Docs wraps all in `<b font-weight:normal>`."""
    estilo = declaracoes(el)
    return (marca == "strong" and estilo.get("font-weight") in {"normal", "400"}) or (
        marca == "em" and estilo.get("font-style") == "normal"
    )


def classes_do_estilo(el: Elemento) -> Iterator[str]:
    """Classes of the vocabulary that follow from alignment and from Word's style names."""
    alinhamento = declaracoes(el).get("text-align") or el.get("align", "").lower()
    if el.tag == "center":
        alinhamento = "center"
    if alinhamento in _ALINHAMENTO:
        yield _ALINHAMENTO[alinhamento]
    for nome in el.get("class", "").split():
        if nome in _ESTILOS_DO_WORD:
            yield _ESTILOS_DO_WORD[nome]


def quebra_antes(el: Elemento) -> bool:
    """Whether the element's style starts a new page."""
    return "break" in el.get("style", "") and bool(_QUEBRA.search(el.get("style", "").lower()))


def _lista_de(el: Elemento) -> tuple[str, int] | None:
    """List id and level (from 1) of a Word list paragraph."""
    achado = _MSO_LISTA.search(el.get("style", "")) if el.tag == "p" else None
    return (f"{achado[1]}-{achado[3]}", min(int(achado[2]), 9)) if achado else None


def _agrupar(pai: Elemento) -> None:
    """Replace each run of neighbouring list paragraphs under `pai` by a list."""
    pilha: list[tuple[int, Elemento]] = []  # (level, open list)
    for el in list(pai):
        item = _lista_de(el)
        if item is None:
            pilha = []
            continue
        nivel = item[1]
        etiqueta, atributos = _tirar_marcador(el)
        while pilha and pilha[-1][0] > nivel:
            pilha.pop()
        if not pilha or pilha[-1][0] < nivel:
            _abrir(pai, el, pilha, nivel, etiqueta, atributos)
        li = etree.SubElement(pilha[-1][1], "li")
        cauda, el.tail = el.tail, None
        li.append(el)
        del el.attrib["style"]
        if cauda and cauda.strip():
            # Text after the paragraph closes the list: it belongs to what follows.
            pilha[0][1].tail = (pilha[0][1].tail or "") + cauda
            pilha = []


def _abrir(
    pai: Elemento,
    el: Elemento,
    pilha: list[tuple[int, Elemento]],
    nivel: int,
    etiqueta: str,
    atributos: dict[str, str],
) -> None:
    lista = etree.Element(etiqueta, atributos)
    if pilha:
        pilha[-1][1][-1].append(lista)
    else:
        pai.insert(pai.index(el), lista)
    pilha.append((nivel, lista))


def _tirar_marcador(el: Elemento) -> tuple[str, dict[str, str]]:
    """Remove the bullet or number typed in the paragraph; return list element and attributes."""
    marcador = ""
    for span in [s for s in el.iter("span") if _MSO_IGNORAR.search(s.get("style", ""))]:
        if not marcador:
            marcador = "".join(span.itertext()).strip().replace("\xa0", "")
        _remover(span)
    numero = _MARCADOR.fullmatch(marcador)
    if not numero:
        return "ul", {}
    return "ol", _numeracao(numero)


def _numeracao(numero: re.Match[str]) -> dict[str, str]:
    decimal, romano, romano_maior, letra, letra_maior = numero.groups()
    if decimal:
        return {"start": decimal}
    if romano or romano_maior:
        return {"type": "i" if romano else "I", "start": str(_romano(romano or romano_maior))}
    posicao = ord((letra or letra_maior).lower()) - ord("a") + 1
    return {"type": "a" if letra else "A", "start": str(posicao)}


def _romano(texto: str) -> int:
    valores = [_ROMANOS[c] for c in texto.lower()]
    seguintes = [*valores[1:], 0]
    return sum(-v if v < s else v for v, s in zip(valores, seguintes, strict=True))


def _remover(el: Elemento) -> None:
    """Take the element out of the tree and keep the text after it."""
    pai, anterior = el.getparent(), el.getprevious()
    if pai is None:
        return
    if el.tail:
        if anterior is not None:
            anterior.tail = (anterior.tail or "") + el.tail
        else:
            pai.text = (pai.text or "") + el.tail
        el.tail = None
    pai.remove(el)
