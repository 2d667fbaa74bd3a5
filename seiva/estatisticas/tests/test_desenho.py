"""The drawings: placed the same every time, nothing over anything, all of it said aloud."""

import io
import re
from itertools import combinations
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from seiva.estatisticas.desenho.graficos import Grafico, Serie
from seiva.estatisticas.desenho.grafo import No, Seta, desenhar
from seiva.estatisticas.desenho.png import png
from seiva.estatisticas.desenho.svg import ESTREITO, LARGO, teto_redondo
from seiva.estatisticas.regras.camadas import ALTURA, LARGURA, Aresta, colocar

SVG = "{http://www.w3.org/2000/svg}"
PARES = st.sets(
    st.tuples(st.integers(1, 9), st.integers(1, 9)).filter(lambda p: p[0] != p[1]),
    min_size=1,
    max_size=18,
)


def grafo(pares: set[tuple[int, int]], **mais: object) -> str:
    nos = [
        No(n, f"SEMAD/UNIDADE-{n}", f"Unidade {n}", 7, "2,5 dias", n == 1, f"/u/{n}")
        for n in sorted({n for par in pares for n in par})
    ]
    setas = [Seta(a, b, 3 * a + b, "1,5 dia", a == 1) for a, b in sorted(pares)]
    return desenhar("g", "Fluxo", nos, setas, **mais)  # type: ignore[arg-type]


def ler(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)  # noqa: S314 -- our own


def caixas_de_texto(svg: str) -> list[tuple[str, float, float, float, float]]:
    """Where each text is, by a width of 6 px a character, the least that they take."""
    resposta = []
    for texto in ler(svg).iter(f"{SVG}text"):
        dito = texto.text or ""
        x, y, largo = int(texto.attrib["x"]), int(texto.attrib["y"]), 6 * len(dito)
        x -= {"start": 0, "middle": largo / 2, "end": largo}[texto.attrib["text-anchor"]]
        resposta.append((dito, x, y - 10, x + largo, y + 3))
    return resposta


def tocam(a: tuple, b: tuple) -> bool:
    return a[1] < b[3] and b[1] < a[3] and a[2] < b[4] and b[2] < a[4]


@settings(max_examples=60, deadline=None)
@given(PARES)
def test_no_fluxo_nenhum_texto_cobre_outro(pares: set[tuple[int, int]]) -> None:
    caixas = caixas_de_texto(grafo(pares))
    assert [(a[0], b[0]) for a, b in combinations(caixas, 2) if tocam(a, b)] == []


@settings(max_examples=60, deadline=None)
@given(PARES)
def test_os_nos_nao_se_cobrem_e_tudo_cabe_no_desenho(pares: set[tuple[int, int]]) -> None:
    planta = colocar([Aresta(a, b, 1) for a, b in sorted(pares)])
    lugares = [("", x, y, x + LARGURA, y + ALTURA) for x, y in planta.nos.values()]
    assert [par for par in combinations(lugares, 2) if tocam(*par)] == []
    assert all(x1 >= 0 and x2 <= planta.largura for _, x1, _, x2, _ in lugares)
    assert all(y1 >= 0 and y2 <= planta.altura for _, _, y1, _, y2 in lugares)
    assert set(planta.caminhos) == pares


@given(st.randoms(), PARES)
@settings(max_examples=30, deadline=None)
def test_o_mesmo_fluxo_da_sempre_o_mesmo_desenho(sorte, pares: set[tuple[int, int]]) -> None:
    arestas = [Aresta(a, b, a * b) for a, b in sorted(pares)]
    outra_ordem = list(arestas)
    sorte.shuffle(outra_ordem)
    assert colocar(arestas).nos == colocar(outra_ordem).nos


def test_ida_e_volta_sao_duas_setas_que_nao_se_confundem() -> None:
    planta = colocar([Aresta("a", "b", 9), Aresta("b", "a", 2)])
    ida, volta = planta.caminhos["a", "b"], planta.caminhos["b", "a"]
    assert ida[0][0] < ida[-1][0]
    assert volta[0][0] > volta[-1][0]
    assert ida[0][1] != volta[-1][1]


def test_os_nos_sao_percorridos_da_esquerda_para_a_direita_e_dizem_tudo() -> None:
    svg = grafo({(1, 2), (2, 3)})
    ligacoes = list(ler(svg).iter(f"{SVG}a"))
    assert [a.attrib["href"] for a in ligacoes] == ["/u/1", "/u/2", "/u/3"]
    assert ligacoes[0].attrib["aria-label"] == (
        "Gargalo. Unidade 1: 2,5 dias na unidade, 7 passagens"
    )


GRAFICOS = [
    Grafico(
        f"{forma}-{n}",
        "Processos <por> mês",
        forma,
        tuple(f"jan\n{2000 + i}" for i in range(n)),
        (
            Serie("Abertos & novos", tuple(float(7 * i) for i in range(n))),
            Serie("Concluídos", tuple(None if i == 1 else 3.0 for i in range(n))),
        ),
    )
    for forma in ("barras", "colunas", "linhas")
    for n in (1, 12, 30)
]


@pytest.mark.parametrize("grafico", GRAFICOS, ids=lambda g: g.chave)
@pytest.mark.parametrize("largura", [LARGO, ESTREITO])
def test_no_grafico_nenhum_texto_cobre_outro(grafico: Grafico, largura: int) -> None:
    svg = grafico.svg(largura)
    caixas = caixas_de_texto(svg)
    assert [(a[0], b[0]) for a, b in combinations(caixas, 2) if tocam(a, b)] == []
    assert all(c[3] <= largura + 2 for c in caixas if not c[0].startswith("jan"))


def test_o_grafico_se_diz_a_quem_nao_o_ve() -> None:
    raiz = ler(GRAFICOS[1].svg(LARGO))
    assert raiz.attrib["role"] == "img"
    ids = {e.attrib["id"]: e.text for e in raiz.iter() if "id" in e.attrib}
    assert ids[raiz.attrib["aria-labelledby"]] == "Processos <por> mês"
    dito = ids[raiz.attrib["aria-describedby"]] or ""
    assert "o maior valor é 77, em jan de 2011" in dito


def test_a_segunda_serie_se_distingue_sem_cor() -> None:
    svg = GRAFICOS[4].svg(LARGO)
    assert 'fill="url(#g-colunas-12-620-trama)"' in svg
    assert re.search(r"class=\"l2\"", GRAFICOS[7].svg(LARGO))


def test_nada_no_svg_da_pagina_a_politica_de_seguranca_recusa() -> None:
    for svg in (GRAFICOS[1].svgs(), grafo({(1, 2)})):
        assert "style" not in svg
        assert "<script" not in svg


@pytest.mark.parametrize("valor", [0.3, 1, 3, 7, 99, 101, 4321])
def test_o_topo_do_eixo_e_redondo_e_nao_menor(valor: float) -> None:
    teto = teto_redondo(valor)
    assert valor <= teto
    assert str(teto).strip("0") in {"1", "2", "4", "5"}


def test_a_imagem_tem_o_dobro_do_tamanho_e_alguma_tinta() -> None:
    imagem = Image.open(io.BytesIO(png(GRAFICOS[1].svg(LARGO, sozinho=True), "Título & tal")))
    assert imagem.format == "PNG"
    assert abs(imagem.width - 2 * (LARGO + 32)) <= 4
    cores = {cor for _, cor in imagem.convert("RGB").getcolors(1 << 24) or []}
    assert (0x13, 0x51, 0xB4) in cores
