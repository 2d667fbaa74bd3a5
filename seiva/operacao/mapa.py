"""Who is where: the municipalities of a state on a map of tiles, with where each one is.

The doors add the requests of adoption (`Presenca`): this module knows institutions.
"""

import functools
from collections.abc import Iterable
from dataclasses import dataclass, field

from seiva.core.textos import sem_acentos
from seiva.operacao.regras.quadricula import Cela, dispor
from seiva.organizacao.models import Instituicao, Municipio

COLUNAS = 44
# From the farthest on the way to the one who is not on it; a town shows its first.
SITUACOES = {
    "producao": "Em produção",
    "piloto": "Em piloto",
    "adesao": "Adesão em andamento",
    "suspensa": "Suspensa",
    "nenhuma": "Ainda não",
}


@dataclass(frozen=True)
class Presenca:
    """Somebody of a town: an institution at work, or one that asks to come in."""

    ibge: str
    municipio: str
    uf: str
    nome: str
    situacao: str
    slug: str = ""
    detalhe: str = ""

    @property
    def por_extenso(self) -> str:
        return SITUACOES[self.situacao]


@dataclass
class Lugar:
    """A municipality, its tile and who is in it."""

    ibge: str
    nome: str
    regiao: str
    cela: Cela
    presencas: list[Presenca] = field(default_factory=list)

    @property
    def situacao(self) -> str:
        achadas = {presenca.situacao for presenca in self.presencas}
        return next((s for s in SITUACOES if s in achadas), "nenhuma")

    @property
    def por_extenso(self) -> str:
        return SITUACOES[self.situacao]


@dataclass
class Regiao:
    """A region of the state: how many towns are in each situation, and those that are in any."""

    nome: str
    total: int = 0
    contagem: dict[str, int] = field(default_factory=lambda: dict.fromkeys(SITUACOES, 0))
    lugares: list[Lugar] = field(default_factory=list)


@dataclass
class Mapa:
    """Tiles of a state, its regions, and who has no municipality in it."""

    lugares: list[Lugar]
    regioes: list[Regiao]
    fora: list[Presenca]
    contagem: dict[str, int]
    colunas: int
    linhas: int


@functools.cache
def _celas(uf: str) -> dict[str, tuple[str, str, Cela]]:
    """Name, region and tile of every municipality of a state, by its code. They change by a
    migration alone: asked once in the life of the process."""
    achados = list(
        Municipio.objects.filter(uf=uf, latitude__isnull=False)
        .order_by("ibge")
        .values_list("ibge", "nome", "regiao", "latitude", "longitude")
    )
    celas = dispor(
        [(c, float(lat or 0), float(lon or 0)) for c, _, _, lat, lon in achados], COLUNAS
    )
    return {codigo: (nome, regiao, celas[codigo]) for codigo, nome, regiao, *_ in achados}


def das_instituicoes() -> list[Presenca]:
    """Every institution that works, as somebody of its town."""
    colunas = ("ibge", "municipio", "uf", "nome", "slug", "fase", "suspensa_em")
    todas = Instituicao.objects.filter(plataforma=False).order_by("nome").values_list(*colunas)
    return [
        Presenca(ibge, municipio, uf, nome, "suspensa" if suspensa else fase, slug)
        for ibge, municipio, uf, nome, slug, fase, suspensa in todas
    ]


def mapa_de(uf: str, presencas: Iterable[Presenca]) -> Mapa:
    """The map of a state. Who has no code of a municipality is found by the name of the town."""
    celas = _celas(uf)
    lugares = {c: Lugar(c, nome, regiao, cela) for c, (nome, regiao, cela) in celas.items()}
    por_nome = {sem_acentos(lugar.nome): lugar for lugar in lugares.values()}
    fora = []
    for presenca in presencas:
        lugar = lugares.get(presenca.ibge)
        if lugar is None and not presenca.ibge and presenca.uf == uf:
            lugar = por_nome.get(sem_acentos(presenca.municipio))
        if lugar is None:
            fora.append(presenca)
        else:
            lugar.presencas.append(presenca)
    ordenados = sorted(lugares.values(), key=lambda lugar: (lugar.cela[1], lugar.cela[0]))
    regioes = _por_regiao(lugares.values())
    contagem = {s: sum(r.contagem[s] for r in regioes) for s in SITUACOES}
    largura = 1 + max((lugar.cela[0] for lugar in ordenados), default=0)
    altura = 1 + max((lugar.cela[1] for lugar in ordenados), default=0)
    return Mapa(ordenados, regioes, fora, contagem, largura, altura)


def _por_regiao(lugares: Iterable[Lugar]) -> list[Regiao]:
    regioes: dict[str, Regiao] = {}
    for lugar in sorted(lugares, key=lambda lugar: (sem_acentos(lugar.regiao), lugar.nome)):
        regiao = regioes.setdefault(lugar.regiao, Regiao(lugar.regiao))
        regiao.total += 1
        regiao.contagem[lugar.situacao] += 1
        if lugar.presencas:
            regiao.lugares.append(lugar)
    return list(regioes.values())
