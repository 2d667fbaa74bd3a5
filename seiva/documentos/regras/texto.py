"""Plain text of a body, for search, for counting words and for what a screen shows of it."""

import functools
import re
from collections.abc import Callable
from html import unescape

# Tag of HTML, quotes respected: the serialiser does not escape `>` inside attributes.
ETIQUETA = re.compile(r"""<(?:"[^"]*"|'[^']*'|[^<>"'])*>""")
_NOME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)")
_DE_LINHA = frozenset(
    {"p", "h1", "h2", "h3", "h4", "li", "tr", "hr", "br", "blockquote", "table", "ul", "ol", "div"}
)
_DE_CELULA = frozenset({"td", "th"})
_QUEBRAS = re.compile(r"[\t\r\n]")
_ESPACOS = re.compile(r"\xa0[ \xa0]*| [ \xa0]+")  # all but the single space, which stays
_CELULA = "\x00"
_NA_CELULA = re.compile(r"\x00\n*|\n+(?=\t)")
_LINHAS = re.compile(r"\t*\n[\n\t]*")
_PALAVRA = re.compile(r"\w+(?:[-.,/º°ª@’']\w+)*", re.UNICODE)


def texto_puro(html: str) -> str:
    """Text of a sanitised body: one block a line, table cells separated by tabs."""
    partes: list[str] = []
    fim = 0
    for etiqueta in ETIQUETA.finditer(html):
        partes.append(_plano(html[fim : etiqueta.start()]))
        fim = etiqueta.end()
        partes.append(_separa(etiqueta[0][:40]))
    partes.append(_plano(html[fim:]))
    texto = _ESPACOS.sub(" ", "".join(partes))
    for borda in ("\n", "\t", _CELULA):
        texto = texto.replace(f" {borda}", borda).replace(f"{borda} ", borda)
    # A paragraph that opens or ends a cell must not break the row apart.
    texto = _NA_CELULA.sub("", texto)
    return _LINHAS.sub("\n", texto).strip()


def palavras(html: str) -> int:
    """Number of words of a body. A number with its separators (3.106/2026) is one word."""
    return sum(1 for _ in _PALAVRA.finditer(texto_puro(html)))


def trocar_texto(html: str, troca: re.Pattern[str], por: Callable[[re.Match[str]], str]) -> str:
    """Apply `troca.sub(por, …)` to the text between tags only; entities are left as they are."""
    saida: list[str] = []
    fim = 0
    for etiqueta in ETIQUETA.finditer(html):
        saida += [troca.sub(por, html[fim : etiqueta.start()]), etiqueta[0]]
        fim = etiqueta.end()
    saida.append(troca.sub(por, html[fim:]))
    return "".join(saida)


@functools.lru_cache(maxsize=1024)
def _separa(etiqueta: str) -> str:
    """What stands for a tag in the plain text: the same few tags make a body."""
    nome = _NOME.match(etiqueta)
    if nome and nome[1].lower() in _DE_LINHA:
        return "\n"
    if nome and nome[1].lower() in _DE_CELULA:
        return "\t" if etiqueta.startswith("</") else _CELULA
    return ""


def _plano(trecho: str) -> str:
    return _QUEBRAS.sub(" ", unescape(trecho)) if trecho else ""
