"""Reading a bag (BagIt, RFC 8493) that may be hostile: names, sizes, hashes. Nothing is extracted
but what the caller asks for."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from seiva.autos.verificacao.leitor import Leitor, PacoteRecusado
from seiva.portabilidade import formato

MANIFESTO, ROTULOS, BAGIT = "manifest-sha256.txt", "tagmanifest-sha256.txt", "bagit.txt"
_MAIOR_ROTULO = 1024 * 1024
_FOLGA = 1024 * 1024
_PEDACO = 1024 * 1024


def raiz_da_bolsa(caminho: Path) -> str | None:
    """The folder of the bag inside a ZIP, with its slash; None when there is no bag in it."""
    with Leitor(caminho, mais_entradas=formato.MAIS_ENTRADAS) as leitor:
        raizes = {nome[: -len(BAGIT)] for nome in leitor.fichas if nome.endswith(f"/{BAGIT}")}
    raizes = {raiz for raiz in raizes if raiz.count("/") == 1}
    return raizes.pop() if len(raizes) == 1 else None


class BolsaLida:
    """A bag in the folder `raiz` of a ZIP. Raises `PacoteRecusado` when it cannot be one."""

    def __init__(self, caminho: Path, raiz: str) -> None:
        self.leitor = Leitor(caminho, raiz, formato.MAIS_ENTRADAS)
        for nome, ficha in self.leitor.fichas.items():
            if ficha.file_size > ficha.compress_size * formato.MAIOR_EXPANSAO + _FOLGA:
                raise PacoteRecusado(f"{nome} cresce demais ao abrir: não o abra.")

    def __enter__(self) -> BolsaLida:
        return self

    def __exit__(self, *_: object) -> None:
        self.leitor.__exit__()

    def tamanho(self, nome: str) -> int:
        ficha = self.leitor.fichas.get(nome)
        if ficha is None:
            raise PacoteRecusado(f"Falta {nome}.")
        return int(ficha.file_size)

    def total(self) -> int:
        """Bytes that the whole bag takes when it is opened."""
        return sum(ficha.file_size for ficha in self.leitor.fichas.values())

    def resumo(self, nome: str) -> str:
        """SHA-256 of a file."""
        return self.leitor.resumo(nome, self.tamanho(nome))[0]

    def copiar(self, nome: str, destino: Path) -> str:
        """Write a file of the bag in `destino`; its SHA-256."""
        conta = hashlib.sha256()
        with destino.open("wb") as saida:
            for pedaco in self.leitor.pedacos(nome, self.tamanho(nome)):
                conta.update(pedaco)
                saida.write(pedaco)
        return conta.hexdigest()

    def json(self, nome: str) -> Any:
        return self.leitor.json(nome)

    def linhas(self, nome: str) -> Iterator[dict[str, Any]]:
        """Objects of a JSON Lines file, one at a time."""
        for numero, bruta in enumerate(self._brutas(nome), start=1):
            try:
                objeto = json.loads(bruta)
            except (ValueError, RecursionError) as erro:
                raise PacoteRecusado(f"{nome}, linha {numero}: não se deixa ler.") from erro
            if not isinstance(objeto, dict):
                raise PacoteRecusado(f"{nome}, linha {numero}: não é um registro.")
            yield objeto

    def _brutas(self, nome: str) -> Iterator[bytes]:
        resto = b""
        for pedaco in self.leitor.pedacos(nome, self.tamanho(nome)):
            *inteiras, resto = (resto + pedaco).split(b"\n")
            if len(resto) > formato.MAIOR_LINHA:
                raise PacoteRecusado(f"{nome} tem uma linha longa demais.")
            yield from (linha for linha in inteiras if linha.strip())
        if resto.strip():
            yield resto

    def manifesto(self) -> Iterator[tuple[str, str]]:
        """(sha256, name) of each file of the payload, as the manifest tells."""
        yield from _pares(self._brutas(MANIFESTO), MANIFESTO)

    def rotulos(self) -> Iterator[str]:
        """What is wrong with the tag files."""
        if not self.leitor.tudo(BAGIT, _MAIOR_ROTULO).startswith(b"BagIt-Version: "):
            yield "O pacote não é uma bolsa BagIt."
        vistos = {ROTULOS}
        for sha256, nome in _pares(self._brutas(ROTULOS), ROTULOS):
            vistos.add(nome)
            if nome not in self.leitor.fichas or self.resumo(nome) != sha256:
                yield f"{nome} falta ou foi alterado."
        for nome in self.leitor.fichas:
            if not nome.startswith("data/") and nome not in vistos:
                yield f"{nome} não consta da lista do pacote."


def _pares(brutas: Iterator[bytes], onde: str) -> Iterator[tuple[str, str]]:
    for bruta in brutas:
        sha256, separador, nome = bruta.decode("utf-8", "replace").partition("  ")
        if not separador or len(sha256) != 64:
            raise PacoteRecusado(f"{onde} não está no formato esperado.")
        yield sha256, nome.rstrip("\r")
