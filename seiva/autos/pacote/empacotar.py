"""Writing the package: each file streamed, hashed on the way, and listed in a signed manifest."""

from __future__ import annotations

import hashlib
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from seiva.autos.pacote import formato
from seiva.autos.pdf.livro import NaoDeuCerto, SemEspaco

PEDACO = 1024 * 1024
_COMPRIMEM = ("text/", "application/json", "image/svg", "image/tiff", "image/bmp", "message/")


@dataclass(frozen=True)
class Entrada:
    """A file of the package: from the store (`caminho`) or made for it (`conteudo`).

    `sha256` is what the bytes must have, or "" when they are made now.
    """

    nome: str
    tipo_mime: str
    caminho: Path | None = None
    conteudo: bytes = b""
    sha256: str = ""


@dataclass
class Pacote:
    """Everything that goes in, and who signs the manifest: `assinar(bytes)` gives kid and hex."""

    entradas: list[Entrada]
    manifesto: dict[str, Any]
    assinar: Callable[[bytes], tuple[str, str]]


def empacotar(
    pacote: Pacote, pasta: Path, *, limite: int, andou: Callable[[int], None] = lambda _n: None
) -> Path:
    """Write the ZIP in `pasta`; memory does not grow with the files.

    Raises `SemEspaco` (disk full, or more than `limite` bytes) and `NaoDeuCerto` when the store
    gives other bytes than the ones it was asked for.
    """
    saida = pasta / "processo.zip"
    agora = time.localtime()[:6]
    try:
        with zipfile.ZipFile(saida, "w", allowZip64=True) as zip_:
            arquivos = []
            for feitas, entrada in enumerate(pacote.entradas, start=1):
                arquivos.append(escrever(zip_, entrada, agora))
                andou(feitas)
                if saida.stat().st_size > limite:
                    raise SemEspaco("O pacote passa do tamanho permitido.")
            manifesto = formato.em_json({**pacote.manifesto, "arquivos": arquivos})
            kid, assinatura = pacote.assinar(manifesto)
            assinado = formato.em_json({"kid": kid, "ed25519": assinatura})
            for nome, dados in ((formato.MANIFESTO, manifesto), (formato.ASSINATURA, assinado)):
                escrever(zip_, Entrada(nome, "application/json", conteudo=dados), agora)
    except OSError as erro:
        raise SemEspaco(str(erro)) from erro
    return saida


def escrever(zip_: zipfile.ZipFile, entrada: Entrada, quando: Any) -> dict[str, Any]:
    """Write one file, streamed; what the manifest says of it. Raises `NaoDeuCerto` when its bytes
    are not the ones expected."""
    assert formato.nome_seguro(entrada.nome), entrada.nome
    ficha = zipfile.ZipInfo(entrada.nome, date_time=quando)
    comprime = entrada.tipo_mime.startswith(_COMPRIMEM)
    ficha.compress_type = zipfile.ZIP_DEFLATED if comprime else zipfile.ZIP_STORED
    ficha.external_attr = 0o100644 << 16
    resumo, tamanho = hashlib.sha256(), 0
    with zip_.open(ficha, "w", force_zip64=True) as destino:
        for pedaco in _pedacos(entrada):
            resumo.update(pedaco)
            tamanho += len(pedaco)
            destino.write(pedaco)
    if entrada.sha256 and resumo.hexdigest() != entrada.sha256:
        raise NaoDeuCerto(f"O armazenamento devolveu outros bytes em {entrada.nome}.")
    return {
        "nome": entrada.nome,
        "sha256": resumo.hexdigest(),
        "tamanho": tamanho,
        "tipo": entrada.tipo_mime,
    }


def _pedacos(entrada: Entrada) -> Iterator[bytes]:
    if entrada.caminho is None:
        yield entrada.conteudo
        return
    aberto: IO[bytes]
    with entrada.caminho.open("rb") as aberto:
        while pedaco := aberto.read(PEDACO):
            yield pedaco
