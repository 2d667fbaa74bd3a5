"""Text of a DOCX: headings, paragraphs, lists, tables, bold and italic (ECMA-376, part 1)."""

import re
from html import escape
from typing import IO

from seiva.documentos.leitura.xml import Elemento, marcado, parte

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TITULO = re.compile(r"(?:heading|t[ií]tulo|ttulo)\s*(\d)", re.IGNORECASE)
_MARCAS = {"b": "strong", "i": "em", "u": "u"}


def html_do_docx(arquivo: IO[bytes]) -> str:
    """HTML of the body; pictures, headers and notes stay in the file."""
    corpo = parte(arquivo, "word/document.xml").find(f"{_W}body")
    return _blocos(corpo) if corpo is not None else ""


def _blocos(pai: Elemento) -> str:
    saida: list[str] = []
    lista: list[str] = []
    for filho in pai:
        if filho.tag == f"{_W}p" and filho.find(f"{_W}pPr/{_W}numPr") is not None:
            lista.append(f"<li>{_linha(filho)}</li>")
            continue
        if lista:
            saida.append(f"<ul>{''.join(lista)}</ul>")
            lista = []
        if filho.tag == f"{_W}p":
            saida.append(_paragrafo(filho))
        elif filho.tag == f"{_W}tbl":
            saida.append(_tabela(filho))
        elif filho.tag == f"{_W}sdt":
            conteudo = filho.find(f"{_W}sdtContent")
            saida.append(_blocos(conteudo) if conteudo is not None else "")
    if lista:
        saida.append(f"<ul>{''.join(lista)}</ul>")
    return "".join(saida)


def _paragrafo(p: Elemento) -> str:
    texto = _linha(p)
    if not texto.strip():
        return ""
    estilo = p.find(f"{_W}pPr/{_W}pStyle")
    achado = _TITULO.match(estilo.get(f"{_W}val", "") if estilo is not None else "")
    if achado:
        nivel = min(4, max(1, int(achado[1])))
        return f"<h{nivel}>{texto}</h{nivel}>"
    return f"<p>{texto}</p>"


def _linha(p: Elemento) -> str:
    return "".join(_trecho(r) for r in p.iter(f"{_W}r"))


def _trecho(r: Elemento) -> str:
    partes = []
    for filho in r:
        if filho.tag == f"{_W}t":
            partes.append(escape(filho.text or ""))
        elif filho.tag == f"{_W}tab":
            partes.append(" ")
        elif filho.tag in {f"{_W}br", f"{_W}cr"}:
            partes.append("<br>")
    texto = "".join(partes)
    formato = r.find(f"{_W}rPr")
    if not texto.strip() or formato is None:
        return texto
    return marcado(texto, [html for nome, html in _MARCAS.items() if _ligado(formato, nome)])


def _ligado(formato: Elemento, nome: str) -> bool:
    marca = formato.find(f"{_W}{nome}")
    return marca is not None and marca.get(f"{_W}val", "true") not in {"0", "false", "none"}


def _tabela(tabela: Elemento) -> str:
    linhas = "".join(
        f"<tr>{''.join(f'<td>{_blocos(celula)}</td>' for celula in linha.findall(f'{_W}tc'))}</tr>"
        for linha in tabela.findall(f"{_W}tr")
    )
    return f"<table><tbody>{linhas}</tbody></table>"
