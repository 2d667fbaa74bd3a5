"""The provider as a child of the house: only when the house is of this machine alone."""

import os
import secrets
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from seiva.local.filhos import Filho
from seiva.local.portas import porta_ou_livre
from seiva.local.preparo import RAIZ

CLIENTE = "seiva-demonstracao"
PESSOAS = RAIZ / "seiva" / "comandos" / "dados_demo" / "cidadaos.toml"
VOLTAS = ("/entrar/govbr/retorno/",)
SAIDAS = ("/entrar/",)
DESTA_MAQUINA = {"127.0.0.1", "localhost", "::1"}


@dataclass(frozen=True)
class GovBr:
    """Where the provider of a house listens. `base`: address of the house. `segredo`: what the
    two prove to each other with, new at each start."""

    porta: int
    base: str
    segredo: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)

    @classmethod
    def para(cls, host: str, porta: int, base: str) -> "GovBr | None":
        """None when others reach the house, or when it was given another gov.br.

        Anybody comes in as anybody: it must not exist where a stranger could ask.
        """
        if os.environ.get("SEIVA_GOVBR_EMISSOR"):
            return None
        if not {host, urlsplit(base).hostname} <= DESTA_MAQUINA:
            return None
        return cls(porta_ou_livre(porta + 1), base)

    @property
    def ambiente(self) -> dict[str, str]:
        """What the house must know to use it."""
        return {
            "SEIVA_PROVEDOR_LOCAL": "1",
            "SEIVA_GOVBR_EMISSOR": f"http://127.0.0.1:{self.porta}",
            "SEIVA_GOVBR_CLIENTE": CLIENTE,
            "SEIVA_GOVBR_SEGREDO": self.segredo,
        }

    def filho(self, ambiente: Mapping[str, str], registro: Path | None) -> Filho:
        """The child, not started."""
        comando = [
            *(sys.executable, "-m", "seiva.local.govbr", "--porta", str(self.porta)),
            *("--pessoas", str(PESSOAS)),
            *(parte for v in VOLTAS for parte in ("--volta", self.base + v)),
            *(parte for s in SAIDAS for parte in ("--saida", self.base + s)),
        ]
        return Filho("O gov.br de demonstração", comando, ambiente, registro)
