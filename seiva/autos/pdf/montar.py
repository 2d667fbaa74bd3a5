"""From the plan of an export to its file: pieces joined, notices and front printed, all bound."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from seiva.autos.pdf.frente import imprimir_avisos, imprimir_frente
from seiva.autos.pdf.livro import Livro, Peca
from seiva.autos.pdf.oficina import Oficina
from seiva.documentos.papel.recursos import Recursos, nenhum_recurso

Andamento = Callable[[int], None]
ESTAMPA = "fl. {folha} de {total} · Processo "


@dataclass(frozen=True)
class Limites:
    """Memory of the child and size of the export in megabytes; seconds that one file may take."""

    memoria_mb: int = 1024
    saida_mb: int = 4096
    segundos: float = 60.0


def montar_pdf(
    livro: Livro,
    pasta: Path,
    *,
    recursos: Recursos = nenhum_recurso,
    limites: Limites | None = None,
    andou: Andamento = lambda _paginas: None,
) -> tuple[Path, int]:
    """Make the export in `pasta`; its path and number of pages.

    `andou` hears how many pages were read so far. Files that cannot be read become notices and
    never stop the work. Raises `SemEspaco` and `NaoDeuCerto`.
    """
    limites = limites or Limites()
    with Oficina(
        memoria_mb=limites.memoria_mb, saida_mb=limites.saida_mb, segundos=limites.segundos
    ) as oficina:
        oficina.juntar(livro.pecas, pasta, andou)
        avisos = pasta / "avisos.pdf"
        _numerar_avisos(livro.pecas, avisos)
        imprimir_avisos(livro, avisos)
        frente, folhas = imprimir_frente(livro, pasta / "frente.pdf", recursos)
        saida = pasta / "processo.pdf"
        total = oficina.encadernar(
            lambda _folhas: None,
            saida=str(saida),
            trechos=_trechos(livro, frente, folhas),
            frente=sum(folhas),
            estampa=ESTAMPA + livro.capa.processo.replace("{", "(").replace("}", ")"),
            titulo=f"Processo {livro.capa.processo}",
            assunto=livro.capa.tipo,
            autor=livro.capa.instituicao,
        )
    return saida, total


def _numerar_avisos(pecas: list[Peca], avisos: Path) -> None:
    proxima = 0
    for peca in pecas:
        if not peca.lote:
            peca.lote, peca.primeira, peca.paginas = str(avisos), proxima, 1
            proxima += 1


def _trechos(livro: Livro, frente: Path, folhas: tuple[int, int]) -> list[list[Any]]:
    capa, indice = folhas
    trechos: list[list[Any]] = [
        [str(frente), 0, capa, "Capa", 1],
        [str(frente), capa, indice, "Índice", 1],
    ]
    for peca in livro.pecas:
        titulo = f"{peca.titulo} ({peca.numero})" if peca.numero else peca.titulo
        trechos.append([peca.lote, peca.primeira, peca.paginas, titulo, 1 + peca.recuo])
    return trechos
