"""What one process adds to the numbers of its institution. Pure: rows in, counts out.

Nothing here looks at the clock: what is late depends on the day on which it is asked, and so is
kept by its date, and compared when it is read.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from seiva.estatisticas.regras.estadias import Fato, reconstituir
from seiva.estatisticas.regras.faixas import faixa

BRASILIA = ZoneInfo("America/Sao_Paulo")
SIGILOSO = 2
SEM_FAIXA = -1

# What is counted. The first ones happened on a day; the last three are how things stand.
ABERTOS = "abertos"  # processes opened
CONCLUIDOS = "concluidos"  # closed in every unit; the band is the whole time
DOCUMENTOS_ESCRITOS = "doc_escritos"  # signed here; `soma` is pages
DOCUMENTOS_RECEBIDOS = "doc_recebidos"  # files from outside; `soma` is pages
TRAMITES = "tramites"  # from a unit to another; the band is the wait until receipt
ESTADIAS = "estadias"  # stays that ended; the band is the time in the unit
PRAZOS_CUMPRIDOS = "prazos_cumpridos"
PRAZOS_PERDIDOS = "prazos_perdidos"
PRAZOS_CORRENDO = "prazos_correndo"  # by the date on which they end
EM_CURSO = "em_curso"  # processes open in some unit, by the day of opening
NA_UNIDADE = "na_unidade"  # open in a unit, by the day of arrival there
ESTADOS = (PRAZOS_CORRENDO, EM_CURSO, NA_UNIDADE)


class Chave(NamedTuple):
    """Where a count goes. `destino` only for ways; `faixa` only for durations."""

    medida: str
    dia: date
    tipo: int
    unidade: int
    destino: int | None = None
    faixa: int = SEM_FAIXA


class Quanto(NamedTuple):
    """How many, and the sum of what is added (pages)."""

    n: int
    soma: int = 0


@dataclass(frozen=True)
class DocumentoContado:
    """A document that counts. `paginas` is None while they are not known."""

    quando: datetime
    escrito_aqui: bool
    unidade: int
    paginas: int | None


@dataclass(frozen=True)
class Prazo:
    """A date by which a unit had something to do, and when it did."""

    unidade: int
    ate: date
    cumprido_em: datetime | None


@dataclass
class Historia:
    """All that the numbers ask of one process."""

    tipo: int
    nivel: int
    unidade: int
    autuado_em: datetime
    concluido_em: datetime | None
    fatos: list[Fato] = field(default_factory=list)
    abertas: list[tuple[int, datetime]] = field(default_factory=list)
    prazos: list[Prazo] = field(default_factory=list)
    documentos: list[DocumentoContado] = field(default_factory=list)

    @property
    def pendente(self) -> bool:
        """Some file is still being read: its pages are to be counted later."""
        return self.nivel < SIGILOSO and any(d.paginas is None for d in self.documentos)


def dia_de(instante: datetime) -> date:
    """The day in official Brasília time."""
    return instante.astimezone(BRASILIA).date()


def contribuicoes(historia: Historia) -> dict[Chave, Quanto]:
    """The counts of one process; none at all under sigilo."""
    if historia.nivel >= SIGILOSO:
        return {}
    contagem: Counter[Chave] = Counter()
    somas: Counter[Chave] = Counter()
    _do_processo(historia, contagem)
    _do_caminho(historia, contagem)
    _dos_prazos(historia, contagem)
    for documento in historia.documentos:
        medida = DOCUMENTOS_ESCRITOS if documento.escrito_aqui else DOCUMENTOS_RECEBIDOS
        chave = Chave(medida, dia_de(documento.quando), historia.tipo, documento.unidade)
        contagem[chave] += 1
        somas[chave] += documento.paginas or 0
    return {chave: Quanto(n, somas[chave]) for chave, n in contagem.items()}


def _do_processo(historia: Historia, contagem: Counter[Chave]) -> None:
    aberto, tipo, unidade = dia_de(historia.autuado_em), historia.tipo, historia.unidade
    contagem[Chave(ABERTOS, aberto, tipo, unidade)] += 1
    if historia.concluido_em is not None:
        durou = faixa((historia.concluido_em - historia.autuado_em).total_seconds())
        dia = dia_de(historia.concluido_em)
        contagem[Chave(CONCLUIDOS, dia, tipo, unidade, None, durou)] += 1
    else:
        contagem[Chave(EM_CURSO, aberto, tipo, unidade)] += 1
    for onde, desde in historia.abertas:
        contagem[Chave(NA_UNIDADE, dia_de(desde), tipo, onde)] += 1


def _do_caminho(historia: Historia, contagem: Counter[Chave]) -> None:
    estadias, caminhos = reconstituir(historia.fatos)
    for estadia in estadias:
        if estadia.fim is not None:
            durou = faixa((estadia.fim - estadia.inicio).total_seconds())
            dia = dia_de(estadia.fim)
            contagem[Chave(ESTADIAS, dia, historia.tipo, estadia.unidade, None, durou)] += 1
    for caminho in caminhos:
        espera = SEM_FAIXA
        if caminho.recebido is not None:
            espera = faixa((caminho.recebido - caminho.enviado).total_seconds())
        dia = dia_de(caminho.enviado)
        contagem[Chave(TRAMITES, dia, historia.tipo, caminho.origem, caminho.destino, espera)] += 1


def _dos_prazos(historia: Historia, contagem: Counter[Chave]) -> None:
    for prazo in historia.prazos:
        if prazo.cumprido_em is None:
            medida = PRAZOS_CORRENDO
        elif dia_de(prazo.cumprido_em) <= prazo.ate:
            medida = PRAZOS_CUMPRIDOS
        else:
            medida = PRAZOS_PERDIDOS
        contagem[Chave(medida, prazo.ate, historia.tipo, prazo.unidade)] += 1


def diferenca(antes: dict[Chave, Quanto], depois: dict[Chave, Quanto]) -> dict[Chave, Quanto]:
    """What has to be added to go from one to the other; what does not change is left out."""
    nada = Quanto(0)
    resposta = {}
    for chave in {*antes, *depois}:
        a, d = antes.get(chave, nada), depois.get(chave, nada)
        if a != d:
            resposta[chave] = Quanto(d.n - a.n, d.soma - a.soma)
    return resposta
