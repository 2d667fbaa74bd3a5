"""Placing a directed graph in layers, from left to right: the same graph, the same drawing.

After Sugiyama, Tagawa and Toda (1981): arrows that close a cycle are turned while placing, each
node goes one layer after what leads to it, long arrows get a bend in each layer that they cross,
and each layer is put in the order of the middle of its neighbours.
"""

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

N = TypeVar("N", bound=Hashable)
VARREDURAS = 6
LARGURA, ALTURA = 150, 66  # of a node
ENTRE_CAMADAS, ENTRE_NOS, ENTRE_DOBRAS = 128, 26, 34
MARGEM = 10


@dataclass(frozen=True)
class Aresta(Generic[N]):
    origem: N
    destino: N
    peso: int


@dataclass(frozen=True)
class Planta(Generic[N]):
    """`nos`: corner of each node; `caminhos`: points of each arrow, from its origin; `ordem`: the
    nodes from left to right and from top to bottom."""

    nos: dict[N, tuple[int, int]]
    caminhos: dict[tuple[N, N], list[tuple[int, int]]]
    ordem: list[N]
    largura: int
    altura: int


def colocar(arestas: Sequence[Aresta[N]]) -> Planta[N]:
    """Place the ends of these arrows; no arrow from a node to itself is accepted."""
    firmes = _sem_ciclos(arestas)
    camada = _camadas(firmes)
    fileiras, elos = _com_dobras(firmes, camada)
    _ordenar(fileiras, elos)
    centros, altura = _alturas(fileiras)
    x = {n: MARGEM + i * (LARGURA + ENTRE_CAMADAS) for i, f in enumerate(fileiras) for n in f}
    nos = {n: (x[n], centros[n] - ALTURA // 2) for n in camada}
    caminhos = _tracar(arestas, elos, nos, x, centros)
    ordem = sorted(nos, key=lambda n: (nos[n], str(n)))
    largura = len(fileiras) * (LARGURA + ENTRE_CAMADAS) - ENTRE_CAMADAS + 2 * MARGEM
    return Planta(nos, caminhos, ordem, largura, altura)


def _sem_ciclos(arestas: Sequence[Aresta[N]]) -> list[tuple[N, N]]:
    """The pairs in a direction without cycles: the heavier arrows keep theirs."""
    segue: dict[N, set[N]] = defaultdict(set)

    def alcanca(de: N, ate: N) -> bool:
        vistos, pilha = set(), [de]
        while pilha:
            atual = pilha.pop()
            if atual == ate:
                return True
            if atual not in vistos:
                vistos.add(atual)
                pilha.extend(segue[atual])
        return False

    firmes = []
    for aresta in sorted(arestas, key=lambda a: (-a.peso, str(a.origem), str(a.destino))):
        de, ate = aresta.origem, aresta.destino
        if alcanca(ate, de):
            de, ate = ate, de
        if ate not in segue[de]:
            segue[de].add(ate)
            firmes.append((de, ate))
    return firmes


def _camadas(firmes: Sequence[tuple[N, N]]) -> dict[N, int]:
    """The longest way to each node, in arrows."""
    antes: dict[N, list[N]] = defaultdict(list)
    camada: dict[N, int] = {}
    for de, ate in firmes:
        antes[ate].append(de)

    def medir(no: N) -> int:
        if no not in camada:
            camada[no] = 1 + max((medir(a) for a in antes[no]), default=-1)
        return camada[no]

    for no in sorted({n for par in firmes for n in par}, key=str):
        medir(no)
    return camada


def _com_dobras(
    firmes: Sequence[tuple[N, N]], camada: Mapping[N, int]
) -> tuple[list[list], dict[tuple, list]]:
    """The nodes of each layer, with the bends of the arrows that cross it, and the points of each
    arrow from its smaller layer to the greater."""
    fileiras: list[list] = [[] for _ in range(max(camada.values(), default=-1) + 1)]
    for no in sorted(camada, key=str):
        fileiras[camada[no]].append(no)
    elos: dict[tuple, list] = {}
    for de, ate in firmes:
        pontos: list = [de]
        for meio in range(camada[de] + 1, camada[ate]):
            dobra = ("dobra", de, ate, meio)
            fileiras[meio].append(dobra)
            pontos.append(dobra)
        elos[de, ate] = [*pontos, ate]
    return fileiras, elos


def _ordenar(fileiras: list[list], elos: Mapping[tuple, list]) -> None:
    """Put each layer in the order of the middle of its neighbours, back and forth."""
    antes: dict = defaultdict(list)
    depois: dict = defaultdict(list)
    for pontos in elos.values():
        for a, b in zip(pontos, pontos[1:], strict=False):
            depois[a].append(b)
            antes[b].append(a)
    for vez in range(VARREDURAS):
        vizinhos = antes if vez % 2 == 0 else depois
        for fileira in fileiras if vez % 2 == 0 else reversed(fileiras):
            lugar = {n: i / max(1, len(f) - 1) for f in fileiras for i, n in enumerate(f)}
            meio = {
                n: sum(lugar[v] for v in vizinhos[n]) / len(vizinhos[n])
                if vizinhos[n]
                else lugar[n]
                for n in fileira
            }
            fileira.sort(key=lambda n: (meio[n], str(n)))  # noqa: B023


def _alturas(fileiras: list[list]) -> tuple[dict, int]:
    """Centre of each node and bend, each layer in the middle of the drawing."""
    tamanhos = []
    for fileira in fileiras:
        alto = sum(ENTRE_DOBRAS if _dobra(n) else ALTURA + ENTRE_NOS for n in fileira)
        tamanhos.append(alto)
    altura = max(tamanhos, default=0) + 2 * MARGEM
    centros: dict = {}
    for fileira, alto in zip(fileiras, tamanhos, strict=True):
        y = (altura - alto) // 2
        for no in fileira:
            passo = ENTRE_DOBRAS if _dobra(no) else ALTURA + ENTRE_NOS
            centros[no] = y + passo // 2
            y += passo
    return centros, altura


def _dobra(no: object) -> bool:
    return isinstance(no, tuple) and len(no) == 4 and no[0] == "dobra"


def _tracar(
    arestas: Sequence[Aresta[N]],
    elos: Mapping[tuple, list],
    nos: Mapping[N, tuple[int, int]],
    x: Mapping,
    centros: Mapping,
) -> dict[tuple[N, N], list[tuple[int, int]]]:
    """Points of each arrow. The ends that share a side of a node are spread along it."""
    lados: dict[tuple[N, bool], list[tuple[int, str, tuple[N, N]]]] = defaultdict(list)
    rotas = {}
    for aresta in arestas:
        par = (aresta.origem, aresta.destino)
        direto = par in elos
        pontos = elos[par] if direto else elos[par[::-1]][::-1]
        rotas[par] = pontos
        saida, chegada = (True, False) if direto else (False, True)
        lados[par[0], saida].append((centros[pontos[1]], str(par), par))
        lados[par[1], chegada].append((centros[pontos[-2]], str(par), par))
    pontas: dict[tuple[N, tuple[N, N]], tuple[int, int]] = {}
    for (no, direita), usos in lados.items():
        cx, cy = nos[no]
        for i, (_, _, par) in enumerate(sorted(usos)):
            y = cy + ALTURA * (i + 1) // (len(usos) + 1)
            pontas[no, par] = (cx + (LARGURA if direita else 0), y)
    caminhos = {}
    for par, pontos in rotas.items():
        meios: list[tuple[int, int]] = []
        for dobra in pontos[1:-1]:
            # Straight across the column, so that it bends only between columns.
            lado_a, lado_b = (x[dobra], centros[dobra]), (x[dobra] + LARGURA, centros[dobra])
            meios += [lado_a, lado_b] if par in elos else [lado_b, lado_a]
        caminhos[par] = [pontas[par[0], par], *meios, pontas[par[1], par]]
    return caminhos
