"""The gallery, written once by a process of its own so that no project settings are needed."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from seiva.web.galeria.__main__ import ServidorDaGaleria, servir


@pytest.fixture(scope="session")
def galeria(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pasta = tmp_path_factory.mktemp("galeria")
    subprocess.run(
        [sys.executable, "-m", "seiva.web.galeria", "--saida", str(pasta)],
        check=True,
        capture_output=True,
    )
    return pasta


@pytest.fixture(scope="session")
def servidor(galeria: Path) -> Iterator[ServidorDaGaleria]:
    """The gallery over HTTP with production's content security policy."""
    instancia = servir(galeria, 0)
    threading.Thread(target=instancia.serve_forever, daemon=True).start()
    yield instancia
    instancia.shutdown()
    instancia.server_close()
