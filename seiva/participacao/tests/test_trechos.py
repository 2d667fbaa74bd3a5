"""The text is cut into passages, and no letter of it is lost."""

import re
from html import escape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from seiva.documentos.regras.html import sanear
from seiva.documentos.regras.texto import texto_puro
from seiva.participacao.regras.trechos import Corte, corpo_da_pagina, cortar

CASOS: list[tuple[str, str, list[tuple[str, str, str]]]] = [
    ("parágrafo", "<p>Uma <strong>só</strong>\n linha</p>", [("texto", "", "Uma só linha")]),
    (
        "título",
        '<h2>Das feiras</h2><p class="capitulo">CAPÍTULO I</p>',
        [("titulo", "", "Das feiras"), ("titulo", "", "CAPÍTULO I")],
    ),
    (
        "artigo com parágrafos, incisos e alíneas",
        '<p class="artigo">a</p><p class="paragrafo-legal">b</p><p class="inciso">c</p>'
        '<p class="alinea">d</p><p class="item-legal">e</p><p class="inciso">f</p>'
        '<p class="paragrafo-legal">g</p><p class="artigo">h</p><p class="paragrafo-unico">i</p>',
        [
            ("artigo", "Art. 1º", "a"),
            ("paragrafo", "§ 1º", "b"),
            ("inciso", "I –", "c"),
            ("alinea", "a)", "d"),
            ("item", "1.", "e"),
            ("inciso", "II –", "f"),
            ("paragrafo", "§ 2º", "g"),
            ("artigo", "Art. 2º", "h"),
            ("paragrafo", "Parágrafo único.", "i"),
        ],
    ),
    (
        "o décimo artigo não é ordinal",
        '<p class="artigo">x</p>' * 10,
        [("artigo", f"Art. {n}º" if n < 10 else "Art. 10.", "x") for n in range(1, 11)],
    ),
    (
        "itens numerados em níveis",
        '<p class="item-nivel-1">a</p><p class="item-nivel-2">b</p><p class="item-nivel-3">c</p>'
        '<p class="item-nivel-1">d</p><p class="item-nivel-2">e</p><p class="item">f</p>',
        [
            ("item", "1.", "a"),
            ("item", "1.1.", "b"),
            ("item", "1.1.1.", "c"),
            ("item", "2.", "d"),
            ("item", "2.1.", "e"),
            ("item", "1.", "f"),
        ],
    ),
    (
        "listas, uma dentro da outra",
        '<ol type="a" start="3"><li>um<ul><li>dois</li></ul></li><li><p>três</p><p>quatro</p>'
        "</li></ol>",
        [
            ("item", "c.", "um"),
            ("item", "•", "dois"),
            ("item", "d.", "três"),
            ("texto", "", "quatro"),
        ],
    ),
    (
        "linha de tabela",
        "<table><tbody><tr><th><p>Dia</p></th><td>seg<br>ter</td></tr></tbody></table>",
        [("linha", "", "Dia\nseg\nter")],
    ),
    ("citação e quebra", "<blockquote><p>a</p></blockquote><hr>", [("texto", "", "a")]),
    ("sem texto", "<p></p><p> </p>", []),
    ("sinais", "<p>a &lt; b &amp; c</p>", [("texto", "", "a < b & c")]),
]


@pytest.mark.parametrize(("nome", "corpo", "esperado"), CASOS, ids=[c[0] for c in CASOS])
def test_cada_pedaco_do_texto_e_um_trecho(
    nome: str, corpo: str, esperado: list[tuple[str, str, str]]
) -> None:
    assert cortar(corpo) == [Corte(*caso) for caso in esperado], nome


_LETRAS = "abcáçãÉ09 §º.–—<>&\"'|\n\t\u00a0\u200b日😀"
_PALAVRA = st.text(st.sampled_from(_LETRAS), max_size=12).map(escape)
_LINHA = st.builds(
    "{}<strong>{}</strong>{}".format, _PALAVRA, _PALAVRA, _PALAVRA.map(lambda t: f"<br>{t}")
)
_PARAGRAFO = st.builds(
    lambda classe, linha: f'<p class="{classe}">{linha}</p>',
    st.sampled_from(["", "artigo", "inciso", "paragrafo-legal", "item", "capitulo", "alinea"]),
    _LINHA,
)
_BLOCO = st.recursive(
    st.one_of(_PARAGRAFO, _LINHA, _LINHA.map(lambda t: f"<h3>{t}</h3>")),
    lambda dentro: st.one_of(
        st.lists(dentro, max_size=3).map(
            lambda i: f"<ul>{''.join(f'<li>{x}</li>' for x in i)}</ul>"
        ),
        st.lists(dentro, max_size=3).map(
            lambda i: f'<ol type="I">{"".join(f"<li>{x}</li>" for x in i)}</ol>'
        ),
        st.lists(dentro, max_size=3).map(
            lambda i: f"<table><tr>{''.join(f'<td>{x}</td>' for x in i)}</tr></table>"
        ),
        dentro.map(lambda x: f"<blockquote>{x}</blockquote>"),
    ),
    max_leaves=8,
)


def _letras(texto: str) -> str:
    return re.sub(r"\s+", "", texto)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_BLOCO, max_size=6))
def test_nenhuma_letra_se_perde_nem_muda_de_ordem(blocos: list[str]) -> None:
    corpo = sanear("".join(blocos))
    trechos = cortar(corpo)
    assert _letras("".join(t.texto for t in trechos)) == _letras(texto_puro(corpo))
    assert all(t.texto.strip() == t.texto != "" for t in trechos)


def test_o_corpo_e_so_o_do_documento() -> None:
    pagina = '<main>\n<h1>OFÍCIO</h1>\n<div class="papel-corpo">\n<p>a</p>\n</div>\n</main>\n<div>fim</div>'
    assert corpo_da_pagina(pagina) == "<p>a</p>"
    with pytest.raises(ValueError, match="página"):
        corpo_da_pagina("<p>a</p>")
