"""From samples to numbers: percentiles, rates, ratios. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Resumo:
    """One step: how many, how long (ms), at what cost in the server (queries, ms, bytes)."""

    quantas: int
    falhas: int
    por_segundo: float
    p50: float
    p95: float
    consultas: float
    banco: float
    cpu: float
    bytes: float
    erro: str = ""


def percentil(ordenados: Sequence[float], parte: float) -> float:
    """Nearest-rank percentile of sorted values; 0 when there are none."""
    if not ordenados:
        return 0.0
    return ordenados[min(len(ordenados) - 1, int(len(ordenados) * parte))]


def resumir(amostras: Sequence[dict[str, Any]], segundos: float) -> Resumo:
    """Summary of the samples of one step."""
    boas = [a for a in amostras if not a["erro"]]
    tempos = sorted(a["ms"] for a in boas)
    erros = [a["erro"] for a in amostras if a["erro"]]

    def media(campo: str) -> float:
        return sum(a[campo] for a in boas) / len(boas) if boas else 0.0

    return Resumo(
        quantas=len(amostras),
        falhas=len(erros),
        por_segundo=len(boas) / segundos if segundos else 0.0,
        p50=percentil(tempos, 0.5),
        p95=percentil(tempos, 0.95),
        consultas=media("consultas"),
        banco=media("banco"),
        cpu=media("cpu"),
        bytes=media("bytes"),
        erro=erros[0] if erros else "",
    )


def por_passo(amostras: Iterable[dict[str, Any]], segundos: float) -> dict[str, Resumo]:
    """Summary of each step, in the order in which they first came."""
    grupos: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for amostra in amostras:
        grupos[amostra["passo"]].append(amostra)
    return {passo: resumir(grupo, segundos) for passo, grupo in grupos.items()}


def razao(parte: float, todo: float) -> float:
    """`parte` in times of `todo`; 0 when there is nothing to compare with."""
    return parte / todo if todo else 0.0


@dataclass(frozen=True)
class Meta:
    """One target: what was promised, what was measured, whether it was reached."""

    nome: str
    promessa: str
    medido: str
    atingida: bool
    onde: str = ""
