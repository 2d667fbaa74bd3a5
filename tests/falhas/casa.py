"""The processes of an installation, started and killed by the tests of failures."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections import defaultdict
from pathlib import Path
from typing import Any

import psycopg

from seiva.local.enderecos import Enderecos
from seiva.local.postgres import Agrupamento
from tests.arquitetura.fontes import RAIZ


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

    def iniciar(self, nome: str, *comando: str, **mais: str) -> None:
        with self.erros.open("a") as erros:
            processo = subprocess.Popen(
                [sys.executable, *comando],
                cwd=RAIZ,
                env=self.ambiente(**mais),
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

    def servidor(self, porta: int) -> None:
        """The page server, as in production: two processes."""
        self.iniciar(
            "servidor",
            *("-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(porta)),
            *("--workers", "2", "--blocking-threads", "2", "--log-level", "warning"),
            "seiva.config.wsgi:application",
            SEIVA_DEBUG="1",  # assets without `collectstatic`
        )

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
