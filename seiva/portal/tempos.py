"""How long processes of a type take, and where they go: read from the counts, once an hour."""

from dataclasses import dataclass

from django.core.cache import cache

from seiva.acompanhamento.regras.previsao import Amostra
from seiva.core.relogio import hoje
from seiva.core.tenancy import instituicao_atual
from seiva.estatisticas import consulta
from seiva.estatisticas.consulta import Recorte
from seiva.estatisticas.regras import contribuicoes as c
from seiva.estatisticas.regras.faixas import mediana, p90
from seiva.estatisticas.regras.periodos import ultimos_meses

DIA, HORA = 86_400, 3600


@dataclass(frozen=True)
class Tempos:
    """Of one type, in the last twelve months: until the end, in each unit, and the ways out of
    each unit (how many times to which)."""

    conclusao: Amostra
    na_unidade: dict[int, Amostra]
    caminhos: dict[int, dict[int, int]]


def tempos_do_tipo(tipo_id: int) -> Tempos:
    """Three sums, kept for an hour."""
    chave = f"tempos:{instituicao_atual()}:{tipo_id}:{hoje():%Y%m%d}"
    guardados: Tempos | None = cache.get(chave)
    if guardados is None:
        guardados = _contar(tipo_id)
        cache.set(chave, guardados, HORA)
    return guardados


def _contar(tipo_id: int) -> Tempos:
    recorte = Recorte(ultimos_meses(hoje()), tipo_id)
    inteiros = consulta.duracoes(recorte, c.CONCLUIDOS, "tipo").get((tipo_id,), {})
    estadias = consulta.duracoes(recorte, c.ESTADIAS, "unidade")
    caminhos: dict[int, dict[int, int]] = {}
    for (de, ate), faixas in consulta.duracoes(recorte, c.TRAMITES, "unidade", "destino").items():
        if de != ate:
            caminhos.setdefault(de, {})[ate] = sum(faixas.values())
    na_unidade = {unidade: _amostra(faixas) for (unidade,), faixas in estadias.items()}
    return Tempos(_amostra(inteiros), na_unidade, caminhos)


def _amostra(faixas: dict[int, int]) -> Amostra:
    metade, quase = mediana(faixas), p90(faixas)
    if metade is None or quase is None:
        return Amostra(0)
    return Amostra(sum(faixas.values()), metade / DIA, quase / DIA)
