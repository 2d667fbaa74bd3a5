"""Messages between the application and the master: a length, JSON, and open files beside it."""

import json
import os
import socket
import struct
from typing import Any

_TAMANHO = struct.Struct("!I")
MAIOR_MENSAGEM = 1024 * 1024
DE_CASA = 64 * 1024 * 1024  # when the other side is the application


def enviar(
    canal: socket.socket, mensagem: dict[str, Any], arquivos: list[int] | None = None
) -> None:
    """Send one message; `arquivos` are descriptors that the other side receives as its own."""
    corpo = json.dumps(mensagem).encode()
    if arquivos:
        socket.send_fds(canal, [_TAMANHO.pack(len(corpo))], arquivos)
    else:
        canal.sendall(_TAMANHO.pack(len(corpo)))
    canal.sendall(corpo)


def receber(
    canal: socket.socket, arquivos: int = 0, *, maior: int = MAIOR_MENSAGEM
) -> tuple[dict[str, Any], list[int]] | None:
    """One message and up to `arquivos` descriptors; None when the other side is gone.

    Raises ValueError when it has more than `maior` bytes, or is not an object in JSON.
    """
    cabeca, recebidos, _, _ = socket.recv_fds(canal, _TAMANHO.size, arquivos)
    for descritor in recebidos:
        os.set_inheritable(descritor, False)
    cabeca += _exatamente(canal, _TAMANHO.size - len(cabeca)) if cabeca else b""
    if len(cabeca) < _TAMANHO.size:
        return None
    tamanho = _TAMANHO.unpack(cabeca)[0]
    if tamanho > maior:
        raise ValueError("Mensagem grande demais.")
    corpo = _exatamente(canal, tamanho)
    if len(corpo) < tamanho:
        return None
    mensagem = json.loads(corpo)
    if not isinstance(mensagem, dict):
        raise ValueError("Não é um objeto.")
    return mensagem, recebidos


def _exatamente(canal: socket.socket, tamanho: int) -> bytes:
    partes: list[bytes] = []
    falta = tamanho
    while falta > 0 and (parte := canal.recv(falta)):
        partes.append(parte)
        falta -= len(parte)
    return b"".join(partes)
