"""Antivirus: every file that arrives is shown to clamd before it is kept, when one is configured.

Protocol: clamd(8), command INSTREAM: pieces with their length before them, a zero length at the
end, one line of answer. `SEIVA_CLAMD` is the path of its socket, or `tcp://host:port`.
"""

import logging
import socket
import struct
from collections.abc import Iterator
from select import select
from typing import IO
from urllib.parse import urlsplit

from django.conf import settings

from seiva.documentos.regras.recusa_de_arquivo import ArquivoRecusado

PEDACO = 256 * 1024
PRAZO = 60.0
TENTATIVAS = 2
_TAMANHO = struct.Struct("!I")
_registro = logging.getLogger(__name__)


class AntivirusFora(ArquivoRecusado):
    """Nobody can tell whether the file is clean, so it does not enter."""

    def __init__(self) -> None:
        super().__init__(
            "não pôde ser verificado: o antivírus não está respondendo.",
            "Nada foi guardado. Tente de novo em alguns minutos; se continuar, avise o suporte.",
        )


def procurar_virus(arquivo: IO[bytes]) -> None:
    """Raises `ArquivoRecusado` for an infected file, `AntivirusFora` when there is no answer.

    Does nothing when no antivirus is configured. The position is back at the start afterwards.
    """
    if not settings.CLAMD:
        return
    resposta = _perguntar(arquivo)
    if resposta.endswith("FOUND"):
        nome = resposta.removeprefix("stream:").removesuffix("FOUND").strip()
        _registro.warning("Arquivo recusado pelo antivírus: %s", nome)
        raise ArquivoRecusado(
            f"foi recusado pelo antivírus ({nome}).",
            "Não o abra nem o encaminhe; avise quem o enviou e o suporte.",
        )
    if "size limit exceeded" in resposta:
        raise ArquivoRecusado(
            "é maior do que o antivírus consegue verificar.", "Divida-o em partes menores."
        )
    if not resposta.endswith("OK"):
        _registro.error("O antivírus respondeu o que não se entende: %s", resposta[:200])
        raise AntivirusFora


def _perguntar(arquivo: IO[bytes]) -> str:
    for tentativa in range(1, TENTATIVAS + 1):
        try:
            arquivo.seek(0)
            with _ligar() as ligacao:
                return _enviar(ligacao, arquivo)
        except OSError as erro:
            _registro.error("Antivírus fora (tentativa %s): %s", tentativa, erro)
        finally:
            arquivo.seek(0)
    raise AntivirusFora


def _ligar() -> socket.socket:
    if settings.CLAMD.startswith("tcp://"):
        partes = urlsplit(settings.CLAMD)
        return socket.create_connection((partes.hostname, partes.port or 3310), PRAZO)
    ligacao = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    ligacao.settimeout(PRAZO)
    try:
        ligacao.connect(settings.CLAMD)
    except OSError:
        ligacao.close()
        raise
    return ligacao


def _enviar(ligacao: socket.socket, arquivo: IO[bytes]) -> str:
    ligacao.sendall(b"zINSTREAM\0")
    try:
        for pedaco in _pedacos(arquivo):
            if select([ligacao], [], [], 0)[0]:
                break  # answered before the end: past its limit of size it closes soon after
            ligacao.sendall(_TAMANHO.pack(len(pedaco)) + pedaco)
        else:
            ligacao.sendall(_TAMANHO.pack(0))
    except (BrokenPipeError, ConnectionResetError):
        pass  # past its limit of size clamd answers and stops listening
    resposta = b""
    while (parte := ligacao.recv(4096)) and len(resposta) < 4096:
        resposta += parte
    if not resposta:
        raise ConnectionResetError("clamd fechou sem responder.")
    return resposta.decode("utf-8", "replace").strip("\0\n ")


def _pedacos(arquivo: IO[bytes]) -> Iterator[bytes]:
    while pedaco := arquivo.read(PEDACO):
        yield pedaco
