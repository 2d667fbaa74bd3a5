"""Services ready to copy, one TOML file each, in plain language.

`tipo` names the type of process that suits the service (`seiva/adesao/sementes` has them); the
rest is a `Conteudo`. What does not read is a defect, and stops the first reading.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from seiva.servicos.regras.conteudo import Conteudo, ler

PASTA = Path(__file__).parent


@dataclass(frozen=True)
class Modelo:
    """One file: `chave` is its name."""

    chave: str
    tipo: str
    conteudo: Conteudo


@cache
def modelos() -> tuple[Modelo, ...]:
    """Every ready service, by name."""
    lidos = [_ler(arquivo) for arquivo in sorted(PASTA.glob("*.toml"))]
    return tuple(sorted(lidos, key=lambda modelo: modelo.conteudo.titulo))


def _ler(arquivo: Path) -> Modelo:
    """Raises `ConteudoInvalido` for what is not a content."""
    bruto = tomllib.loads(arquivo.read_text("utf-8"))
    tipo = bruto.pop("tipo", "")
    for nome, prefixo in (("campos", "campo"), ("documentos", "documento")):
        for posicao, item in enumerate(bruto.get(nome, []), 1):
            item.setdefault("chave", f"{prefixo}-{posicao}")
    return Modelo(arquivo.stem, tipo, ler(bruto))
