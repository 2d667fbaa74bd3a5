"""What enters a document's body and what is thrown out."""

import base64
import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seiva.documentos.regras.html import ConteudoGrandeDemais, sanear
from seiva.documentos.regras.vocabulario import ESTILOS

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 40


def _data(conteudo: bytes, tipo: str = "png") -> str:
    return f"data:image/{tipo};base64,{base64.b64encode(conteudo).decode()}"


@pytest.mark.parametrize(
    "perigo",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<p onclick='alert(1)'>x</p>",
        "<a href='javascript:alert(1)'>x</a>",
        "<a href=' java\nscript:alert(1)'>x</a>",
        "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
        "<svg><script>alert(1)</script></svg>",
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
        "<style>p{background:url(javascript:alert(1))}</style>",
        "<p style='background:url(javascript:alert(1))'>x</p>",
        "<iframe src='https://example.org'></iframe>",
        "<object data='x.swf'></object>",
        "<form action='https://example.org'><input name=senha></form>",
        "<img src='data:image/svg+xml;base64,PHN2Zy8+'>",
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
        "<!--<img src='--><img src=x onerror=alert(1)>'>",
    ],
)
def test_nada_que_se_execute_sobrevive(perigo: str) -> None:
    limpo = sanear(f"<p>antes</p>{perigo}<p>depois</p>")
    assert not any(
        f"<{e}" in limpo for e in ("script", "style", "iframe", "svg", "form", "object", "math")
    )
    for resto in ("onerror=", "onclick=", "javascript:", "style=", "text/html", "svg+xml"):
        assert resto not in limpo.replace("&lt;", "").replace("alt=", "") or "<img" not in limpo
    assert 'href="java' not in limpo
    assert "<p>antes</p>" in limpo


def test_o_texto_perigoso_escrito_como_texto_continua_texto() -> None:
    assert sanear("<p>&lt;script&gt;</p>") == "<p>&lt;script&gt;</p>"


@pytest.mark.parametrize(
    "valido",
    [
        '<p class="artigo">Fica criado o serviço.</p>',
        '<p class="paragrafo-legal">x</p><p class="inciso">x</p><p class="alinea">x</p>',
        '<p class="item recuo">x</p><p class="citacao direita">x</p><p></p>',
        '<h1 class="centralizado">Título</h1><h4>x</h4>',
        "<p>a<br>b <strong>c <em>d</em></strong><u>e</u><s>f</s><sub>g</sub><sup>h</sup></p>",
        '<hr><hr class="quebra"><blockquote><p>x</p></blockquote>',
        '<ul><li>a</li><li><p>b</p><ol start="3" type="a"><li>c</li></ol></li></ul>',
        '<table class="sem-borda"><thead><tr><th colspan="2">a</th></tr></thead>'
        '<tbody><tr><td rowspan="2" class="direita">1</td><td><p>b</p><p>c</p></td></tr></tbody></table>',
        '<p><a href="/processos/1" class="ref" data-ref="processo:3106.01.0000123/2026-45"'
        ' rel="noopener noreferrer">3106</a></p>',
        '<p><span class="ref" data-ref="documento:123">0000123</span></p>',
        f'<p><img src="arquivo:{"a1" * 32}" alt="Planta baixa"></p>',
        '<p><img src="/documentos/12/imagem/3" alt=""></p>',
        f'<p><img src="{_data(PNG)}" alt=""></p>',
    ],
)
def test_o_que_ja_e_do_vocabulario_passa_intacto(valido: str) -> None:
    assert sanear(valido) == valido


def test_classes_e_atributos_de_fora_do_vocabulario_caem() -> None:
    sujo = '<p class="artigo br-button" id="x" data-y="1" style="color:red">a</p>'
    assert sanear(sujo) == '<p class="artigo">a</p>'


def test_texto_solto_e_divs_viram_paragrafos() -> None:
    assert sanear("um<div>dois</div><div><p>três</p></div>") == "<p>um</p><p>dois</p><p>três</p>"


def test_etiquetas_antigas_e_estilos_viram_marcas() -> None:
    assert sanear("<p><b>a</b><i>b</i><strike>c</strike></p>") == (
        "<p><strong>a</strong><em>b</em><s>c</s></p>"
    )
    assert sanear('<p align="center">x</p>') == '<p class="centralizado">x</p>'


def test_negrito_em_volta_de_paragrafos_fica_dentro_de_cada_um() -> None:
    assert sanear("<b><p>a</p><p>b</p></b>") == "<p><strong>a</strong></p><p><strong>b</strong></p>"


def test_linhas_de_cabecalho_vao_para_o_thead_e_se_repetem_na_impressao() -> None:
    assert sanear("<table><tr><th>a</th></tr><tr><td>b</td></tr></table>") == (
        "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>"
    )


def test_nomes_antigos_de_classes_viram_os_do_vocabulario() -> None:
    assert sanear('<p class="centro paragrafo-numerado">x</p><hr class="quebra-de-pagina">') == (
        '<p class="item centralizado">x</p><hr class="quebra">'
    )


