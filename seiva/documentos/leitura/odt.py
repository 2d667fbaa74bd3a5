"""Text of an ODT: headings, paragraphs, lists, tables (OpenDocument 1.3, part 3)."""

from html import escape
from typing import IO

from seiva.documentos.leitura.xml import Elemento, marcado, parte

_NS = "urn:oasis:names:tc:opendocument:xmlns:"
_TEXTO, _TABELA = f"{{{_NS}text:1.0}}", f"{{{_NS}table:1.0}}"
_OFFICE, _ESTILO = f"{{{_NS}office:1.0}}", f"{{{_NS}style:1.0}}"
_FO = f"{{{_NS}xsl-fo-compatible:1.0}}"
_FORA = {f"{_TEXTO}note", f"{_OFFICE}annotation", f"{_TEXTO}tracked-changes"}
_RECIPIENTES = {f"{_TEXTO}section", f"{_TEXTO}index-body", f"{_TEXTO}table-of-content"}


def html_do_odt(arquivo: IO[bytes]) -> str:
    """HTML of the body; pictures, notes and comments stay in the file."""
    raiz = parte(arquivo, "content.xml")
    corpo = raiz.find(f"{_OFFICE}body/{_OFFICE}text")
    return _blocos(corpo, _marcas(raiz)) if corpo is not None else ""


def _marcas(raiz: Elemento) -> dict[str, list[str]]:
    """Marks that each automatic style of text asks for."""
    marcas: dict[str, list[str]] = {}
    for estilo in raiz.iter(f"{_ESTILO}style"):
        formato = estilo.find(f"{_ESTILO}text-properties")
        nome = estilo.get(f"{_ESTILO}name", "")
        if formato is None or estilo.get(f"{_ESTILO}family") != "text":
            continue
        pedidas = []
        if formato.get(f"{_FO}font-weight") == "bold":
            pedidas.append("strong")
        if formato.get(f"{_FO}font-style") == "italic":
            pedidas.append("em")
        if formato.get(f"{_ESTILO}text-underline-style", "none") != "none":
            pedidas.append("u")
        marcas[nome] = pedidas
    return marcas


def _blocos(pai: Elemento, marcas: dict[str, list[str]]) -> str:
    return "".join(_bloco(filho, marcas) for filho in pai)


def _bloco(el: Elemento, marcas: dict[str, list[str]]) -> str:
    if el.tag == f"{_TEXTO}h":
        bruto = el.get(f"{_TEXTO}outline-level", "1")
        nivel = min(4, int(bruto)) if bruto.isdecimal() and bruto != "0" else 1
        return f"<h{nivel}>{_linha(el, marcas)}</h{nivel}>"
    if el.tag == f"{_TEXTO}p":
        texto = _linha(el, marcas)
        return f"<p>{texto}</p>" if texto.strip() else ""
    if el.tag == f"{_TEXTO}list":
        itens = el.findall(f"{_TEXTO}list-item")
        return f"<ul>{''.join(f'<li>{_blocos(item, marcas)}</li>' for item in itens)}</ul>"
    if el.tag == f"{_TABELA}table":
        return _tabela(el, marcas)
    return _blocos(el, marcas) if el.tag in _RECIPIENTES else ""


def _tabela(tabela: Elemento, marcas: dict[str, list[str]]) -> str:
    linhas = "".join(
        "<tr>"
        + "".join(f"<td>{_blocos(c, marcas)}</td>" for c in linha.findall(f"{_TABELA}table-cell"))
        + "</tr>"
        for linha in tabela.iter(f"{_TABELA}table-row")
    )
    return f"<table><tbody>{linhas}</tbody></table>"


def _linha(el: Elemento, marcas: dict[str, list[str]]) -> str:
    partes = [escape(el.text or "")]
    for filho in el:
        if not isinstance(filho.tag, str) or filho.tag in _FORA:
            pass
        elif filho.tag == f"{_TEXTO}line-break":
            partes.append("<br>")
        elif filho.tag in {f"{_TEXTO}s", f"{_TEXTO}tab"}:
            partes.append(" ")
        elif filho.tag in {f"{_TEXTO}span", f"{_TEXTO}a"}:
            estilo = filho.get(f"{_TEXTO}style-name", "")
            partes.append(marcado(_linha(filho, marcas), marcas.get(estilo, [])))
        partes.append(escape(filho.tail or ""))
    return "".join(partes)
