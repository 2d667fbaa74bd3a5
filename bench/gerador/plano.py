"""Who has how much: the sizes of institutions and processes, decided before any row exists.

The biggest institution has about 8 % of everything; the others follow Zipf's law. The plan is
made again, whole, from its seed: the parts of the generator agree without telling each other.
"""

import random
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

INSTITUICOES, PROCESSOS, DOCUMENTOS_POR_PROCESSO = 850, 100_000, 10
PARTE_DA_MAIOR = 0.08
ANOS = 5
# The units where the journeys are made: so many, with so many people and open processes each.
UNIDADES_DE_JORNADA, PESSOAS_POR_UNIDADE, NA_MESA = 10, 20, 60
IDS_POR_CASA = 10_000  # ids of the catalogue of an institution: a range for each
# Of the sets where only the number of institutions changes: processes of the one where the
# journeys are made, and of each of the others, on average.
DA_GRANDE, DA_PEQUENA = 2_000, 2


@dataclass
class Casa:
    """One institution: its units and accounts are ranges of ids."""

    indice: int
    parte: float
    unidades: int
    pessoas: int
    conta_inicial: int = 0
    interessado_inicial: int = 0
    interessados: int = 0

    @property
    def pk(self) -> int:
        return self.indice + 1

    @property
    def slug(self) -> str:
        return f"cidade-{self.pk}"

    def catalogo(self, pk: int) -> int:
        """Id, in this institution, of the row that the first one has under `pk`."""
        return pk + self.indice * IDS_POR_CASA


@dataclass(frozen=True)
class Processo:
    """One process of the plan. `na_mesa` is the unit of the journeys where it must be open."""

    pk: int
    casa: int
    quando: datetime
    sequencia: int
    documentos: int
    documento_inicial: int
    na_mesa: int | None = None


@dataclass
class Plano:
    """The whole set. `fim` is the moment of the last act; documents are numbered from 1."""

    escala: float
    fim: datetime
    casas: list[Casa] = field(default_factory=list)
    processos: list[Processo] = field(default_factory=list)

    @property
    def documentos(self) -> int:
        return sum(p.documentos for p in self.processos)


def planejar(escala: float, fim: datetime | None = None, instituicoes: int = 0) -> Plano:
    """Make the plan of a set of this scale (1.0: 850, 100,000 and 1,000,000).

    With `instituicoes`, so many of them: one of the same size whatever their number, where the
    journeys are made, and the others small.
    """
    sorte = random.Random(f"plano {escala} {instituicoes}" if instituicoes else f"plano {escala}")  # noqa: S311
    plano = Plano(escala, fim or datetime.now(UTC).replace(microsecond=0))
    if instituicoes:
        grande = max(60, round(DA_GRANDE * escala))
        quantos = grande + DA_PEQUENA * (instituicoes - 1)
        partes = [grande / quantos, *[DA_PEQUENA / quantos] * (instituicoes - 1)]
    else:
        quantos = max(100, round(PROCESSOS * escala))
        partes = _partes(max(3, round(INSTITUICOES * escala)))
    plano.casas = _casas(partes, quantos)
    plano.processos = _processos(plano, sorte, quantos)
    return plano


def _partes(quantas: int) -> list[float]:
    """The part of each institution: one big, the others by Zipf's law."""
    maior = PARTE_DA_MAIOR if quantas > 20 else 0.6
    pesos = [1 / (posto + 4) for posto in range(quantas - 1)]
    return [maior, *((1 - maior) * peso / sum(pesos) for peso in pesos)]


def _casas(partes: list[float], processos: int) -> list[Casa]:
    casas, conta, interessado = [], 1, 1
    for indice, parte in enumerate(partes):
        tamanho = parte * processos
        casa = Casa(
            indice,
            parte,
            unidades=min(60, max(6, int(tamanho**0.5) + 4)) if indice else 60,
            pessoas=min(80, max(6, int(tamanho / 20))),
            conta_inicial=conta,
            interessado_inicial=interessado,
            interessados=max(10, int(tamanho * 0.6)),
        )
        if indice == 0:
            casa.pessoas = UNIDADES_DE_JORNADA * PESSOAS_POR_UNIDADE
        casas.append(casa)
        conta += casa.pessoas
        interessado += casa.interessados
    return casas


def _processos(plano: Plano, sorte: random.Random, quantos: int) -> list[Processo]:
    donos = sorte.choices(range(len(plano.casas)), [c.parte for c in plano.casas], k=quantos)
    # More and more each year, as in an installation that grows.
    dias = sorted((1 - sorte.random() ** 1.6) * 365 * ANOS for _ in range(quantos))
    inicio = plano.fim - timedelta(days=365 * ANOS + 1)
    tamanhos = _tamanhos(sorte, quantos)
    mesas = _mesas(donos)
    sequencias: dict[tuple[int, int], int] = {}
    processos, documento = [], 1
    for indice, (dono, dia, tamanho) in enumerate(zip(donos, dias, tamanhos, strict=True)):
        quando = inicio + timedelta(days=dia)
        chave = (dono, quando.year)
        sequencias[chave] = sequencias.get(chave, 0) + 1
        processos.append(
            Processo(
                indice + 1, dono, quando, sequencias[chave], tamanho, documento, mesas.get(indice)
            )
        )
        documento += tamanho
    return processos


def _tamanhos(sorte: random.Random, quantos: int) -> list[int]:
    """Documents of each process: most have few, some have hundreds; the sum is exact."""
    tamanhos = [min(600, max(1, int(sorte.lognormvariate(1.85, 0.95)))) for _ in range(quantos)]
    falta = quantos * DOCUMENTOS_POR_PROCESSO - sum(tamanhos)
    while falta:
        indice = sorte.randrange(quantos)
        passo = 1 if falta > 0 else -1
        if tamanhos[indice] + passo >= 1:
            tamanhos[indice] += passo
            falta -= passo
    return tamanhos


def _mesas(donos: list[int]) -> dict[int, int]:
    """Index of the process → unit of the journeys where it is open: the latest of the biggest
    institution, so that the list of a unit is the same size whatever the scale."""
    da_maior = [indice for indice, dono in enumerate(donos) if dono == 0]
    ultimos = da_maior[-UNIDADES_DE_JORNADA * NA_MESA :]
    return {indice: posto % UNIDADES_DE_JORNADA for posto, indice in enumerate(ultimos)}
