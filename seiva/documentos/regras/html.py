"""What a document's body may contain, and the only door through which HTML enters it.

The body is a small language: paragraphs (with the classes of the legal style), headings, lists,
tables, images, links and a page break. `sanear` reads anything (Word, a browser, an attacker) and
writes that language in one canonical form, so that two texts that look alike are equal bytes and
`sanear(sanear(x)) == sanear(x)`.

Three steps: nh3 (an HTML5 parser) throws out what is dangerous and closes every tag; `corpo`
rebuilds the text in the canonical form; nh3 checks the result against the strict list.
"""

import base64
import binascii
import re
from contextlib import suppress
from urllib.parse import urlsplit

import nh3
from lxml import etree

from seiva.documentos.regras.corpo import montar
from seiva.documentos.regras.vocabulario import (
    ANINHADO_DEMAIS,
    CLASSES,
    ENTRADA_MAXIMA,
    IMAGEM_MAXIMA,
    TEXTO_MAXIMO,
    ConteudoGrandeDemais,
)

__all__ = ["ConteudoGrandeDemais", "sanear", "url_de_imagem", "url_de_link"]


_CONTROLES = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
# libxml2 closes `<div/>` and reads markup inside these; an HTML5 parser does neither.
_BRUTOS = re.compile(r"(?<=<)(/?)(?:noscript|noembed|noframes|iframe)(?=[\s/>])", re.IGNORECASE)
_LIMITE_DO_LIBXML = etree.ErrorTypes.ERR_RESOURCE_LIMIT
_AUTOFECHADO = re.compile(r"/(?=>)")
_PALAVRA_VAZIA = re.compile(r"<o:p>(?:\s|&nbsp;|&#160;|\xa0)*</o:p>", re.IGNORECASE)
_COM_CONTEUDO_FORA = {
    "script", "style", "xml", "title", "head", "template", "iframe", "object", "noscript",
    "textarea", "select", "svg", "math", "audio", "video", "canvas", "noembed", "noframes",
}  # fmt: skip
# What the first step lets through for `corpo` and `colagem` to translate.
_ENTRADA = {
    "p", "div", "section", "article", "center", "address", "pre", "dl", "dt", "dd", "figure",
    "figcaption", "caption", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "blockquote", "ul", "ol",
    "li", "table", "thead", "tbody", "tfoot", "tr", "th", "td", "br", "img", "a", "span", "font",
    "strong", "b", "em", "i", "u", "ins", "s", "strike", "del", "sub", "sup",
}  # fmt: skip
_ATRIBUTOS_DE_ENTRADA = {
    "*": {"class", "style", "align"},
    "a": {"href", "data-ref"},
    "span": {"data-ref"},
    "img": {"src", "alt"},
    "ol": {"start", "type"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
}
_SAIDA = {
    "p", "h1", "h2", "h3", "h4", "hr", "blockquote", "ul", "ol", "li", "table", "thead", "tbody",
    "tr", "th", "td", "br", "img", "a", "span", "strong", "em", "u", "s", "sub", "sup",
}  # fmt: skip
_ATRIBUTOS_DE_SAIDA = {**_ATRIBUTOS_DE_ENTRADA, "*": {"class"}}
_ESQUEMAS = {"http", "https", "mailto", "arquivo", "data"}
_IMAGEM_DATA = re.compile(r"data:image/(png|jpeg);base64,([A-Za-z0-9+/]+={0,2})")
_IMAGEM_ARQUIVO = re.compile(r"arquivo:[0-9a-f]{64}")
_IMAGEM_DA_CASA = re.compile(r"/(?:[\w-]+/)*imagem/[\w./-]+")
_ASSINATURAS = {"png": b"\x89PNG\r\n\x1a\n", "jpeg": b"\xff\xd8\xff"}


def sanear(html: str) -> str:
    """Return the body in its canonical, safe form.

    Raises `ConteudoGrandeDemais` when the input passes 8 MB, the text without its embedded images
    passes 2 MB, or elements are nested more than 256 deep.
    """
    if len(html) > ENTRADA_MAXIMA:
        raise ConteudoGrandeDemais("O texto colado é grande demais. Divida-o em partes menores.")
    html = _PALAVRA_VAZIA.sub("", _CONTROLES.sub("", html))
    _conferir_aninhamento(html)
    limpo = nh3.clean(
        html,
        tags=_ENTRADA,
        clean_content_tags=_COM_CONTEUDO_FORA,
        attributes=_ATRIBUTOS_DE_ENTRADA,
        attribute_filter=_filtrar_entrada,
        url_schemes=_ESQUEMAS,
        link_rel=None,
    )
    saida = nh3.clean(
        montar(_CONTROLES.sub("", limpo)),
        tags=_SAIDA,
        attributes=_ATRIBUTOS_DE_SAIDA,
        attribute_filter=_filtrar_saida,
        url_schemes=_ESQUEMAS,
        link_rel="noopener noreferrer",
    )
    tamanho = len(_IMAGEM_DATA.sub("", saida).encode()) if len(saida) > TEXTO_MAXIMO // 4 else 0
    if tamanho > TEXTO_MAXIMO:
        raise ConteudoGrandeDemais("O documento passa de 2 MB de texto. Divida-o em partes.")
    return saida


def _conferir_aninhamento(html: str) -> None:
    """Refuse absurd nesting before the HTML5 parser, whose time is quadratic in the depth.

    libxml2 is linear and stops at 256 open elements; its answer is used for nothing else.
    """
    analisador = etree.HTMLParser(encoding="utf-8", remove_comments=True)
    sonda = _AUTOFECHADO.sub("", _BRUTOS.sub(r"\1xmp", f"<div>{html}"))
    with suppress(etree.XMLSyntaxError):  # stopped by a limit or by nonsense: the log says which
        etree.fromstring(sonda.encode(), analisador)
    if any(erro.type == _LIMITE_DO_LIBXML for erro in analisador.error_log):
        raise ConteudoGrandeDemais(ANINHADO_DEMAIS)


def url_de_link(url: str) -> str | None:
    """Return `url` if a link may point to it: http, https, mailto, or a path of this site."""
    url = url.strip()
    if url.startswith("#"):
        return url
    if url.startswith("/"):
        return None if url.startswith(("//", "/\\")) else url
    try:
        partes = urlsplit(url)
    except ValueError:
        return None
    if partes.scheme in {"http", "https"} and partes.netloc:
        return url
    return url if partes.scheme == "mailto" and partes.path else None


def url_de_imagem(url: str) -> str | None:
    """Return `url` if an image may come from it: stored file, embedded PNG/JPEG, or this site."""
    url = url.strip()
    if _IMAGEM_ARQUIVO.fullmatch(url):
        return url
    if _IMAGEM_DA_CASA.fullmatch(url) and ".." not in url:
        return url
    dados = _IMAGEM_DATA.fullmatch(url)
    if not dados or len(dados[2]) > IMAGEM_MAXIMA * 4 // 3 + 4:
        return None
    try:
        conteudo = base64.b64decode(dados[2], validate=True)
    except (binascii.Error, ValueError):
        return None
    return url if conteudo.startswith(_ASSINATURAS[dados[1]]) else None


def _filtrar_entrada(etiqueta: str, atributo: str, valor: str) -> str | None:
    if atributo == "href":
        return url_de_link(valor)
    if atributo == "src":
        return url_de_imagem(valor)
    return valor


def _filtrar_saida(etiqueta: str, atributo: str, valor: str) -> str | None:
    if atributo == "class":
        permitidas = CLASSES.get(etiqueta, frozenset())
        return " ".join(c for c in valor.split() if c in permitidas) or None
    return _filtrar_entrada(etiqueta, atributo, valor)
