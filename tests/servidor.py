"""Runs the real supervisor (`python -m seiva.local demo`) in a folder of its own, for tests."""

import http.client
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from seiva.local.portas import porta_livre
from seiva.local.postgres import Agrupamento
from seiva.local.preparo import RAIZ

PRAZO = 420.0


def pasta_passageira(prefixo: str = "seiva-teste-") -> Path:
    """A new folder that the database's user can cross (pytest's own is 0700)."""
    pasta = Path(tempfile.mkdtemp(prefix=prefixo))
    pasta.chmod(0o711)
    return pasta


class ServidorDeTeste:
    """The whole house on a free port; `subir` returns when it says that it is ready."""

    def __init__(self, dados: Path, porta: int | None = None, **ambiente: str) -> None:
        self.dados = dados
        self.porta = porta or porta_livre()
        self.base = f"http://127.0.0.1:{self.porta}"
        proibidas = {"DATABASE_URL", "DATABASE_URL_DONO", "SEIVA_DEBUG", "SEIVA_URL_BASE"}
        self.ambiente = {k: v for k, v in os.environ.items() if k not in proibidas} | {
            "SEIVA_DADOS": str(dados),
            "SEIVA_PORTA": str(self.porta),
            **ambiente,
        }
        self._saida = dados.parent / f"{dados.name}.saida"
        self._processo: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int:
        """Process id of the supervisor."""
        assert self._processo is not None
        return self._processo.pid

    @property
    def saida(self) -> str:
        """What the supervisor wrote since the last start."""
        return self._saida.read_text("utf-8", errors="replace")

    def lancar(self) -> None:
        """Start without waiting."""
        with self._saida.open("wb") as saida:
            self._processo = subprocess.Popen(
                [sys.executable, "-m", "seiva.local", "demo"],
                cwd=RAIZ,
                env=self.ambiente,
                stdin=subprocess.DEVNULL,
                stdout=saida,
                stderr=subprocess.STDOUT,
            )

    def subir(self) -> str:
        """Start and wait until ready; answers the base address."""
        self.lancar()
        fim = time.monotonic() + PRAZO
        while "Seiva pronto em" not in self.saida:
            assert self._processo is not None
            assert self._processo.poll() is None, self.saida
            assert time.monotonic() < fim, self.saida
            time.sleep(0.05)
        return self.base

    def esperar_fim(self, prazo: float = 30.0) -> int:
        """Exit code of the supervisor."""
        assert self._processo is not None
        return self._processo.wait(prazo)

    def descer(self, sinal: int = signal.SIGTERM) -> int:
        """Stop with a signal and wait; answers the exit code."""
        assert self._processo is not None
        if self._processo.poll() is None:
            self._processo.send_signal(sinal)
        return self.esperar_fim()

    def pedir(self, caminho: str = "/") -> str:
        """Body of a page."""
        conexao = http.client.HTTPConnection("127.0.0.1", self.porta, timeout=10)
        try:
            conexao.request("GET", caminho)
            return conexao.getresponse().read().decode()
        finally:
            conexao.close()

    def apagar(self) -> None:
        """Stop and erase everything, also what was placed outside the folder."""
        if self._processo is not None:
            self.descer()
        if (self.dados / "pg").is_dir():
            Agrupamento(self.dados / "pg").remover()
        shutil.rmtree(self.dados, ignore_errors=True)
        self._saida.unlink(missing_ok=True)
