"""The style sheet of an institution: `pagina.css` goes first, and this changes what was chosen.

Every rule comes out of values that `estilos` judged, so nothing that anybody wrote gets into it.
Selectors weigh what those of `pagina.css` weigh, and come after them: an alignment that a writer
gave to one paragraph goes on winning over that of its style.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from html import escape

from .estilos import Valores, de_texto
from .fontes import FAMILIA, FAMILIA_COM_SERIFA

_META = re.compile(r'<meta name="seiva-estilos" content="([a-z0-9.:;-]{1,4000})">')
LARGURA_DO_PAPEL = 210  # mm, A4
_ENTRE_VAGAS = 4  # mm, column-gap of .papel-vagas
_MENOS_NA_PRIMEIRA = 8  # mm: the first page has no running head
_FONTES = {
    "lato": f"{FAMILIA}, Carlito, Lato, Calibri, sans-serif",
    "pt-serif": f'{FAMILIA_COM_SERIFA}, {FAMILIA}, "PT Serif", Cambria, Georgia, serif',
}
_CORPOS = {"menor": "0.91em", "texto": "1em", "maior": "1.15em", "grande": "1.3em"}
_ALINHAMENTOS = {
    "justificado": "justify", "esquerda": "left", "centralizado": "center", "direita": "right",
}  # fmt: skip
# What a property of a style is in CSS. "texto": as the paragraph around it, which needs no rule.
_REGRAS: dict[str, Callable[[int | str], str]] = {
    "tamanho": lambda v: f"font-size:{_CORPOS[str(v)]}",
    "peso": lambda v: f"font-weight:{'bold' if v == 'negrito' else 'normal'}",
    "caixa": lambda v: f"text-transform:{'uppercase' if v == 'maiusculas' else 'none'}",
    "letra": lambda v: f"font-style:{'italic' if v == 'italico' else 'normal'}",
    "alinhamento": lambda v: f"text-align:{_ALINHAMENTOS[str(v)]}",
    "recuo": lambda v: f"text-indent:{v}mm",
    "margem": lambda v: f"margin-left:{v}mm",
    "antes": lambda v: f"margin-top:{v}mm",
    "depois": lambda v: f"margin-bottom:{v}mm",
    "largura": lambda v: f"width:{v}mm",
}
_CONTADORES = {"decimal": ("decimal", "decimal"), "romana": ("upper-roman", "decimal")}


def marca(texto: str) -> str:
    """The line of the frozen page that says with which choices it is drawn."""
    return f'<meta name="seiva-estilos" content="{escape(texto)}">'


def estilos_da_pagina(html: str) -> str:
    """The choices that a page carries in its head; empty when it is drawn as usual."""
    achado = _META.search(html.partition("<body")[0])
    return achado[1] if achado else ""


@lru_cache(maxsize=256)
def css_dos_estilos(texto: str) -> str:
    """Rules to put after `pagina.css`. `texto` is `em_texto` of the choices.

    Raises `EstiloInvalido` for anything else.
    """
    valores = de_texto(texto)
    regras = [
        *_do_texto(valores.get("texto", {})),
        *_da_pagina(valores.get("pagina", {})),
        *_dos_titulos(str(valores.get("titulos", {}).get("numeracao", "sem"))),
    ]
    for alvo, escolhidos in valores.items():
        if alvo not in {"texto", "pagina", "titulos"}:
            regras += _do_estilo(alvo, escolhidos)
    if any("alinhamento" in escolhidos for escolhidos in valores.values()):
        regras += [
            f".papel-corpo .{classe}{{text-align:{valor}}}"
            for classe, valor in _ALINHAMENTOS.items()
        ]
    return "\n".join(regras)


def _do_texto(v: Mapping[str, int | str]) -> Iterator[str]:
    if "fonte" in v:
        yield f".papel.papel{{font-family:{_FONTES[str(v['fonte'])]}}}"
    if "tamanho" in v:
        yield f".papel.papel{{font-size:{int(v['tamanho']) / 10:g}pt}}"
        # These have a size of their own on the usual sheet: they follow the text.
        yield ".papel-corpo h1,.papel-corpo h2,.papel-corpo h3,.papel-corpo h4{font-size:1em}"
        yield ".papel-corpo blockquote,.papel-corpo .citacao{font-size:0.91em}"
        yield ".papel-corpo .ementa{font-size:0.955em}"
        yield ".papel-corpo table{font-size:0.865em}"
    if "entrelinha" in v:
        yield f".papel.papel{{line-height:{int(v['entrelinha']) / 100:g}}}"
    if "recuo" in v:
        yield f".papel-corpo > p{{text-indent:{v['recuo']}mm}}"
        yield f".papel-corpo .item::before{{width:{max(int(v['recuo']), 8)}mm}}"
    if "espaco" in v:
        yield f".papel-corpo p{{margin-bottom:{v['espaco']}pt}}"
    if "alinhamento" in v:
        alinhamento = _ALINHAMENTOS[str(v["alinhamento"])]
        yield f".papel-corpo p,.papel-corpo li{{text-align:{alinhamento}}}"


def _da_pagina(v: Mapping[str, int | str]) -> Iterator[str]:
    if not v:
        return
    usual = {"superior": 22, "inferior": 24, "esquerda": 30, "direita": 15}
    cima, baixo, esquerda, direita = (int(v.get(lado, mm)) for lado, mm in usual.items())
    yield f"@page{{margin:{cima}mm {direita}mm {baixo}mm {esquerda}mm}}"
    yield f"@page :first{{margin-top:{cima - _MENOS_NA_PRIMEIRA}mm}}"
    coluna = (LARGURA_DO_PAPEL - esquerda - direita - _ENTRE_VAGAS) / 2
    yield f".papel-vagas{{grid-template-columns:{coluna:g}mm {coluna:g}mm}}"
    # On a narrow screen the sheet is as wide as the window, whatever its margins are.
    yield (
        "@media screen and (min-width:861px){"
        f"body.papel.papel{{padding-left:{esquerda}mm;padding-right:{direita}mm}}"
        f".ed-folha.papel{{padding:{cima - 2}mm {direita}mm {baixo - 4}mm {esquerda}mm}}}}"
    )


def _dos_titulos(numeracao: str) -> Iterator[str]:
    if numeracao == "sem":
        return
    primeiro, segundo = _CONTADORES[numeracao]
    yield ".papel-corpo{counter-reset:titulo1 titulo2 titulo3}"
    yield ".papel-corpo h1{counter-increment:titulo1;counter-reset:titulo2 titulo3}"
    yield ".papel-corpo h2{counter-increment:titulo2;counter-reset:titulo3}"
    yield ".papel-corpo h3{counter-increment:titulo3}"
    if numeracao == "romana":
        yield f'.papel-corpo h1::before{{content:counter(titulo1,{primeiro}) "\\00a0– "}}'
        yield f'.papel-corpo h2::before{{content:counter(titulo2,{segundo}) ".\\00a0"}}'
        yield '.papel-corpo h3::before{content:counter(titulo3,lower-alpha) ")\\00a0"}'
        return
    cadeia = ""
    for nivel in (1, 2, 3):
        cadeia += f'counter(titulo{nivel}) "." '
        yield f'.papel-corpo h{nivel}::before{{content:{cadeia}"\\00a0\\00a0"}}'


def _do_estilo(alvo: str, escolhidos: Mapping[str, int | str]) -> Iterator[str]:
    onde = f".papel-corpo {alvo}" if alvo in {"h1", "h2", "h3", "h4"} else f".papel-corpo .{alvo}"
    lugares = f".papel-corpo blockquote,{onde}" if alvo == "citacao" else onde
    regras = [
        _REGRAS[nome](valor)
        for nome, valor in escolhidos.items()
        if nome != "numeral" and not (nome == "alinhamento" and valor == "texto")
    ]
    if regras:
        yield f"{lugares}{{{';'.join(regras)}}}"
    if alvo == "citacao" and "alinhamento" in escolhidos:
        alinhamento = _REGRAS["alinhamento"](escolhidos["alinhamento"])
        yield f".papel-corpo blockquote p{{{alinhamento}}}"
    if "numeral" in escolhidos:
        yield f"{onde}::before{{font-weight:bold}}"


def avisos(valores: Valores) -> list[str]:
    """What a choice harms: sentences, or nothing. They warn, and refuse nothing."""
    texto, pagina = valores.get("texto", {}), valores.get("pagina", {})
    corpo = int(texto.get("tamanho", 110)) / 10
    ditos = []
    if corpo < 11:
        ditos.append("Letra menor que 11 pt cansa a vista e some em cópias.")
    if int(texto.get("entrelinha", 130)) < 115:
        ditos.append("Entrelinha menor que 1,15 aperta as linhas e dificulta a leitura.")
    if int(texto.get("espaco", 6)) == 0 and int(texto.get("recuo", 25)) < 5:
        ditos.append("Sem recuo e sem espaço, não se vê onde um parágrafo termina e outro começa.")
    util = LARGURA_DO_PAPEL - int(pagina.get("esquerda", 30)) - int(pagina.get("direita", 15))
    if util / (corpo * 0.176) > 90:  # half an em a character, 0.3528 mm a point
        ditos.append("A linha passa de 90 letras: o olho se perde. Aumente a letra ou as margens.")
    if int(pagina.get("esquerda", 30)) < 25:
        ditos.append("Margem esquerda menor que 25 mm não deixa lugar para furar ou encadernar.")
    maiusculas = [a for a in ("assunto", "item-nivel-1") if _toda_maiuscula(valores, a)]
    if maiusculas:
        ditos.append("Frases inteiras em maiúsculas se leem mais devagar.")
    return ditos


def _toda_maiuscula(valores: Valores, alvo: str) -> bool:
    return valores.get(alvo, {}).get("caixa") == "maiusculas"
