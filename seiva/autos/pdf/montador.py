"""The child process that handles the bytes of an export: reads each piece, then binds them all.

`python -m seiva.autos.pdf.montador MEMORIA_MB MAIOR_SAIDA_MB`: one JSON object a line on standard
input, one or more on standard output. No settings, no database, no network; memory and size of
files limited by the system. When a file kills it, the parent knows which (`oficina`).

`{"fazer": "juntar", "pasta", "pecas": [[i, tipo, caminho], …]}` answers `{"abrindo": i}` and then
`{"i", "paginas", "lote", "primeira", "refeita"}` or `{"i", "problema"}` for each piece, and `{"juntou": true}`.
`{"fazer": "encadernar", …}` (see `encadernar`) answers `{"folhas": n}` now and then, and
`{"encadernou": n}`. `{"erro": "disco"|"outro", "detalhe"}` ends the work.
"""

from __future__ import annotations

import errno
import json
import resource
import sys
from pathlib import Path
from typing import Any

import pikepdf

from seiva.autos.pdf.encadernar import encadernar
from seiva.autos.pdf.entrada import DANIFICADO, Recusada, abrir

POR_LOTE = 40  # sources kept open at once
PAGINAS_POR_LOTE = 400
SEM_ESPACO = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def dizer(**fala: Any) -> None:
    """One line to the parent."""
    sys.stdout.write(json.dumps(fala) + "\n")
    sys.stdout.flush()


class Juntador:
    """Joins pieces into intermediate files, so that few sources are open at a time."""

    def __init__(self, pasta: Path) -> None:
        self._pasta, self._numero = pasta, 0
        self._comecar()

    def _comecar(self) -> None:
        self._lote, self._abertos = pikepdf.new(), list[pikepdf.Pdf]()

    def incluir(self, i: int, tipo: str, caminho: str) -> None:
        dizer(abrindo=i)
        try:
            peca = abrir(tipo, Path(caminho))
        except Recusada as recusa:
            dizer(i=i, problema=str(recusa))
            return
        primeira = len(self._lote.pages)
        try:
            self._lote.pages.extend(peca.pdf.pages)
        except (pikepdf.PdfError, ValueError, TypeError, RuntimeError):
            while len(self._lote.pages) > primeira:
                del self._lote.pages[-1]
            dizer(i=i, problema=DANIFICADO)
            return
        self._abertos.append(peca.pdf)
        lote, paginas = str(self._arquivo()), len(peca.pdf.pages)
        dizer(i=i, paginas=paginas, lote=lote, primeira=primeira, refeita=peca.refeita)
        if len(self._abertos) >= POR_LOTE or len(self._lote.pages) >= PAGINAS_POR_LOTE:
            self.fechar()

    def _arquivo(self) -> Path:
        return self._pasta / f"lote-{self._numero:05d}.pdf"

    def fechar(self) -> None:
        """Write the intermediate file and let go of its sources."""
        if len(self._lote.pages):
            self._lote.save(self._arquivo(), compress_streams=False)
        for aberto in self._abertos:
            aberto.close()
        self._lote.close()
        self._numero += 1
        self._comecar()


def juntar(pasta: str, pecas: list[Any]) -> None:
    juntador = Juntador(Path(pasta))
    for i, tipo, caminho in pecas:
        juntador.incluir(i, tipo, caminho)
    juntador.fechar()
    dizer(juntou=True)


def _limitar(memoria_mb: int, saida_mb: int) -> None:
    mega = 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (memoria_mb * mega, memoria_mb * mega))
    resource.setrlimit(resource.RLIMIT_FSIZE, (saida_mb * mega, saida_mb * mega))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> int:
    _limitar(int(sys.argv[1]), int(sys.argv[2]))
    for linha in sys.stdin:
        ordem = json.loads(linha)
        fazer = ordem.pop("fazer")
        try:
            if fazer == "juntar":
                juntar(**ordem)
            else:
                dizer(encadernou=encadernar(ordem, lambda n: dizer(folhas=n)))
        except OSError as erro:
            dizer(erro="disco" if erro.errno in SEM_ESPACO else "outro", detalhe=str(erro))
        except RuntimeError as erro:  # what the PDF library says of a failed write
            cheio = any(s in str(erro) for s in ("No space", "File too large", "write failure"))
            dizer(erro="disco" if cheio else "outro", detalhe=str(erro))
    return 0


if __name__ == "__main__":
    sys.exit(main())
