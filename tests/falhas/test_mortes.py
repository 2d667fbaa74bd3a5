"""Kill everything, at any moment, many times: what was acknowledged is there, and whole.

Real processes over a real, durable cluster: two clerks at work through the acts, the worker of
background jobs, PostgreSQL. Each round one of them dies by SIGKILL, as in a power cut.
"""

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from seiva.local.enderecos import Enderecos
from seiva.local.postgres import Agrupamento
from tests.arquitetura.fontes import RAIZ

pytestmark = pytest.mark.falhas
QUEM_MORRE = ("cliente", "trabalhador", "banco") * 2
TRABALHAR_POR = 0.8  # seconds between deaths, at least


class Casa:
    """The processes of an installation, by name, and what their users were told."""

    def __init__(self, pasta: Path) -> None:
        self.pasta = pasta
        self.agrupamento = Agrupamento(pasta / "pg", duravel=True)
        self.enderecos: Enderecos = self.agrupamento.iniciar()
        self.processos: dict[str, subprocess.Popen[str]] = {}
        self.avisados: dict[str, set[Any]] = defaultdict(set)
        self.erros = pasta / "erros.log"

    def ambiente(self, **mais: str) -> dict[str, str]:
        return os.environ | {
            "DATABASE_URL": self.enderecos.aplicacao,
            "DATABASE_URL_DONO": self.enderecos.dono,
            "SEIVA_DADOS": str(self.pasta),
            "SEIVA_SECRET_KEY": "chave-somente-dos-testes-de-falha",
            **mais,
        }

    def rodar(self, *comando: str, **mais: str) -> str:
        """Run to the end; its output."""
        resultado = subprocess.run(
            [sys.executable, *comando],
            cwd=RAIZ,
            env=self.ambiente(**mais),
            capture_output=True,
            text=True,
            check=False,
        )
        assert resultado.returncode == 0, resultado.stderr[-3000:]
        return resultado.stdout

    def iniciar(self, nome: str, *comando: str) -> None:
        with self.erros.open("a") as erros:
            processo = subprocess.Popen(
                [sys.executable, *comando],
                cwd=RAIZ,
                env=self.ambiente(),
                stdout=subprocess.PIPE,
                stderr=erros,
                text=True,
                start_new_session=True,
            )
        self.processos[nome] = processo
        threading.Thread(target=self._ouvir, args=(processo,), daemon=True).start()

    def _ouvir(self, processo: subprocess.Popen[str]) -> None:
        assert processo.stdout is not None
        for linha in processo.stdout:
            if linha.startswith("{") and linha.endswith("}\n"):
                for fato, chave in json.loads(linha).items():
                    self.avisados[fato].add(chave)

    def cliente(self, semente: int) -> None:
        self.iniciar(f"cliente {semente}", "-m", "tests.falhas.cliente", "trabalhar", str(semente))

    def trabalhador(self) -> None:
        self.iniciar("trabalhador", "manage.py", "procrastinate", "worker")

    def levantar(self, semente: int) -> None:
        """Whatever is down goes up again, as the supervisor does."""
        if not self.agrupamento.vivo():
            self.enderecos = self.agrupamento.iniciar()
        for nome in [n for n, p in self.processos.items() if p.poll() is not None]:
            del self.processos[nome]
        if "trabalhador" not in self.processos:
            self.trabalhador()
        for lugar in range(2 - sum(nome.startswith("cliente") for nome in self.processos)):
            self.cliente(semente * 10 + lugar)

    def matar(self, nome: str) -> None:
        processo = self.processos.pop(nome)
        os.killpg(processo.pid, signal.SIGKILL)
        processo.wait()

    def parar(self) -> None:
        for nome in list(self.processos):
            self.matar(nome)

    def perguntar(self, sql: str) -> Any:
        with psycopg.connect(self.enderecos.super_, autocommit=True) as c:
            cursor = c.execute(sql)
            return cursor.fetchone() if cursor.description else None

    def esgotar_a_fila(self) -> None:
        """Let the worker finish everything; waits between attempts count as passed."""
        for _ in range(5):
            self.rodar("-m", "tests.falhas.cliente", "retomar")
            self.perguntar(
                "UPDATE procrastinate_jobs SET scheduled_at = now() WHERE status = 'todo'"
            )
            self.rodar("manage.py", "procrastinate", "worker", "--one-shot", "--concurrency", "2")
            if self.perguntar(
                "SELECT count(*) FROM procrastinate_jobs WHERE status IN ('todo', 'doing')"
            ) == (0,):
                return
        raise AssertionError(
            self.perguntar("SELECT * FROM procrastinate_jobs WHERE status = 'todo'")
        )


@pytest.fixture
def casa(tmp_path: Path) -> Iterator[Casa]:
    tmp_path.chmod(0o711)
    casa = Casa(tmp_path)
    try:
        casa.rodar("manage.py", "migrate", "--noinput", "-v", "0", SEIVA_MIGRANDO="1")
        casa.rodar("-m", "tests.falhas.cliente", "montar")
        yield casa
    finally:
        casa.parar()
        casa.agrupamento.remover()


def _no_meio_de_um_selo(casa: Casa, sorte: random.Random) -> None:
    """Wait until the worker has a signature in hand, and a little more."""
    fim = time.monotonic() + 8
    while time.monotonic() < fim:
        if casa.perguntar("SELECT 1 FROM procrastinate_jobs WHERE status = 'doing' LIMIT 1"):
            time.sleep(sorte.uniform(0, 0.3))
            return
        time.sleep(0.01)


def test_nada_se_perde_e_nada_fica_pela_metade(casa: Casa) -> None:
    sorte = random.Random(int(os.environ.get("SEIVA_SEMENTE", time.time_ns())))  # noqa: S311
    for volta, quem in enumerate(QUEM_MORRE):
        casa.levantar(volta)
        antes = len(casa.avisados["documento"])
        fim = time.monotonic() + 15
        while len(casa.avisados["documento"]) < antes + 2 and time.monotonic() < fim:
            time.sleep(0.02)
        time.sleep(sorte.uniform(0, TRABALHAR_POR))
        if quem == "cliente":
            casa.matar(next(nome for nome in casa.processos if nome.startswith("cliente")))
        elif quem == "trabalhador":
            _no_meio_de_um_selo(casa, sorte)
            casa.matar("trabalhador")
        else:
            casa.agrupamento.matar()
    casa.parar()
    if not casa.agrupamento.vivo():
        casa.enderecos = casa.agrupamento.iniciar()
    casa.esgotar_a_fila()
    achado = json.loads(casa.rodar("-m", "tests.falhas.cliente", "conferir"))
    assert achado["problemas"] == [], casa.erros.read_text()[-2000:]
    for fato in ("processo", "documento", "versao", "assinatura", "remessa"):
        assert casa.avisados[fato], f"ninguém chegou a fazer: {fato}"
        perdidos = casa.avisados[fato] - set(achado[fato])
        assert perdidos == set(), f"confirmado e perdido: {fato} {perdidos}"
    falhos = casa.perguntar("SELECT count(*) FROM procrastinate_jobs WHERE status = 'failed'")
    assert falhos == (0,)
