"""Opening a package that may be hostile: nothing is extracted, names and sizes are limited."""

from __future__ import annotations

import hashlib
import json
import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from seiva.autos.pacote.formato import nome_seguro

MAIS_ENTRADAS = 100_000
MAIOR_JSON = 200 * 1024 * 1024
MAIOR_PDF = 1024 * 1024 * 1024
_PEDACO = 1024 * 1024
_METODOS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}


class PacoteRecusado(ValueError):
    """The file is not a package that can be read safely; the message says why."""


class Leitor:
    """Reads the entries of a ZIP by name, in pieces. Names are told from the folder `raiz` on;
    what is outside it is left alone."""

    def __init__(self, caminho: Path, raiz: str = "", mais_entradas: int = MAIS_ENTRADAS) -> None:
        try:
            self._zip = zipfile.ZipFile(caminho)
            fichas = self._zip.infolist()
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as erro:
            raise PacoteRecusado("O arquivo não é um ZIP legível.") from erro
        if len(fichas) > mais_entradas:
            raise PacoteRecusado("O ZIP tem entradas demais.")
        vistos: set[str] = set()
        self.fichas: dict[str, zipfile.ZipInfo] = {}
        for ficha in fichas:
            _conferir(ficha)
            if ficha.filename in vistos:
                raise PacoteRecusado(f"O ZIP traz duas vezes o nome {ficha.filename}.")
            vistos.add(ficha.filename)
            if ficha.filename.startswith(raiz):
                self.fichas[ficha.filename.removeprefix(raiz)] = ficha

    def __enter__(self) -> Leitor:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def resumo(self, nome: str, limite: int) -> tuple[str, int]:
        """SHA-256 and size of an entry. Raises `PacoteRecusado` beyond `limite` bytes."""
        conta, tamanho = hashlib.sha256(), 0
        for pedaco in self.pedacos(nome, limite):
            conta.update(pedaco)
            tamanho += len(pedaco)
        return conta.hexdigest(), tamanho

    def tudo(self, nome: str, limite: int) -> bytes:
        """Bytes of an entry, at most `limite`."""
        return b"".join(self.pedacos(nome, limite))

    def json(self, nome: str) -> Any:
        """A JSON entry. Raises `PacoteRecusado` when it is absent or malformed."""
        try:
            return json.loads(self.tudo(nome, MAIOR_JSON))
        except (ValueError, RecursionError) as erro:
            raise PacoteRecusado(f"{nome} não se deixa ler.") from erro

    def pedacos(self, nome: str, limite: int) -> Iterator[bytes]:
        """Bytes of an entry as they come, at most `limite`."""
        if nome not in self.fichas:
            raise PacoteRecusado(f"Falta {nome}.")
        lidos = 0
        try:
            with self._zip.open(self.fichas[nome]) as entrada:
                while pedaco := entrada.read(_PEDACO):
                    lidos += len(pedaco)
                    if lidos > limite:
                        raise PacoteRecusado(f"{nome} é maior do que o manifesto diz.")
                    yield pedaco
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError) as erro:
            raise PacoteRecusado(f"{nome} está danificado no ZIP.") from erro


def _conferir(ficha: zipfile.ZipInfo) -> None:
    nome = ficha.orig_filename
    if not nome_seguro(ficha.filename) or nome != ficha.filename:
        raise PacoteRecusado("O ZIP traz um nome que sairia da pasta: não o abra.")
    if ficha.flag_bits & 0x1:
        raise PacoteRecusado("O ZIP está cifrado.")
    if ficha.compress_type not in _METODOS:
        raise PacoteRecusado("O ZIP usa uma compressão desconhecida.")
    if stat.S_IFMT(ficha.external_attr >> 16) not in {0, stat.S_IFREG}:
        raise PacoteRecusado("O ZIP traz uma ligação ou um arquivo especial: não o abra.")
