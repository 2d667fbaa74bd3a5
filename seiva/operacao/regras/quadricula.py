"""A map of equal tiles: each place in the free cell of a grid nearest to where it really is.

No outline of municipalities is needed, only the coordinates of their seats; big and small ones
weigh the same, which is what "who is where" asks. Pure and deterministic.
"""

import math
from collections.abc import Iterator, Sequence

Cela = tuple[int, int]
PASSADAS = 12


def dispor(lugares: Sequence[tuple[str, float, float]], colunas: int) -> dict[str, Cela]:
    """Cells (column, row from the north) of places (key, latitude, longitude).

    First each place, from the most isolated inwards, takes the free cell nearest to its own;
    then neighbours change cells while that brings both together nearer to where they belong.
    """
    certos = _na_grade(lugares, colunas)
    ocupadas: dict[Cela, str] = {}
    for chave in sorted(certos, key=lambda c: (-_longe_do_meio(certos, c), c)):
        cela = next(c for c in _em_volta(certos[chave]) if c not in ocupadas)
        ocupadas[cela] = chave
    for _ in range(PASSADAS):
        if not _trocar(ocupadas, certos):
            break
    menor_x, menor_y = (min((c[eixo] for c in ocupadas), default=0) for eixo in (0, 1))
    return {chave: (x - menor_x, y - menor_y) for (x, y), chave in ocupadas.items()}


def _na_grade(
    lugares: Sequence[tuple[str, float, float]], colunas: int
) -> dict[str, tuple[float, float]]:
    """Where each place is, in cells: equirectangular, true at the middle latitude."""
    if not lugares:
        return {}
    norte = max(lat for _, lat, _ in lugares)
    sul = min(lat for _, lat, _ in lugares)
    oeste = min(lon for *_, lon in lugares)
    leste = max(lon for *_, lon in lugares)
    encolhe = math.cos(math.radians((norte + sul) / 2))
    lado = max((leste - oeste) * encolhe, 1e-9) / colunas
    return {
        chave: ((lon - oeste) * encolhe / lado, (norte - lat) / lado) for chave, lat, lon in lugares
    }


def _longe_do_meio(certos: dict[str, tuple[float, float]], chave: str) -> float:
    xs, ys = zip(*certos.values(), strict=True)
    meio = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    return round(math.dist(certos[chave], meio), 6)


def _em_volta(ponto: tuple[float, float]) -> Iterator[Cela]:
    """Every cell, from the nearest to `ponto` on."""
    cx, cy = round(ponto[0]), round(ponto[1])
    raio = 0
    espera: list[tuple[float, Cela]] = []
    while True:
        anel = [
            (cx + dx, cy + dy)
            for dx in range(-raio, raio + 1)
            for dy in range(-raio, raio + 1)
            if max(abs(dx), abs(dy)) == raio
        ]
        espera += [(math.dist(ponto, cela), cela) for cela in anel]
        espera.sort()
        while espera and espera[0][0] <= raio:
            yield espera.pop(0)[1]
        raio += 1


def _trocar(ocupadas: dict[Cela, str], certos: dict[str, tuple[float, float]]) -> int:
    """One pass of exchanges with neighbours and moves to free cells; how many helped."""
    feitas = 0
    for cela in sorted(ocupadas):
        for dx, dy in ((1, 0), (0, 1), (1, 1), (1, -1), (2, 0), (0, 2), (-1, 0), (0, -1)):
            outra = cela[0] + dx, cela[1] + dy
            um, dois = ocupadas.get(cela), ocupadas.get(outra)
            if um is None:
                break
            agora, depois = _erro(certos[um], cela), _erro(certos[um], outra)
            if dois is not None:
                agora += _erro(certos[dois], outra)
                depois += _erro(certos[dois], cela)
            if depois < agora - 1e-9:
                feitas += 1
                ocupadas[outra] = um
                if dois is None:
                    del ocupadas[cela]
                else:
                    ocupadas[cela] = dois
    return feitas


def _erro(certo: tuple[float, float], cela: Cela) -> float:
    return (certo[0] - cela[0]) ** 2 + (certo[1] - cela[1]) ** 2
