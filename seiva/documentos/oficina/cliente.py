"""Asking the workshop, from the application.

Masters are started when first needed, kept for the next request, and thrown away at the first
sign of trouble. A thread has its master to itself while it waits.
"""

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import IO, Any

from seiva.documentos.oficina import canal as mensagens
from seiva.documentos.oficina.confinar import MEGA, RAIZ, Limites

MAIOR_RESPOSTA = 64 * MEGA
FOLGA = 30.0  # seconds past the deadline that a master itself may take to answer

FRASES = {
    "prazo": "A leitura demorou demais e foi interrompida.",
    "memoria": "O arquivo pede memória demais para ser lido aqui.",
    "espaco": "O arquivo se expande demais ao ser lido.",
    "quebrou": "O programa que lê este tipo de arquivo parou sem terminar.",
}


class TrabalhoFalhou(Exception):
    """The file could not be worked on. The message is a sentence for people; `motivo`, a code."""

    def __init__(self, motivo: str, frase: str = "") -> None:
        super().__init__(frase or FRASES.get(motivo, FRASES["quebrou"]))
        self.motivo = motivo


@dataclass
class Feito:
    """Answer of a piece of work: values, and the file that it wrote (empty when it wrote none)."""

    dados: dict[str, Any]
    arquivo: IO[bytes]


class Mestre:
    """A master: one request at a time, over its socket."""

    def __init__(self) -> None:
        nosso, dele = socket.socketpair()
        with dele:
            self.processo = subprocess.Popen(  # noqa: S603
                [sys.executable, "-m", "seiva.documentos.oficina", str(dele.fileno())],
                cwd=RAIZ,
                env=_ambiente(),
                pass_fds=[dele.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        self.canal = nosso

    def pedir(self, pedido: dict[str, Any], arquivos: list[int], prazo: float) -> str:
        """How the work ended; raises OSError when the master is gone."""
        self.comecar(pedido, arquivos)
        return self.terminar(prazo)

    def comecar(self, pedido: dict[str, Any], arquivos: list[int]) -> None:
        """Send the request; raises OSError when the master is gone."""
        self.canal.settimeout(FOLGA)
        mensagens.enviar(self.canal, pedido, arquivos)

    def terminar(self, prazo: float) -> str:
        """How the work ended, waiting `prazo` for it; raises OSError when the master is gone."""
        self.canal.settimeout(prazo + FOLGA)
        recebido = mensagens.receber(self.canal)
        if recebido is None:
            raise ConnectionResetError("A oficina fechou.")
        return str(recebido[0]["motivo"])

    def fechar(self) -> None:
        self.canal.close()
        try:
            self.processo.wait(5)
        except subprocess.TimeoutExpired:
            self.processo.kill()
            self.processo.wait()


_livres: list[Mestre] = []
_trava = threading.Lock()


def _esquecer() -> None:
    """After a fork: the masters belong to the parent."""
    global _trava
    _livres.clear()
    _trava = threading.Lock()


os.register_at_fork(after_in_child=_esquecer)


def trabalhar(
    trabalho: str,
    entrada: IO[bytes],
    limites: Limites,
    *,
    programas: list[str] | None = None,
    **argumentos: Any,
) -> Feito:
    """Do one piece of work over an open file, in confinement.

    Raises `TrabalhoFalhou` when the file is to blame, OSError when the machine is.
    """
    pedido = {
        "trabalho": trabalho,
        "argumentos": argumentos,
        "limites": limites.para_mensagem(),
        "programas": programas or [],
    }
    saida = tempfile.TemporaryFile()  # noqa: SIM115
    with _so_de_leitura(entrada) as lido, tempfile.TemporaryFile() as resposta:
        motivo = _pedir(pedido, [lido, resposta.fileno(), saida.fileno()], limites.prazo)
        if motivo:
            raise TrabalhoFalhou(motivo)
        resposta.seek(0)
        bruto = resposta.read(MAIOR_RESPOSTA + 1)
    if len(bruto) > MAIOR_RESPOSTA:
        raise TrabalhoFalhou("espaco")
    try:
        dados = json.loads(bruto)
    except ValueError as erro:
        raise TrabalhoFalhou("quebrou") from erro
    if not isinstance(dados, dict):
        raise TrabalhoFalhou("quebrou")
    if "ilegivel" in dados:
        raise TrabalhoFalhou("ilegivel", str(dados["ilegivel"])[:300])
    saida.seek(0)
    return Feito(dados, saida)


def _pedir(pedido: dict[str, Any], arquivos: list[int], prazo: float) -> str:
    """Ask a master that waits, else a new one; one that waited too long may have left."""
    while True:
        mestre, novo = tirar()
        try:
            motivo = mestre.pedir(pedido, arquivos, prazo)
        except (OSError, ValueError):
            mestre.fechar()
            if novo:
                raise
            continue
        except BaseException:
            mestre.fechar()
            raise
        devolver(mestre)
        return motivo


def tirar() -> tuple[Mestre, bool]:
    """A master for this thread alone, and whether it was started now."""
    with _trava:
        if _livres:
            return _livres.pop(), False
    return Mestre(), True


def devolver(mestre: Mestre) -> None:
    """The master waits for the next request, of any thread."""
    with _trava:
        _livres.append(mestre)


@contextmanager
def _so_de_leitura(arquivo: IO[bytes]) -> Iterator[int]:
    """A descriptor of its own for reading the same file from the start; a copy if it has none."""
    copia = None
    try:
        descritor = os.open(f"/dev/fd/{arquivo.fileno()}", os.O_RDONLY)
    except (OSError, AttributeError):
        arquivo.seek(0)
        copia = tempfile.TemporaryFile()  # noqa: SIM115
        shutil.copyfileobj(arquivo, copia, MEGA)
        copia.flush()
        descritor = os.dup(copia.fileno())
    try:
        os.lseek(descritor, 0, os.SEEK_SET)
        yield descritor
    finally:
        os.close(descritor)
        if copia is not None:
            copia.close()


def _ambiente() -> dict[str, str]:
    """Nothing of ours: no secret, no address of the database."""
    return {
        "PATH": os.defpath,
        "LANG": "C.UTF-8",
        "OMP_THREAD_LIMIT": "1",
        "SAL_USE_VCLPLUGIN": "svp",
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def encerrar() -> None:
    """End the masters that wait (at the end of a program)."""
    with _trava:
        mestres = list(_livres)
        _livres.clear()
    for mestre in mestres:
        with suppress(OSError):
            mestre.fechar()
