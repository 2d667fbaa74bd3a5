"""Child processes of the supervisor: started apart, watched, restarted with back-off."""

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path

from .preparo import RAIZ

ESPERA_MAXIMA = 30.0
SAUDAVEL = 60.0


class Filho:
    """One command kept running; `vigiar` restarts it after 1, 2, 4 … 30 seconds."""

    def __init__(
        self, nome: str, comando: list[str], ambiente: Mapping[str, str], registro: Path | None
    ) -> None:
        self.nome = nome
        self.comando = comando
        self.ambiente = dict(ambiente)
        self.registro = registro
        self.falhas = 0
        self._inicio = 0.0
        self._quando = 0.0
        self._processo: subprocess.Popen[bytes] | None = None

    def iniciar(self) -> None:
        """Start in a session of its own: the terminal's Ctrl-C reaches only the supervisor."""
        saida = self.registro.open("ab") if self.registro else None
        try:
            self._processo = subprocess.Popen(
                self.comando,
                cwd=RAIZ,
                env=self.ambiente,
                stdin=subprocess.DEVNULL,
                stdout=saida,
                stderr=subprocess.STDOUT if saida else None,
                start_new_session=True,
            )
        finally:
            if saida:
                saida.close()
        self._inicio = time.monotonic()

    @property
    def pid(self) -> int | None:
        return self._processo.pid if self._processo else None

    def codigo(self) -> int | None:
        """Exit code, or `None` while it runs."""
        return self._processo.poll() if self._processo else None

    def vigiar(self) -> str | None:
        """Restart when dead and due. Answers a line (pt-BR) to show when something changed."""
        agora = time.monotonic()
        if self._processo is None:
            if agora >= self._quando:
                self.iniciar()
            return None
        codigo = self._processo.poll()
        if codigo is None:
            return None
        self._varrer()
        self.falhas = 0 if agora - self._inicio > SAUDAVEL else self.falhas
        espera = min(2.0**self.falhas, ESPERA_MAXIMA)
        self.falhas += 1
        self._quando = agora + espera
        self._processo = None
        return f"{self.nome} parou (código {codigo}); nova tentativa em {espera:.0f} s."

    def pedir_parada(self) -> None:
        """SIGTERM: finish what is at hand."""
        if self._processo and self._processo.poll() is None:
            self._processo.terminate()

    def parar(self, prazo: float) -> None:
        """Wait at most `prazo` seconds after `pedir_parada`, then SIGKILL; always reaps."""
        if self._processo is None:
            return
        try:
            self._processo.wait(max(prazo, 0.0))
        except subprocess.TimeoutExpired:
            self._processo.kill()
            self._processo.wait()
        self._varrer()
        self._processo = None

    def _varrer(self) -> None:
        """End what a dead child left in its session: it would keep the port or take jobs."""
        if self._processo is not None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._processo.pid, signal.SIGKILL)

    def fim_do_registro(self, linhas: int = 15) -> str:
        """Last lines of the log, for a message of failure."""
        if self.registro is None or not self.registro.exists():
            return ""
        texto = self.registro.read_text("utf-8", errors="replace").strip().splitlines()
        return "\n".join(texto[-linhas:])
