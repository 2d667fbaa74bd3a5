"""Files that the browser fetches as one: written apart, joined when static files are gathered.

A page of work makes few requests (docs/adr/0016 has the measure). The parts stay readable files of
their own; nothing joined is kept in the source tree. The finder serves both `collectstatic`,
which then gives the whole a name with the hash of its content, and development, where it is made
again at each request for it.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

FONTES = Path(__file__).parent / "static"
EDITOR = "seiva/editor"
MODULOS = (
    "extensoes", "pecas", "comandos", "barra", "entrada", "salvar", "conflito", "editor",
)  # fmt: skip
FOLHAS = ("editor", "folha")
_EXPORTA = re.compile(r"^export (?=(?:async )?(?:function|const|class) (\w+))", re.MULTILINE)
_COMENTARIO = re.compile(r"^[ \t]*//.*\n", re.MULTILINE)
_NOTA = re.compile(r"/\*.*?\*/\n?", re.DOTALL)
_MODULO = re.compile(r"^\s*(?:import\b(?!\()|export\b)", re.MULTILINE)


def juntar_modulos(fontes: dict[str, str]) -> str:
    """One module out of ES modules that import nothing: each in a scope of its own.

    The last one exports `ligar`, which receives the others by name. Raises ValueError for a
    module that imports another, or exports in a way that is not known here.
    """
    partes = []
    for nome, fonte in fontes.items():
        exportados = _EXPORTA.findall(fonte)
        corpo = _COMENTARIO.sub("", _EXPORTA.sub("", fonte))
        if _MODULO.search(corpo):
            raise ValueError(f"{nome}.js importa ou exporta de um modo que não se junta.")
        partes.append(f"{nome}: (() => {{\n{corpo}\nreturn {{ {', '.join(exportados)} }}\n}})(),")
    ultimo = list(fontes)[-1]
    return f"const modulos = {{\n{chr(10).join(partes)}\n}}\nmodulos.{ultimo}.ligar(modulos)\n"


def conteudo(nome: str) -> str:
    """Text of a joined file. What is written for who reads the source stays in the source."""
    fim = ".js" if nome.endswith(".js") else ".css"
    partes = MODULOS if fim == ".js" else FOLHAS
    fontes = {parte: (FONTES / EDITOR / f"{parte}{fim}").read_text("utf-8") for parte in partes}
    if fim == ".js":
        return juntar_modulos(fontes)
    return "\n".join(_NOTA.sub("", fonte) for fonte in fontes.values())


JUNTOS = (f"{EDITOR}/juntos.js", f"{EDITOR}/juntas.css")


def escrever(pasta: Path) -> None:
    """Write the joined files under `pasta`; what has not changed is not touched."""
    for nome in JUNTOS:
        destino, texto = pasta / nome, conteudo(nome)
        if not destino.exists() or destino.read_text("utf-8") != texto:
            destino.parent.mkdir(parents=True, exist_ok=True)
            destino.write_text(texto, "utf-8")


class Juntos(BaseFinder):
    """Finder of the joined files."""

    @property
    def pasta(self) -> Path:
        pasta: Path = settings.DADOS / "juntos"
        escrever(pasta)
        return pasta

    def check(self, **kwargs: Any) -> list[Any]:
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        if path not in JUNTOS:
            return []  # what `finders.find` takes for nothing, in both ways of asking
        achado = str(self.pasta / path)
        return [achado] if find_all else achado

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, FileSystemStorage]]:
        armazem = FileSystemStorage(location=str(self.pasta))
        yield from ((nome, armazem) for nome in JUNTOS)
