"""What changes when only the number of institutions does: one point for each number.

Each point is a set of its own: the institution of the journeys has the same size in all, and the
others are small. A point that would begin after the limit is left out.
"""

import json
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil
import psycopg

from bench.casa import CasaDeMedicao, casa_aberta, familia
from bench.conjunto import construir, pasta_do_conjunto
from bench.medir import CHAVE, LINHAS, Ajuste, medir_passos
from bench.memoria import agora
from bench.numeros import Resumo
from seiva.local.preparo import RAIZ

PASSOS = (
    CHAVE, LINHAS, "mesa", "processo", "conteudo", "pesquisa: número", "pesquisa: frase",
)  # fmt: skip
MB = 1024 * 1024


@dataclass(frozen=True)
class Ponto:
    """One number of institutions. Times in milliseconds, memory and disk in megabytes."""

    instituicoes: int
    criar: float
    vazio: float
    consultas: int
    passos: dict[str, Resumo]
    servidor: float
    banco: float
    disco: float
    migracoes: int
    tabelas: int


def medir_pontos(ajuste: Ajuste, quantas: Sequence[int]) -> list[Ponto]:
    """One point for each number, while the limit lasts; the sets stay on disk."""
    inicio, pontos = time.monotonic(), []
    for numero in quantas:
        if time.monotonic() - inicio > ajuste.limite:
            print(f"Limite de {ajuste.limite:.0f} s: {numero} instituições ficam sem medir.")
            break
        pontos.append(_ponto(ajuste, numero))
    return pontos


def _ponto(ajuste: Ajuste, numero: int) -> Ponto:
    pasta = pasta_do_conjunto(ajuste.raiz, ajuste.escala, numero)
    construir(pasta, ajuste.escala, instituicoes=numero)
    with casa_aberta(pasta) as casa:
        passos = medir_passos(casa, ajuste, PASSOS)
        servidor, banco = agora(casa), memoria_do_banco(casa.super_)
        custo = _implantar(casa)
        with psycopg.connect(casa.super_) as conexao:
            existem, disco, migracoes, tabelas = conexao.execute(
                "SELECT (SELECT count(*) FROM organizacao_instituicao), "
                "pg_database_size(current_database()), (SELECT count(*) FROM django_migrations), "
                "(SELECT count(*) FROM pg_tables WHERE schemaname = 'public')"
            ).fetchone() or (0, 0, 0, 0)
    if existem != numero:
        raise SystemExit(f"O conjunto de {pasta} tem {existem} instituições, não {numero}.")
    return Ponto(
        instituicoes=numero,
        criar=custo["criar"],
        vazio=custo["vazio"],
        consultas=int(custo["consultas"]),
        passos=passos,
        servidor=servidor,
        banco=banco,
        disco=disco / MB,
        migracoes=migracoes,
        tabelas=tabelas,
    )


def memoria_do_banco(super_: str) -> float:
    """Megabytes of the database's processes; pages that they share count once."""
    with psycopg.connect(super_) as conexao:
        linha = conexao.execute("SHOW data_directory").fetchone()
    assert linha is not None
    chefe = int(Path(linha[0], "postmaster.pid").read_text("utf-8").splitlines()[0])
    total = 0
    for processo in familia(chefe):
        try:
            total += processo.memory_full_info().pss
        except psutil.NoSuchProcess:
            continue
    return total / MB


def _implantar(casa: CasaDeMedicao) -> dict[str, float]:
    saida = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "bench.implantar"],
        cwd=RAIZ,
        env=casa.ambiente,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    custo: dict[str, float] = json.loads(saida)
    return custo
