"""What an export is made of, as plain values: no database, no store beyond paths of files."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

CONTEUDO, VEDADO, CANCELADO, SO_NO_ZIP, SECAO = "conteudo", "vedado", "cancelado", "zip", "secao"
REFEITO = "refeito"


class SemEspaco(Exception):
    """The disk is full, or the export is larger than the installation allows."""


class NaoDeuCerto(Exception):
    """The export could not be made; the argument is for the operator's log."""


@dataclass
class Peca:
    """One line of the index: a document, or the beginning of an attached process.

    `caminho` of type `tipo` ("pdf", "imagem", "html") is its content; without it a page of notice
    says `aviso`. `paginas` is filled while it is made. `refeita`: the file has a broken table, and
    what was joined is a repaired copy; a page of notice goes before it (`aviso_em`).
    """

    titulo: str
    numero: str = ""
    data: str = ""
    unidade: str = ""
    situacao: str = CONTEUDO
    nivel: str = ""
    codigos: str = ""
    caminho: Path | None = None
    tipo: str = "pdf"
    aviso: str = ""
    detalhes: list[tuple[str, str]] = field(default_factory=list)
    recuo: int = 0
    paginas: int = 1
    lote: int | None = None
    primeira: int = 0
    refeita: bool = False
    aviso_em: int | None = None

    @property
    def folhas(self) -> int:
        """Pages in the whole file: the content, and the notice before it."""
        return (0 if self.lote is None else self.paginas) + (self.aviso_em is not None)


@dataclass(frozen=True)
class Capa:
    """What the cover says. `brasao` is an address that `recursos` answers."""

    instituicao: str
    processo: str
    tipo: str
    especificacao: str
    autuado: str
    interessados: tuple[str, ...]
    nivel: str
    hipotese: str
    por: str
    quando: str
    conferir: str
    brasao: str | None = None
    anexado_a: str = ""
    escolha: str = ""


@dataclass
class Livro:
    """The whole export, in order."""

    capa: Capa
    pecas: list[Peca]
