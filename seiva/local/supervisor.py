"""`python -m seiva.local demo`: one lock, one house, one orderly end."""

import signal
import sys
import time
from types import FrameType

from .casa import Ajustes, Casa
from .erros import EmUso, ErroLocal
from .lugares import nossa
from .trava import Trava

INTERVALO = 0.2
SINAIS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Parada(Exception):
    """Somebody asked us to stop."""


def avisar(texto: str) -> None:
    """One line to the person, at once even through a pipe; a closed terminal stops nothing."""
    try:
        print(texto, flush=True)
    except (OSError, ValueError):
        return


class Supervisor:
    """Runs a `Casa` until a signal comes. Signals only raise a flag; waits look at it."""

    def __init__(self, ajustes: Ajustes) -> None:
        self.ajustes = ajustes
        self.parar = False
        self.casa = Casa(ajustes, lambda t: avisar(f"  {t}"), self._olhar)
        self.trava = Trava(ajustes.dados / "trava")

    def _sinal(self, _numero: int, _quadro: FrameType | None) -> None:
        self.parar = True

    def _olhar(self) -> None:
        if self.parar:
            raise Parada

    def executar(self) -> int:
        """Exit code: 0 after an orderly stop, 1 on an error said in Portuguese."""
        for sinal in SINAIS:
            signal.signal(sinal, self._sinal)
        try:
            self._tomar()
            try:
                self._subir()
                while True:
                    self._olhar()
                    self.casa.vigiar()
                    time.sleep(INTERVALO)
            finally:
                avisar("Encerrando o Seiva…")
                self.casa.descer()
                self.trava.soltar()
        except Parada:
            avisar("Seiva encerrado. Os dados ficaram guardados.")
            return 0
        except ErroLocal as erro:
            print(f"\n{erro}", file=sys.stderr, flush=True)
            return 1

    def _tomar(self) -> None:
        nossa(self.ajustes.dados, 0o711)
        if self.trava.tomar(endereco=self.ajustes.base):
            return
        quem = self.trava.quem()
        raise EmUso(
            f"O Seiva já está em funcionamento em {quem.get('endereco', 'outro terminal')} "
            f"(processo {quem.get('pid', '?')}, dados em {self.ajustes.dados}).\n"
            "Abra esse endereço no navegador ou encerre-o com Ctrl-C no terminal dele."
        )

    def _subir(self) -> None:
        inicio = time.monotonic()
        avisar("Seiva: preparando…")
        self.casa.encerrar_orfaos()
        self.casa.conferir_porta()
        self.casa.montar_ambiente()
        self._olhar()
        self.casa.preparar()
        self.casa.servir()
        self.casa.esperar_primeira_pagina()
        self._apresentar(self.casa.acessos(), time.monotonic() - inicio)

    def _apresentar(self, acessos: str, segundos: float) -> None:
        risco = "─" * 64
        linhas = [
            "",
            risco,
            f"  Seiva pronto em {self.ajustes.base}  ({segundos:.1f} s)",
            risco,
            *(f"  {linha}" for linha in acessos.splitlines()),
            "",
            f"  Dados e registros: {self.ajustes.dados}",
            "  Para encerrar: Ctrl-C",
            risco,
        ]
        avisar("\n".join(linhas))
