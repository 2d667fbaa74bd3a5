"""A small antivirus that speaks clamd's protocol over a real socket, and knows one signature."""

import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

# The standard test file that every antivirus recognises, in two halves (eicar.org).
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD" + rb"-ANTIVIRUS-TEST-FILE!$H+H*"


def _ler(ligacao: socket.socket, quanto: int) -> bytes:
    partes = b""
    while len(partes) < quanto:
        parte = ligacao.recv(quanto - len(partes))
        if not parte:
            raise ConnectionResetError
        partes += parte
    return partes


def responder(ligacao: socket.socket, maximo: int = 4 * 1024 * 1024) -> bytes:
    """Read one INSTREAM as clamd(8) does; the answer."""
    if _ler(ligacao, 10) != b"zINSTREAM\0":
        return b"UNKNOWN COMMAND\0"
    visto = b""
    while tamanho := struct.unpack("!I", _ler(ligacao, 4))[0]:
        visto += _ler(ligacao, tamanho)
        if len(visto) > maximo:
            return b"INSTREAM size limit exceeded. ERROR\0"
    return b"stream: Eicar-Signature FOUND\0" if EICAR in visto else b"stream: OK\0"


def _despedir(ligacao: socket.socket) -> None:
    """Let the answer arrive: closing with bytes unread would reset the connection and lose it."""
    ligacao.shutdown(socket.SHUT_WR)
    while ligacao.recv(65536):
        pass


@contextmanager
def antivirus(
    caminho: str = "", fazer: Callable[[socket.socket], bytes] = responder
) -> Iterator[str]:
    """An antivirus on the air; its address for `SEIVA_CLAMD`."""
    if caminho:
        ouvinte = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        ouvinte.bind(caminho)
        ouvinte.listen()
    else:
        ouvinte = socket.create_server(("127.0.0.1", 0))
        caminho = f"tcp://127.0.0.1:{ouvinte.getsockname()[1]}"

    def atender() -> None:
        while True:
            try:
                ligacao, _ = ouvinte.accept()
            except OSError:
                return
            with ligacao:
                try:
                    ligacao.sendall(fazer(ligacao))
                    _despedir(ligacao)
                except OSError:
                    continue

    threading.Thread(target=atender, daemon=True).start()
    try:
        yield caminho
    finally:
        ouvinte.shutdown(socket.SHUT_RDWR)
        ouvinte.close()
