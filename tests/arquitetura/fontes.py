"""The source code of the house, parsed once, for the tests that read it."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

RAIZ = Path(__file__).resolve().parents[2]
PORTAS = ("web", "portal", "plataforma", "api", "soap", "wssei", "comandos", "portas")
# Not of the house's layers: settings, the local supervisor, the stand-alone verifier.
FORA_DAS_CAMADAS = ("config", "local", "verificar.py")


@dataclass(frozen=True)
class Fonte:
    """A Python file: its path from the root, its text and its tree."""

    caminho: str
    texto: str
    arvore: ast.Module

    @property
    def partes(self) -> tuple[str, ...]:
        return Path(self.caminho).parts

    @property
    def de_teste(self) -> bool:
        return "tests" in self.partes

    @property
    def linhas(self) -> int:
        return self.texto.count("\n")


@cache
def fontes() -> tuple[Fonte, ...]:
    """Every Python file of the product and of its tests, except migrations."""
    resposta = []
    for raiz in ("seiva", "tests"):
        for arquivo in sorted((RAIZ / raiz).rglob("*.py")):
            if "migrations" not in arquivo.parts:
                texto = arquivo.read_text(encoding="utf-8")
                caminho = str(arquivo.relative_to(RAIZ))
                resposta.append(Fonte(caminho, texto, ast.parse(texto, caminho)))
    return tuple(resposta)


def do_produto() -> list[Fonte]:
    """Files of the product itself, without tests."""
    return [f for f in fontes() if f.partes[0] == "seiva" and not f.de_teste]


def abaixo_das_portas() -> list[Fonte]:
    return [
        f
        for f in do_produto()
        if len(f.partes) > 2 and f.partes[1] not in (*PORTAS, *FORA_DAS_CAMADAS)
    ]


def das_portas() -> list[Fonte]:
    """Doors that speak HTTP; commands are run by who installs."""
    return [f for f in do_produto() if f.partes[1] in PORTAS and f.partes[1] != "comandos"]


def importados(fonte: Fonte) -> Iterator[str]:
    """Dotted names that the file imports, also inside functions."""
    for no in ast.walk(fonte.arvore):
        if isinstance(no, ast.Import):
            yield from (nome.name for nome in no.names)
        elif isinstance(no, ast.ImportFrom) and no.module:
            yield from (f"{no.module}.{nome.name}" for nome in no.names)


def funcoes(fonte: Fonte) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for no in ast.walk(fonte.arvore):
        if isinstance(no, ast.FunctionDef | ast.AsyncFunctionDef):
            yield no


def tamanho(no: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function, from `def` to the end, without its docstring."""
    fim = no.end_lineno or no.lineno
    total = fim - no.lineno + 1
    primeiro = no.body[0]
    if isinstance(primeiro, ast.Expr) and isinstance(primeiro.value, ast.Constant):
        total -= (primeiro.end_lineno or primeiro.lineno) - primeiro.lineno + 1
    return total
