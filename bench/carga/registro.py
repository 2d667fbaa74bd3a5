"""What the users saw: one sample for each thing done, with what it cost the server."""

import json
import random
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from bench.gerador.textos import SUBSTANTIVOS


@dataclass
class Amostra:
    """One step as its user felt it, redirects included. Times in milliseconds.

    `consultas`, `banco` and `cpu` are the server's own account; `erro` is empty when all went
    well. `quando` counts seconds from the beginning of the phase.
    """

    passo: str
    ms: float
    quando: float
    pedidos: int = 1
    consultas: int = 0
    banco: float = 0.0
    cpu: float = 0.0
    bytes: int = 0
    erro: str = ""


@dataclass
class Mundo:
    """What all users of one process share: the data set, the samples, the processes created."""

    base: str = ""
    senha: str = ""
    usuarios: list[dict[str, Any]] = field(default_factory=list)
    processos: list[dict[str, Any]] = field(default_factory=list)
    criados: list[dict[str, Any]] = field(default_factory=list)
    amostras: list[Amostra] = field(default_factory=list)
    pausas: float = 0.0
    tipos_publicos: frozenset[int] = frozenset()
    sorte: random.Random = field(default_factory=lambda: random.Random(42))  # noqa: S311

    def ler(self, pasta: Path) -> None:
        """The logins and processes that the generator left."""
        lido = json.loads((pasta / "medicao" / "amostras.json").read_text("utf-8"))
        self.senha = lido["senha"]
        self.usuarios = lido["usuarios"]
        self.tipos_publicos = frozenset(lido["tipos_publicos"])
        self.processos = [p for p in lido["processos"] if p["documentos"]]

    def palavra(self, de: int, ate: int) -> str:
        """One of the nouns of the generated texts, of these places from the most used, 0."""
        return SUBSTANTIVOS[self.sorte.randrange(de, ate)].partition(" ")[2]

    def usuario(self) -> dict[str, Any]:
        """Anyone of the units of the journeys."""
        return self.sorte.choice([u for u in self.usuarios if u["casa"] == "cidade-1"])

    def processo(self, *, na_mesa: int | None = None) -> dict[str, Any]:
        """A process of the biggest institution, old or just created by another user."""
        da_casa = [p for p in self.processos if p["casa"] == "cidade-1"]
        if na_mesa is not None:
            return self.sorte.choice([p for p in da_casa if p["na_mesa"] == na_mesa])
        if self.criados and self.sorte.random() < 0.5:
            return self.sorte.choice(self.criados)
        return self.sorte.choice(da_casa)

    def exportar(self) -> list[dict[str, Any]]:
        return [asdict(amostra) for amostra in self.amostras]


MUNDO = Mundo()
