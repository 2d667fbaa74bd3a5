"""Memory of the server's processes while it works."""

import threading
import time
from dataclasses import dataclass, field

import psutil

from bench.casa import CasaDeMedicao

INTERVALO = 2.0


@dataclass
class Memoria:
    """Samples of resident memory, in megabytes, of page servers and worker together."""

    casa: CasaDeMedicao
    amostras: list[tuple[float, float]] = field(default_factory=list)
    _parar: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> "Memoria":
        self._inicio = time.monotonic()
        self._fio = threading.Thread(target=self._seguir, daemon=True)
        self._fio.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._parar.set()
        self._fio.join(5)

    def _seguir(self) -> None:
        while True:
            self.amostras.append((time.monotonic() - self._inicio, agora(self.casa)))
            if self._parar.wait(INTERVALO):
                return

    def crescimento(self) -> float:
        """Megabytes gained from the first to the last quarter of the run, by their medians."""
        valores = [mb for _, mb in self.amostras]
        quarto = max(1, len(valores) // 4)
        inicio, fim = sorted(valores[quarto : 2 * quarto]), sorted(valores[-quarto:])
        return fim[len(fim) // 2] - inicio[len(inicio) // 2] if inicio else 0.0


def agora(casa: CasaDeMedicao) -> float:
    """Megabytes that the server's processes hold now."""
    total = 0
    for processo in casa.servidor:
        try:
            total += processo.memory_info().rss
        except psutil.NoSuchProcess:
            continue
    return total / 1024 / 1024
