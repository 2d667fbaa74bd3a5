"""The parent's side of `montador`: starts it, watches it, and starts it again without the file
that killed it."""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from seiva.autos.pdf.livro import NaoDeuCerto, Peca, SemEspaco

RAIZ = Path(__file__).resolve().parents[3]
ENCADERNAR = 900.0  # seconds of silence while the bound file is written
MORTES = 5  # files that may kill the child before the export gives up
DEMOROU, QUEBROU = "demorou", "danificado"


class _Calado(Exception):
    """The child died or said nothing for too long. `motivo` tells which."""

    def __init__(self, motivo: str) -> None:
        super().__init__(motivo)
        self.motivo = motivo


class Oficina:
    """One child process. `segundos` is the longest silence: the time that one file may take."""

    def __init__(self, *, memoria_mb: int, saida_mb: int, segundos: float) -> None:
        self._limites = [str(memoria_mb), str(saida_mb)]
        self._segundos = segundos
        self._filho: subprocess.Popen[str] | None = None
        self._falas: queue.Queue[str | None] = queue.Queue()

    def __enter__(self) -> Oficina:
        return self

    def __exit__(self, *_: object) -> None:
        self._encerrar()

    def juntar(self, pecas: list[Peca], pasta: Path, andou: Callable[[int], None]) -> None:
        """Read every piece; fills `paginas`, `lote` and `primeira`, or turns it into a notice.

        Raises `SemEspaco` and `NaoDeuCerto`.
        """
        for _ in range(MORTES):
            lista = [[i, p.tipo, str(p.caminho)] for i, p in enumerate(pecas) if p.caminho]
            if not lista or self._juntar(lista, pecas, pasta, andou):
                return
        raise NaoDeuCerto("Arquivos demais interromperam a leitura.")

    def _juntar(
        self, lista: list[Any], pecas: list[Peca], pasta: Path, andou: Callable[[int], None]
    ) -> bool:
        self._pedir(fazer="juntar", pasta=str(pasta), pecas=lista)
        aberta, feitas = -1, 0
        try:
            while "juntou" not in (fala := self._ouvir()):
                if "abrindo" in fala:
                    aberta = fala["abrindo"]
                elif "problema" in fala:
                    recusar(pecas[fala["i"]], fala["problema"])
                else:
                    peca = pecas[fala["i"]]
                    peca.paginas, peca.lote = fala["paginas"], fala["lote"]
                    peca.primeira, peca.refeita = fala["primeira"], fala["refeita"]
                    feitas += peca.paginas
                    andou(feitas)
        except _Calado as silencio:
            self._encerrar()
            if aberta < 0:
                raise NaoDeuCerto("O montador não respondeu.") from silencio
            recusar(pecas[aberta], silencio.motivo)
            return False
        return True

    def encadernar(self, andou: Callable[[int], None], **ordem: Any) -> int:
        """Bind everything (see `encadernar`); how many pages came out."""
        self._pedir(fazer="encadernar", **ordem)
        try:
            while "encadernou" not in (fala := self._ouvir(ENCADERNAR)):
                andou(fala["folhas"])
        except _Calado as silencio:
            self._encerrar()
            raise NaoDeuCerto(f"A encadernação parou: {silencio.motivo}.") from silencio
        return int(fala["encadernou"])

    def _pedir(self, **ordem: Any) -> None:
        if self._filho is None:
            self._nascer()
        assert self._filho is not None and self._filho.stdin is not None
        with suppress(BrokenPipeError):  # a dead child is noticed by its silence
            self._filho.stdin.write(json.dumps(ordem) + "\n")
            self._filho.stdin.flush()

    def _nascer(self) -> None:
        self._falas = queue.Queue()
        self._filho = subprocess.Popen(  # noqa: S603  our own module, no shell
            [sys.executable, "-m", "seiva.autos.pdf.montador", *self._limites],
            cwd=RAIZ,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        threading.Thread(
            target=_escutar, args=(self._filho.stdout, self._falas), daemon=True
        ).start()

    def _ouvir(self, segundos: float = 0.0) -> dict[str, Any]:
        try:
            linha = self._falas.get(timeout=segundos or self._segundos)
        except queue.Empty as erro:
            raise _Calado(DEMOROU) from erro
        if linha is None:
            raise _Calado(QUEBROU)
        fala: dict[str, Any] = json.loads(linha)
        if fala.get("erro") == "disco":
            raise SemEspaco(fala["detalhe"])
        if "erro" in fala:
            raise NaoDeuCerto(fala["detalhe"])
        return fala

    def _encerrar(self) -> None:
        if self._filho is not None:
            self._filho.kill()
            self._filho.wait()
            for cano in (self._filho.stdin, self._filho.stdout):
                if cano is not None:
                    with suppress(OSError):
                        cano.close()
            self._filho = None


def _escutar(saida: Any, falas: queue.Queue[str | None]) -> None:
    with suppress(ValueError, OSError):
        for linha in saida:
            falas.put(linha)
    falas.put(None)


_PROBLEMAS = {
    "senha": "O arquivo está protegido por senha: não há como juntá-lo a este PDF.",
    "danificado": "O arquivo tem defeitos de estrutura e não se deixa juntar a este PDF.",
    "grande": "O arquivo é grande ou complexo demais para ser juntado a este PDF.",
    "vazio": "O arquivo não tem nenhuma página.",
    DEMOROU: "O arquivo demorou demais para ser lido e ficou fora deste PDF.",
}


def recusar(peca: Peca, problema: str) -> None:
    """The piece becomes a page that says why it is not here."""
    peca.caminho, peca.lote, peca.paginas, peca.refeita = None, "", 1, False
    peca.situacao = "zip"
    motivo = _PROBLEMAS.get(problema, _PROBLEMAS["danificado"])
    peca.aviso = f"{motivo} O original está no ZIP do processo."