def test_o_editor_e_o_saneador_conhecem_os_mesmos_estilos() -> None:
    raiz = Path(__file__).resolve().parents[2]
    extensoes = (raiz / "web/static/seiva/editor/extensoes.js").read_text()
    lista = extensoes[extensoes.index("ESTILOS = [") : extensoes.index("ALINHAMENTOS")]
    assert re.findall(r'^  \["([\w-]*)"', lista, re.MULTILINE) == list(ESTILOS)


def test_links_so_para_enderecos_seguros_e_com_rel() -> None:
    assert 'rel="noopener noreferrer"' in sanear('<a href="https://planalto.gov.br">x</a>')
    assert sanear('<a href="mailto:a@b.mg.gov.br">x</a>').count("<a ") == 1
    for ruim in ("//mal.example", "/\\mal.example", "ftp://x", "vbscript:x", "http:x"):
        assert "<a" not in sanear(f"<a href='{ruim}'>x</a>")


def test_imagens_de_fora_falsas_ou_grandes_somem() -> None:
    for src in (
        "https://rastreador.example/p.png",
        "//rastreador.example/imagem/p.png",
        "/documentos/../imagem/../../x",
        _data(b"GIF89a", "png"),
        _data(b"\x89PNG\r\n\x1a\n" + b"\x00" * (2 * 1024 * 1024 + 10)),
        "arquivo:../../etc/passwd",
    ):
        assert "<img" not in sanear(f'<p><img src="{src}"></p>')


def test_texto_acima_de_dois_megabytes_e_recusado_com_explicacao() -> None:
    with pytest.raises(ConteudoGrandeDemais) as erro:
        sanear("<p>palavra</p>" * 160_000)
    assert "2 MB" in erro.value.mensagem


def test_imagens_embutidas_nao_contam_como_texto() -> None:
    imagem = _data(PNG + b"\x01" * 1_500_000)
    assert sanear(f'<p><img src="{imagem}" alt=""></p>' * 2).count("<img") == 2


@pytest.mark.parametrize(
    "repetido",
    [
        "<blockquote>",
        "<div>",
        "<dl><dt>",
        "<b></p>",
        "<div/>",
        "<noscript></div></noscript><div>",
        '<p "><div>',
        '<div a="></div>">',
    ],
)
def test_aninhamento_absurdo_e_recusado_sem_gastar_tempo(repetido: str) -> None:
    inicio = time.perf_counter()
    with pytest.raises(ConteudoGrandeDemais):
        sanear(repetido * 50_000)
    assert time.perf_counter() - inicio < 2


def test_listas_e_tabelas_muito_fundas_sao_achatadas_sem_perder_texto() -> None:
    fundo = "<ul><li>x" * 30 + "</li></ul>" * 30
    assert sanear(fundo).count("x") == 30
    assert sanear(fundo).count("<ul>") == 12


_PEDACOS = st.sampled_from(
    [
        "<p>", "</p>", '<p class="artigo">', "<div>", "</div>", "<b>", "</b>", "<i>", "</i>", "<u>",
        "<a href='/x'>", "</a>", "<a href='/y' data-ref='documento:1'>", "<ul>", "</ul>", "<ol>",
        "</ol>", "<li>", "</li>", "<table>", "</table>", "<tr>", "<td>", "<th>", "</td>", "<thead>",
        "<blockquote>", "</blockquote>", "<br>", "<hr>", "<h1>", "</h1>", "<h6>", "<span>", "</span>",
        "<span data-ref='processo:1/2'>", "<img src='/a/imagem/1'>", "<caption>", "<pre>", "</pre>",
        "<p style='mso-list:l0 level1 lfo1'>", "<p style='mso-list:l0 level3 lfo1'>",
        "<span style='mso-list:Ignore'>", "<br style='page-break-before:always'>", "<font>",
        "<center>", "<svg>", "<math>", "<!--", "-->", "<![if x]>", "<script>", "</script>",
        "<select>", "<template>", "<p align=right>", "<b style='font-weight:normal'>", "<dl>", "<dt>",
        " ", "\n", "\xa0", "&nbsp;", "&lt;", "&amp;", "&", "<", ">", '"', "a", "é", "1.", "\x00", "\x85",
    ]
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.one_of(st.lists(_PEDACOS, max_size=40).map("".join), st.text(max_size=60)))
def test_sanear_duas_vezes_e_o_mesmo_que_uma(html: str) -> None:
    limpo = sanear(html)
    assert sanear(limpo) == limpo


def test_cem_paginas_sao_saneadas_em_menos_de_dois_segundos() -> None:
    paragrafo = f'<p class="artigo">{"palavra <b>forte</b> comum " * 25}</p>'
    inicio = time.perf_counter()
    sanear(paragrafo * 700)
    assert time.perf_counter() - inicio < 2
