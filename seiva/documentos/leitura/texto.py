"""Plain text and comma-separated tables."""

import csv
from html import escape
from itertools import islice
from typing import IO

_MAIOR_TEXTO = 1024 * 1024
_MAIS_LINHAS = 2000
CORTADO = "<p><em>O arquivo continua. Baixe-o para ver o resto.</em></p>"


def decodificar(conteudo: bytes, *, cortado: bool = False) -> str:
    """Text in the encodings that people use here; `cortado` says that the end was left out."""
    if conteudo[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return conteudo.decode("utf-16", "replace")
    try:
        return conteudo.decode("utf-8-sig")
    except UnicodeDecodeError as erro:
        # A character cut by the limit is not another encoding.
        if cortado and erro.start >= len(conteudo) - 4:
            return conteudo.decode("utf-8-sig", "ignore")
        return conteudo.decode("cp1252", "replace")


def html_do_texto(arquivo: IO[bytes]) -> str:
    """One paragraph a block of lines, line breaks kept."""
    conteudo = arquivo.read(_MAIOR_TEXTO + 1)
    texto = decodificar(conteudo[:_MAIOR_TEXTO], cortado=len(conteudo) > _MAIOR_TEXTO)
    html = paragrafos(texto)
    return html + (CORTADO if len(conteudo) > _MAIOR_TEXTO else "")


def paragrafos(texto: str) -> str:
    """Blocks separated by empty lines as paragraphs."""
    blocos = texto.replace("\r\n", "\n").replace("\r", "\n").split("\n\n")
    return "".join(
        f"<p>{'<br>'.join(escape(linha) for linha in bloco.strip(chr(10)).split(chr(10)))}</p>"
        for bloco in blocos
        if bloco.strip()
    )


def html_da_planilha(arquivo: IO[bytes]) -> str:
    """A table, with the separator that the first lines show."""
    conteudo = arquivo.read(_MAIOR_TEXTO + 1)
    texto = decodificar(conteudo[:_MAIOR_TEXTO], cortado=len(conteudo) > _MAIOR_TEXTO)
    try:
        forma: type[csv.Dialect] = csv.Sniffer().sniff(texto[:4096], delimiters=";,\t|")
    except csv.Error:
        return paragrafos(texto)
    try:
        linhas = list(islice(csv.reader(texto.splitlines(), forma), _MAIS_LINHAS + 1))
    except csv.Error:
        return paragrafos(texto)
    corpo = "".join(
        f"<tr>{''.join(f'<td>{escape(celula)}</td>' for celula in linha)}</tr>"
        for linha in linhas[:_MAIS_LINHAS]
    )
    cortado = len(linhas) > _MAIS_LINHAS or len(conteudo) > _MAIOR_TEXTO
    return f"<table><tbody>{corpo}</tbody></table>{CORTADO if cortado else ''}"
