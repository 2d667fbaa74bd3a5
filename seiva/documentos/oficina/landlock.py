"""Landlock: a process gives up files and network by itself (Linux 5.13; network from 6.7).

Source: Linux, Documentation/userspace-api/landlock.rst. Where the kernel has it not, nothing is
done and the other walls remain.
"""

import ctypes
import os
import platform
import struct
from collections.abc import Iterable

_CRIAR, _JUNTAR, _TRANCAR = 444, 445, 446
_EXECUTAR, _ESCREVER, _LER, _LISTAR = 1, 2, 4, 8
_APAGAR, _FAZER_SOQUETE = 1 << 5, 1 << 9
_SO_LER = _EXECUTAR | _LER | _LISTAR
_SEM_NOVOS_PRIVILEGIOS = 38
# What each version of the interface added to the accesses of files.
_ACESSOS = {1: 0x1FFF, 2: 0x3FFF, 3: 0x7FFF, 4: 0x7FFF, 5: 0xFFFF}
_REDE = 3  # bind and connect, TCP


def versao_do_nucleo() -> int:
    """Version of the interface in this kernel; 0 or less when there is none."""
    if platform.system() != "Linux" or platform.machine() not in {"x86_64", "aarch64"}:
        return 0
    return int(ctypes.CDLL(None, use_errno=True).syscall(_CRIAR, None, 0, 1))


def trancar(leitura: Iterable[str], escrita: str, soquetes: str = "") -> bool:
    """From now on only `leitura` may be read and only the folder `escrita` written.

    In `soquetes`, local sockets may be made, and nothing else.
    True when the kernel obeyed. Paths that do not exist are left out.
    """
    if (versao := versao_do_nucleo()) < 1:
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_SEM_NOVOS_PRIVILEGIOS, 1, 0, 0, 0)
    acessos = _ACESSOS[min(versao, 5)]
    rede = _REDE if versao >= 4 else 0
    atributos = struct.pack("QQ", acessos, rede) if versao >= 4 else struct.pack("Q", acessos)
    regras = libc.syscall(_CRIAR, atributos, len(atributos), 0)
    if regras < 0:
        return False
    try:
        for pasta in leitura:
            _permitir(libc, regras, pasta, _SO_LER)
        _permitir(libc, regras, "/dev", _LER | _LISTAR | _ESCREVER)
        _permitir(libc, regras, escrita, acessos)
        if soquetes:
            _permitir(libc, regras, soquetes, _FAZER_SOQUETE | _APAGAR)
        return bool(libc.syscall(_TRANCAR, regras, 0) == 0)
    finally:
        os.close(regras)


def _permitir(libc: ctypes.CDLL, regras: int, caminho: str, acessos: int) -> None:
    try:
        descritor = os.open(caminho, getattr(os, "O_PATH", 0) | os.O_CLOEXEC)
    except OSError:
        return
    try:
        if not os.path.isdir(caminho):  # noqa: PTH112
            acessos &= _EXECUTAR | _LER | _ESCREVER
        libc.syscall(_JUNTAR, regras, 1, struct.pack("=Qi", acessos, descritor), 0)
    finally:
        os.close(descritor)
