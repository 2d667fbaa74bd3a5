"""One tiny set of data, built by the real generator, for all the tests of the measurement."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bench.conjunto import construir, pasta_do_conjunto
from bench.medir import Ajuste, Resultado, medir
from seiva.local.postgres import Agrupamento
from tests.servidor import pasta_passageira

ESCALA = 0.001


@dataclass(frozen=True)
class Medicao:
    """Where the set is, and what a short measurement over it gave."""

    pasta: Path
    ajuste: Ajuste
    resultado: Resultado


@pytest.fixture(scope="package")
def conjunto() -> Iterator[Path]:
    """The folder of a set of 1,000 documents; removed at the end, whatever was outside it too."""
    raiz = pasta_passageira("seiva-medicao-")
    antes = dict(os.environ)
    pasta = pasta_do_conjunto(raiz, ESCALA)
    try:
        construir(pasta, ESCALA)
        yield pasta
    finally:
        os.environ.clear()
        os.environ.update(antes)
        if (pasta / "pg").is_dir():
            Agrupamento(pasta / "pg").remover()
        shutil.rmtree(raiz, ignore_errors=True)


@pytest.fixture(scope="package")
def medicao(conjunto: Path) -> Medicao:
    """Every step once or twice, every scenario once, without thinking."""
    ajuste = Ajuste(
        raiz=conjunto.parent,
        escala=ESCALA,
        rodadas=1,
        segundos=1.0,
        simultaneos=2,
        pausas=0.0,
        limite=180.0,
        arquivos=2,
        uma_volta=True,
        crescimento=False,
        perfis=("ci", "publico"),
    )
    return Medicao(conjunto, ajuste, medir(ajuste))
