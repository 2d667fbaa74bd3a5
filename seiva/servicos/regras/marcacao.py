"""Plain texts as pages show them: paragraphs, lists and subtitles, everything escaped.

Who writes a service writes text, not HTML: a blank line separates paragraphs, a line that begins
with `- ` is an item, one that begins with `## ` is a subtitle. Nothing written can become markup.
"""

import html
import re

_BLOCOS = re.compile(r"\n[ \t]*\n")


def em_html(texto: str) -> str:
    """HTML of the text; subtitles are `h3`, below the sections of a page."""
    partes: list[str] = []
    for bloco in _BLOCOS.split(texto.replace("\r\n", "\n").strip()):
        partes += _do_bloco([linha.strip() for linha in bloco.split("\n") if linha.strip()])
    return "\n".join(partes)


def _do_bloco(linhas: list[str]) -> list[str]:
    partes: list[str] = []
    itens: list[str] = []
    corridas: list[str] = []
    for linha in linhas:
        if linha.startswith("- "):
            _fechar(partes, corridas, "p", "<br>")
            itens.append(html.escape(linha[2:].strip()))
            continue
        _fechar(partes, itens, "ul", "")
        if linha.startswith("## "):
            _fechar(partes, corridas, "p", "<br>")
            partes.append(f"<h3>{html.escape(linha[3:].strip())}</h3>")
        else:
            corridas.append(html.escape(linha))
    _fechar(partes, itens, "ul", "")
    _fechar(partes, corridas, "p", "<br>")
    return partes


def _fechar(partes: list[str], linhas: list[str], marca: str, junta: str) -> None:
    if linhas:
        miolo = "".join(f"<li>{i}</li>" for i in linhas) if marca == "ul" else junta.join(linhas)
        partes.append(f"<{marca}>{miolo}</{marca}>")
        linhas.clear()
