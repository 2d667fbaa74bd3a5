"""What a child of the workshop gives up before it looks at a single foreign byte."""

import ctypes
import os
import platform
import resource
import struct
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from seiva.documentos.oficina.landlock import trancar, versao_do_nucleo

RAIZ = Path(__file__).resolve().parents[3]
# Nobody's number: of no account of the system and of no service (systemd.io/UIDS-GIDS).
UID_DA_OFICINA = 61_017
PROCESSOS = 192
MEGA = 1024 * 1024
_REDE_NOVA, _USUARIO_NOVO = 0x40000000, 0x10000000
_MANTER_CAPACIDADES = 8  # PR_SET_KEEPCAPS
_CAPACIDADES_V3, _SO_LEITURA = 0x20080522, 1 << 2  # CAP_DAC_READ_SEARCH
_DO_SISTEMA = (
    *("/usr", "/lib", "/lib64", "/bin", "/sbin", "/opt", "/proc", "/sys/devices/system"),
    *("/etc/fonts", "/etc/libreoffice", "/etc/alternatives", "/etc/ld.so.cache", "/etc/localtime"),
    *("/etc/passwd", "/etc/group", "/etc/nsswitch.conf", "/etc/mime.types"),
    *("/var/cache/fontconfig", "/var/lib/libreoffice", "/var/spool/libreoffice"),
)


@dataclass(frozen=True)
class Limites:
    """How much one piece of work may use: seconds of clock and of processor, megabytes."""

    prazo: float = 60.0
    processador: int = 60
    memoria: int = 1024
    arquivo: int = 256
    pasta: int = 1024
    abertos: int = 256  # files open at once
    gentil: bool = False  # gives way to the pages: work that nobody waits for on the screen

    def para_mensagem(self) -> dict[str, Any]:
        return asdict(self)


def confinar(limites: Limites, pasta: str, programas: list[str]) -> None:
    """Give up privileges, network, memory, time and files; `pasta` is all that may be written.

    `programas` are executables outside the system's folders that the work needs.
    """
    _sem_rede()
    _sem_privilegios(pasta)
    if limites.gentil:
        os.nice(10)
    for recurso, valor in (
        (resource.RLIMIT_AS, limites.memoria * MEGA),
        (resource.RLIMIT_FSIZE, limites.arquivo * MEGA),
        (resource.RLIMIT_CPU, limites.processador),
        (resource.RLIMIT_NOFILE, _ate_o_maximo(resource.RLIMIT_NOFILE, limites.abertos)),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(recurso, (valor, valor))
    _poucos_processos()
    leitura = [*_DO_SISTEMA, sys.prefix, sys.base_prefix, str(RAIZ / "seiva")]
    leitura += [str(Path(programa).resolve().parent) for programa in programas]
    # LibreOffice does not start without a socket of its own in /tmp.
    trancar(leitura, pasta, "/tmp" if programas else "")  # noqa: S108


def _ate_o_maximo(recurso: int, valor: int) -> int:
    _, maximo = resource.getrlimit(recurso)
    return valor if maximo == resource.RLIM_INFINITY else min(valor, maximo)


def usuario_da_pasta() -> int | None:
    """Who must own the scratch folder: the workshop's own number when we may become it."""
    if os.geteuid() != 0:
        return None
    return UID_DA_OFICINA if _alcancavel() or versao_do_nucleo() > 0 else None


def _sem_rede() -> None:
    """An empty network of its own, where the kernel lets us (as root, or by a user namespace)."""
    if platform.system() != "Linux":
        return
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(_REDE_NOVA) == 0 or os.geteuid() == 0:
        return
    uid, gid = os.getuid(), os.getgid()
    if libc.unshare(_USUARIO_NOVO | _REDE_NOVA) == 0:
        for nome, texto in (("setgroups", "deny"), ("uid_map", f"{uid} {uid} 1")):
            Path(f"/proc/self/{nome}").write_text(texto)
        Path("/proc/self/gid_map").write_text(f"{gid} {gid} 1")


def _sem_privilegios(pasta: str) -> None:
    """Root becomes the workshop's own number.

    When Python itself, or the scratch folder, lives where only root looks (inside /root), one
    capability stays: to read in spite of permissions. What may be read is then decided by Landlock
    alone.
    """
    if usuario_da_pasta() is None:
        return
    ler_mesmo_assim = versao_do_nucleo() > 0 and not _alcancavel(Path(pasta).parent)
    libc = ctypes.CDLL(None, use_errno=True)
    if ler_mesmo_assim:
        libc.prctl(_MANTER_CAPACIDADES, 1, 0, 0, 0)
    os.setgroups([])
    os.setgid(UID_DA_OFICINA)
    os.setuid(UID_DA_OFICINA)
    if ler_mesmo_assim:
        versao_e_processo = struct.pack("=Ii", _CAPACIDADES_V3, 0)
        libc.capset(versao_e_processo, struct.pack("=6I", _SO_LEITURA, _SO_LEITURA, 0, 0, 0, 0))


def _alcancavel(*tambem: Path) -> bool:
    """Can anybody read the program's own files? Not when they are inside /root."""
    for alvo in (RAIZ / "seiva", Path(sys.prefix), Path(sys.base_prefix), *tambem):
        for pasta in (alvo, *alvo.parents):
            if not pasta.stat().st_mode & 0o001:
                return False
    return True


def _poucos_processos() -> None:
    """The count is of everything that the user runs, so only our own number gets a low one."""
    if os.geteuid() == UID_DA_OFICINA:
        resource.setrlimit(resource.RLIMIT_NPROC, (PROCESSOS, PROCESSOS))
        return
    _, maximo = resource.getrlimit(resource.RLIMIT_NPROC)
    teto = 4096 if maximo == resource.RLIM_INFINITY else min(4096, maximo)
    resource.setrlimit(resource.RLIMIT_NPROC, (teto, teto))
