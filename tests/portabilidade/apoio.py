"""What the tests of leaving and arriving share."""

from pathlib import Path
from tempfile import mkdtemp

from seiva.portabilidade.entrada.importar import Chegada, importar
from tests.apoio import executar_tarefas

QUANDO = "2026-11-23T12:00:00-03:00"


def trazer(pacote: Path, tmp_path: Path, endereco: str = "") -> Chegada:
    """Bring a package in and run what it leaves in the queue."""
    pasta = Path(mkdtemp(dir=tmp_path))
    chegada = importar(pacote, pasta, endereco)
    executar_tarefas()
    return chegada
