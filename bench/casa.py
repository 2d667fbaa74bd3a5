"""The house under measure: the same supervisor's code as `make demo`, without its demonstration."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from seiva.local.casa import MARCA, Ajustes, Casa
from seiva.local.portas import porta_livre
from seiva.local.postgres import Agrupamento
from seiva.local.processos import da_pasta

AJUSTES = "bench.ajustes"


class CasaDeMedicao(Casa):
    """Starts the database, prepares it and serves, in the folder of one set of data."""

    def montar_ambiente(self) -> None:
        """The environment of the house, with the settings of the measure and without debugging."""
        super().montar_ambiente()
        self.ambiente["DJANGO_SETTINGS_MODULE"] = AJUSTES
        self.ambiente.pop("SEIVA_DEBUG", None)

    def povoar(self, migracoes: str) -> None:
        """No demonstration: the generated set is the data."""

    @property
    def super_(self) -> str:
        """Address of the superuser of the embedded database."""
        return self._mestre

    @property
    def servidor(self) -> list[psutil.Process]:
        """Processes of the page server and of the worker, with their children."""
        return [p for filho in self.filhos if filho.pid for p in familia(filho.pid)]


def familia(pid: int) -> list[psutil.Process]:
    """A process and all that it started."""
    try:
        chefe = psutil.Process(pid)
        return [chefe, *chefe.children(recursive=True)]
    except psutil.NoSuchProcess:
        return []


def abrir_casa(dados: Path, *, duravel: bool = True) -> CasaDeMedicao:
    """The house of a folder, with its database running; `duravel=False` only to fill it."""
    dados.mkdir(parents=True, exist_ok=True)
    ajustes = Ajustes(
        dados=dados.absolute(), host="127.0.0.1", porta=porta_livre(), url="", url_do_dono=""
    )
    casa = CasaDeMedicao(ajustes, lambda linha: print(f"  {linha}", flush=True), lambda: None)
    casa.encerrar_orfaos()
    if not duravel:
        casa.banco = Agrupamento(ajustes.dados / "pg", duravel=False)
    casa.montar_ambiente()
    return casa


@contextmanager
def casa_aberta(dados: Path) -> Iterator[CasaDeMedicao]:
    """The house serving pages and jobs, watched as the supervisor watches it."""
    casa = abrir_casa(dados)
    parar = threading.Event()
    vigia = threading.Thread(target=_vigiar, args=(casa, parar), daemon=True)
    try:
        casa.preparar()
        casa.servir()
        casa.vigiar()
        vigia.start()
        casa.esperar_primeira_pagina()
        yield casa
    finally:
        parar.set()
        if vigia.is_alive():
            vigia.join(5)
        casa.descer()


def _vigiar(casa: CasaDeMedicao, parar: threading.Event) -> None:
    while not parar.wait(0.5):
        casa.vigiar()


def orfaos(dados: Path) -> int:
    """How many processes of this folder are still alive."""
    return len(da_pasta(MARCA, str(dados.absolute())))


def esperar_fila(super_: str, prazo: float) -> float:
    """Seconds until the queue of jobs was empty (at most `prazo`)."""
    import psycopg

    inicio = time.monotonic()
    with psycopg.connect(super_, autocommit=True) as conexao:
        while time.monotonic() - inicio < prazo:
            linha = conexao.execute(
                "SELECT count(*) FROM procrastinate_jobs WHERE status IN ('todo', 'doing') "
                "AND (scheduled_at IS NULL OR scheduled_at < now())"
            ).fetchone()
            if linha == (0,):
                break
            time.sleep(0.2)
    return time.monotonic() - inicio
