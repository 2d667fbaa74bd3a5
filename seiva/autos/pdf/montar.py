"""From the plan of an export to its file: pieces joined, notices and front printed, all bound."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from seiva.autos.pdf.frente import imprimir_avisos, imprimir_frente
from seiva.autos.pdf.livro import REFEITO, Livro, Peca
from seiva.autos.pdf.oficina import Oficina
from seiva.documentos.papel.recursos import Recursos, nenhum_recurso

Andamento = Callable[[int], None]
_REFEITO = (
    "O arquivo está danificado: a tabela que diz onde estão as suas partes não confere. As folhas "
    "seguintes vêm de uma cópia refeita só para leitura. Vale o original, que está, sem nenhuma "
    "alteração, no ZIP do processo."
)
_AVISOS = "avisos"
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
    saida, avisos = pasta / "processo.pdf", pasta / f"{_AVISOS}.pdf"
    with (
        saida.open("w+b") as escrita,
        Oficina(pasta, escrita, **asdict(limites)) as oficina,
    ):
        oficina.juntar(livro.pecas, andou)
        _numerar_avisos(livro.pecas)
        imprimir_avisos(livro, avisos)
        frente = imprimir_frente(livro, pasta, recursos)
        fontes = {caminho.stem: caminho for caminho, _ in frente}
        if avisos.exists():
            fontes[_AVISOS] = avisos
        total = oficina.encadernar(
            fontes,
            trechos=_trechos(livro, frente),
            frente=sum(paginas for _, paginas in frente),
            estampa=ESTAMPA + livro.capa.processo.replace("{", "(").replace("}", ")"),
            titulo=f"Processo {livro.capa.processo}",
            assunto=livro.capa.tipo,
            autor=livro.capa.instituicao,
        )
    return saida, total


def _numerar_avisos(pecas: list[Peca]) -> None:
    """Which page of the notices is whose: of what has no content, and before what was repaired."""
    proxima = 0
    for peca in pecas:
        if peca.refeita:
            peca.situacao, peca.aviso = REFEITO, _REFEITO
        if peca.lote is None or peca.refeita:
            peca.aviso_em = proxima
            proxima += 1


def _trechos(livro: Livro, frente: list[tuple[Path, int]]) -> list[list[Any]]:
    titulos = ["Capa", "Índice", *[""] * len(frente)]
    trechos: list[list[Any]] = [
        [caminho.stem, 0, paginas, titulo, 1 if titulo else 0]
        for (caminho, paginas), titulo in zip(frente, titulos, strict=False)
    ]
    for peca in livro.pecas:
        titulo = f"{peca.titulo} ({peca.numero})" if peca.numero else peca.titulo
        nivel = 1 + peca.recuo
        if peca.aviso_em is not None:
            trechos.append([_AVISOS, peca.aviso_em, 1, titulo, nivel])
            titulo, nivel = "", 0
        if peca.lote is not None:
            trechos.append([peca.lote, peca.primeira, peca.paginas, titulo, nivel])
    return trechos
