"""The master: forks a confined child for each piece of work, watches it, and cleans after it.

It never reads a foreign byte itself. It ends when the application closes the socket, or after
some minutes without work.
"""

import ctypes
import importlib
import json
import os
import platform
import select
import shutil
import signal
import socket
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from seiva.documentos.oficina import canal as mensagens
from seiva.documentos.oficina.confinar import MEGA, Limites, confinar, usuario_da_pasta
from seiva.documentos.oficina.trabalhos import NAO_ABRE, PREPARAR, Ilegivel, achar

OCIOSO = 300.0
OLHAR_A_PASTA = 0.25
_ADOTAR_ORFAOS = 36  # PR_SET_CHILD_SUBREAPER
SEM_MEMORIA, SEM_ESPACO, DEFEITO = 81, 82, 83


def atender(descritor: int) -> None:
    """Serve requests until the other side is gone."""
    canal = socket.socket(fileno=descritor)
    if platform.system() == "Linux":
        ctypes.CDLL(None).prctl(_ADOTAR_ORFAOS, 1, 0, 0, 0)
    for modulo in PREPARAR:
        importlib.import_module(modulo)
    while select.select([canal], [], [], OCIOSO)[0]:
        recebido = mensagens.receber(canal, arquivos=4, maior=mensagens.DE_CASA)
        if recebido is None:
            return
        pedido, descritores = recebido
        motivo = _executar(canal, pedido, descritores)
        for aberto in descritores:
            os.close(aberto)
        if motivo is None:
            return
        mensagens.enviar(canal, {"motivo": motivo})


def _executar(canal: socket.socket, pedido: dict[str, Any], descritores: list[int]) -> str | None:
    """How the work ended: "" well, or why not; None when nobody waits for it any more."""
    limites = Limites(**pedido["limites"])
    pasta = tempfile.mkdtemp(prefix="seiva-oficina-", dir=pedido.get("raiz") or None)
    dono = usuario_da_pasta()
    if dono is not None:
        os.chown(pasta, dono, dono)
    filho = os.fork()
    if filho == 0:
        canal.close()
        _trabalhar(pedido, limites, pasta, descritores)
    try:
        return _vigiar(canal, filho, limites, pasta)
    finally:
        _varrer(filho)
        shutil.rmtree(pasta, ignore_errors=True)


def _trabalhar(pedido: dict[str, Any], limites: Limites, pasta: str, abertos: list[int]) -> None:
    """In the child: confine itself, work, write the answer, end. Never returns."""
    codigo = DEFEITO
    try:
        os.setsid()
        nulo = os.open(os.devnull, os.O_RDWR)
        for padrao in (0, 1, 2):
            os.dup2(nulo, padrao)
        os.chdir(pasta)
        os.environ |= {"HOME": pasta, "TMPDIR": pasta}
        tempfile.tempdir = pasta
        confinar(limites, pasta, pedido.get("programas", []))
        entrada, resposta, saida = (
            os.fdopen(fd, modo) for fd, modo in zip(abertos[:3], ("rb", "wb", "wb"), strict=True)
        )
        if len(abertos) > 3:
            pedido["argumentos"]["conversa"] = socket.socket(fileno=abertos[3])
        with resposta:
            resposta.write(json.dumps(_responder(pedido, entrada, saida)).encode())
        saida.close()
        codigo = 0
    except MemoryError:
        codigo = SEM_MEMORIA
    except OSError as erro:
        codigo = {12: SEM_MEMORIA, 27: SEM_ESPACO, 28: SEM_ESPACO}.get(erro.errno or 0, DEFEITO)
    finally:
        os._exit(codigo)


def _responder(pedido: dict[str, Any], entrada: IO[bytes], saida: IO[bytes]) -> dict[str, Any]:
    try:
        return achar(pedido["trabalho"])(entrada, saida, **pedido["argumentos"])
    except Ilegivel as erro:
        return {"ilegivel": str(erro)}
    except OSError as erro:
        if erro.errno:
            raise  # of the machine: no memory, no space
        return {"ilegivel": NAO_ABRE}
    except MemoryError:
        raise
    except Exception:
        # Parsers fail on hostile files in as many ways as there are files.
        return {"ilegivel": NAO_ABRE}


def _vigiar(canal: socket.socket, filho: int, limites: Limites, pasta: str) -> str | None:
    fim = time.monotonic() + limites.prazo
    vigia = os.pidfd_open(filho)
    try:
        while True:
            falta = fim - time.monotonic()
            if falta <= 0:
                return "prazo"
            espera = min(falta, OLHAR_A_PASTA)
            prontos, _, _ = select.select([vigia, canal.fileno()], [], [], espera)
            if vigia in prontos:
                return _como_terminou(os.waitpid(filho, 0)[1])
            if canal.fileno() in prontos:
                return None
            if _tamanho(pasta) > limites.pasta * MEGA:
                return "espaco"
    finally:
        os.close(vigia)


def _como_terminou(estado: int) -> str:
    if os.WIFSIGNALED(estado):
        por_sinal = {signal.SIGXCPU: "prazo", signal.SIGXFSZ: "espaco"}
        return por_sinal.get(signal.Signals(os.WTERMSIG(estado)), "quebrou")
    por_codigo = {0: "", SEM_MEMORIA: "memoria", SEM_ESPACO: "espaco"}
    return por_codigo.get(os.WEXITSTATUS(estado), "quebrou")


def _tamanho(pasta: str) -> int:
    soma = 0
    for raiz, _, nomes in os.walk(pasta):
        for nome in nomes:
            with suppress(OSError):
                soma += (Path(raiz) / nome).lstat().st_size
    return soma


def _varrer(filho: int) -> None:
    """End the child's group, and whoever left the group: orphans become children of ours."""
    with suppress(ProcessLookupError):
        os.killpg(filho, signal.SIGKILL)
    while True:
        for outro in _filhos():
            with suppress(ProcessLookupError):
                os.kill(outro, signal.SIGKILL)
        try:
            recolhido, _ = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if not recolhido:
            time.sleep(0.005)


def _filhos() -> list[int]:
    lista = Path(f"/proc/self/task/{os.getpid()}/children")
    return [int(pid) for pid in lista.read_text().split()] if lista.exists() else []


if __name__ == "__main__":
    sys.exit("Use: python -m seiva.documentos.oficina N")
