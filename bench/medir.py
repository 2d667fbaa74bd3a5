"""The phases of a measurement, over one house that is already serving."""

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg

from bench.casa import CasaDeMedicao, casa_aberta, esperar_fila
from bench.conjunto import construir, pasta_do_conjunto
from bench.memoria import Memoria
from bench.numeros import Resumo, por_passo, resumir
from seiva.local.preparo import RAIZ

PASSOS = (
    "piso: uma chave", "piso: 50 linhas", "mesa", "processo", "conteudo", "pesquisa: número",
    "pesquisa: palavra comum", "pesquisa: duas palavras", "pesquisa: expressão comum",
    "pesquisa: frase", "conferir", "portal: início", "portal: palavra comum", "portal: frase",
    "portal: em todas",
    "portal: processo", "portal: acompanhar", "portal: documento",
)  # fmt: skip
CHAVE, LINHAS = PASSOS[:2]


@dataclass(frozen=True)
class Ajuste:
    """How long and how much; the defaults are those of the record."""

    raiz: Path
    escala: float = 1.0
    rodadas: int = 3
    segundos: float = 3.0
    simultaneos: int = 4
    pausas: float = 1.0
    limite: float = 900.0
    arquivos: int = 60
    uma_volta: bool = False
    crescimento: bool = True
    perfis: tuple[str, ...] = ("ci", "usual", "publico")


@dataclass
class Resultado:
    """Everything measured, as the report reads it."""

    ajuste: Ajuste
    passos: dict[str, Resumo] = field(default_factory=dict)
    passos_antes: dict[str, Resumo] = field(default_factory=dict)
    perfis: dict[str, dict[str, Any]] = field(default_factory=dict)
    arquivos: dict[str, Any] = field(default_factory=dict)
    tarefas: dict[str, tuple[int, float, float]] = field(default_factory=dict)
    memoria: list[tuple[float, float]] = field(default_factory=list)
    memoria_a_mais: float = 0.0


def medir(ajuste: Ajuste) -> Resultado:
    """The whole measurement: the set of the scale, and the set ten times smaller."""
    resultado = Resultado(ajuste)
    inteiro = pasta_do_conjunto(ajuste.raiz, ajuste.escala)
    construir(inteiro, ajuste.escala)
    with casa_aberta(inteiro) as casa:
        resultado.passos = medir_passos(casa, ajuste)
        for perfil in ajuste.perfis:
            medir_perfil(casa, ajuste, perfil, resultado)
        medir_arquivos(casa, ajuste, resultado)
        esperar_fila(casa.super_, 120)
        resultado.tarefas = tempos_das_tarefas(casa.super_)
    if ajuste.crescimento:
        pequeno = pasta_do_conjunto(ajuste.raiz, ajuste.escala / 10)
        construir(pequeno, ajuste.escala / 10)
        with casa_aberta(pequeno) as casa:
            resultado.passos_antes = medir_passos(casa, ajuste)
    return resultado


def carregar(casa: CasaDeMedicao, fases: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Run phases of `bench.carga` against the house; its answers."""
    with tempfile.TemporaryDirectory() as pasta:
        saida = Path(pasta) / "saida.json"
        pedido = {
            "base": casa.ajustes.base,
            "dados": str(casa.ajustes.dados),
            "saida": str(saida),
            "fases": fases,
        }
        subprocess.run(  # noqa: S603
            [sys.executable, "-m", "bench.carga"],
            input=json.dumps(pedido),
            text=True,
            check=True,
            cwd=RAIZ,
        )
        respostas: list[dict[str, Any]] = json.loads(saida.read_text("utf-8"))
        return respostas


def medir_passos(
    casa: CasaDeMedicao, ajuste: Ajuste, passos: tuple[str, ...] = PASSOS
) -> dict[str, Resumo]:
    """Each step in a closed loop, in rounds, so that noise falls on all alike."""
    fases = [
        {
            "tipo": "laco",
            "passo": passo,
            "usuarios": ajuste.simultaneos,
            "aquecer": 1.0,
            "segundos": ajuste.segundos,
        }
        for _ in range(ajuste.rodadas)
        for passo in passos
    ]
    amostras: dict[str, list[dict[str, Any]]] = {passo: [] for passo in passos}
    duracao = dict.fromkeys(passos, 0.0)
    for fase in carregar(casa, fases):
        amostras[fase["passo"]] += fase["amostras"]
        duracao[fase["passo"]] += fase["duracao"]
    return {passo: resumir(amostras[passo], duracao[passo]) for passo in passos}


def medir_perfil(casa: CasaDeMedicao, ajuste: Ajuste, perfil: str, resultado: Resultado) -> None:
    """Everyone of a profile; memory is followed during the usual one."""
    fase = {
        "tipo": "perfil",
        "perfil": perfil,
        "pausas": ajuste.pausas if perfil == "usual" else 0.0,
        "limite": ajuste.limite,
        "uma_volta": ajuste.uma_volta,
    }
    with Memoria(casa) as memoria:
        feita = carregar(casa, [fase])[0]
    passos = por_passo(feita.pop("amostras"), feita["duracao"])
    resultado.perfis[perfil] = {**feita, "passos": passos}
    if perfil == "usual" or not resultado.memoria:
        resultado.memoria, resultado.memoria_a_mais = memoria.amostras, memoria.crescimento()


def medir_arquivos(casa: CasaDeMedicao, ajuste: Ajuste, resultado: Resultado) -> None:
    """Uploads of 20 kB until the search finds them, and what is signed until it is found."""
    esperar_fila(casa.super_, 120)
    fase = {"tipo": "arquivos", "quantos": ajuste.arquivos, "simultaneos": ajuste.simultaneos}
    feita = carregar(casa, [fase])[0]
    feita["passos"] = por_passo(feita.pop("amostras"), feita["duracao"])
    resultado.arquivos = feita


def tempos_das_tarefas(super_: str) -> dict[str, tuple[int, float, float]]:
    """Kind of job → how many, median and 95th percentile of its work, in milliseconds."""
    consulta = """
    SELECT j.task_name, count(*),
      percentile_cont(0.5) WITHIN GROUP (ORDER BY f.at - s.at),
      percentile_cont(0.95) WITHIN GROUP (ORDER BY f.at - s.at)
    FROM procrastinate_jobs j
    JOIN procrastinate_events s ON s.job_id = j.id AND s.type = 'started'
    JOIN procrastinate_events f ON f.job_id = j.id AND f.type = 'succeeded'
    WHERE s.at > now() - interval '2 hours' AND j.args ? 'instituicao_id'
    GROUP BY 1 ORDER BY 2 DESC
    """
    with psycopg.connect(super_) as conexao:
        linhas = conexao.execute(consulta).fetchall()
    return {n: (q, a.total_seconds() * 1000, b.total_seconds() * 1000) for n, q, a, b in linhas}
