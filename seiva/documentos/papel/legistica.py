"""What CSS counters cannot know about legal clauses: whether a paragraph is the only one.

Norma: LC 95/1998, art. 10, III ("parágrafo único" por extenso).
"""

from __future__ import annotations

import re

_PARAGRAFO = re.compile(r'<p(?=\s)[^>]*?\sclass="([^"]*)"')


def marcar_paragrafos_unicos(corpo_html: str) -> str:
    """Give class ``paragrafo-unico`` to the ``paragrafo-legal`` that is alone under its article.

    Works on sanitised HTML (double-quoted attributes) and touches nothing else.
    """
    achados = [
        (trecho.span(1), trecho[1].split())
        for trecho in _PARAGRAFO.finditer(corpo_html)
        if {"artigo", "paragrafo-legal"} & set(trecho[1].split())
    ]
    trocas: list[tuple[int, int]] = []
    grupo: list[tuple[int, int]] = []
    tem_artigo = False
    for posicao, classes in [*achados, ((0, 0), ["artigo"])]:
        if "artigo" in classes:
            trocas += grupo if tem_artigo and len(grupo) == 1 else []
            grupo, tem_artigo = [], True
        else:
            grupo.append(posicao)
    for inicio, fim in reversed(trocas):
        classe = corpo_html[inicio:fim].replace("paragrafo-legal", "paragrafo-unico")
        corpo_html = f"{corpo_html[:inicio]}{classe}{corpo_html[fim:]}"
    return corpo_html
