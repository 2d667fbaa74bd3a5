"""Writing a bag (BagIt, RFC 8493) straight into a ZIP: each file streamed and hashed once.

Memory does not grow with the bytes; the manifest waits in a file until the end.
"""

from __future__ import annotations

import hashlib
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from seiva.autos.pacote import formato as dos_autos
from seiva.autos.pacote.empacotar import Entrada, escrever
from seiva.autos.pdf.livro import SemEspaco

BAGIT = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
TEXTO = "text/plain; charset=utf-8"
MANIFESTO = "manifest-sha256.txt"
ROTULOS = "tagmanifest-sha256.txt"
INFORMACOES = "bag-info.txt"
Rotulos = Callable[[bytes], dict[str, bytes]]


class Bolsa:
    """An open bag in the folder `raiz` of the ZIP `caminho`. Close it with `fechar`.

    Raises `SemEspaco` when the disk is full.
    """

    def __init__(self, caminho: Path, raiz: str) -> None:
        self._raiz, self._quando = raiz, time.localtime()[:6]
        self._zip = zipfile.ZipFile(caminho, "w", allowZip64=True)
        self._manifesto: IO[bytes] = caminho.with_suffix(".manifesto").open("w+b")
        self._rotulos: list[tuple[str, str]] = []
        self.bytes = self.arquivos = 0

    def __enter__(self) -> Bolsa:
        return self

    def __exit__(
        self, tipo: type[BaseException] | None, erro: BaseException | None, _r: TracebackType | None
    ) -> None:
        self._manifesto.close()
        Path(self._manifesto.name).unlink(missing_ok=True)
        try:
            self._zip.close()
        except OSError as falta:
            raise SemEspaco(str(falta)) from falta

    def carga(self, entrada: Entrada) -> dict[str, Any]:
        """Put one file of the payload; its name, hash, size and type."""
        nome = entrada.nome
        no_zip = Entrada(
            f"{self._raiz}/data/{nome}",
            entrada.tipo_mime,
            entrada.caminho,
            entrada.conteudo,
            entrada.sha256,
        )
        feita = self._escrever(no_zip) | {"nome": nome}
        self._manifesto.write(f"{feita['sha256']}  data/{nome}\n".encode())
        self.bytes += feita["tamanho"]
        self.arquivos += 1
        return feita

    def fechar(self, informacoes: dict[str, str], rotulos: Rotulos = lambda _m: {}) -> None:
        """Write the tag files. `rotulos` gives more of them, from the manifest's bytes."""
        self._manifesto.flush()
        caminho = Path(self._manifesto.name)
        resumo = hashlib.sha256()
        with caminho.open("rb") as linhas:
            while pedaco := linhas.read(1024 * 1024):
                resumo.update(pedaco)
        dados = informacoes | {"Payload-Oxum": f"{self.bytes}.{self.arquivos}"}
        texto = "".join(f"{chave}: {_uma_linha(valor)}\n" for chave, valor in dados.items())
        for nome, conteudo in {
            "bagit.txt": BAGIT,
            INFORMACOES: texto.encode(),
            **rotulos(resumo.digest()),
        }.items():
            self._rotulo(nome, conteudo=conteudo)
        self._rotulo(MANIFESTO, caminho=caminho)
        lista = "".join(f"{sha256}  {nome}\n" for nome, sha256 in self._rotulos)
        self._escrever(Entrada(f"{self._raiz}/{ROTULOS}", TEXTO, conteudo=lista.encode()))

    def _rotulo(self, nome: str, conteudo: bytes = b"", caminho: Path | None = None) -> None:
        feita = self._escrever(Entrada(f"{self._raiz}/{nome}", TEXTO, caminho, conteudo))
        self._rotulos.append((nome, feita["sha256"]))

    def _escrever(self, entrada: Entrada) -> dict[str, Any]:
        try:
            return escrever(self._zip, entrada, self._quando)
        except OSError as erro:
            raise SemEspaco(str(erro)) from erro


def _uma_linha(valor: str) -> str:
    return " ".join(valor.split())


def em_json(valor: Any) -> bytes:
    """JSON as it goes into every package of the house."""
    return dos_autos.em_json(valor)
