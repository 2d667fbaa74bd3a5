"""PostgreSQL refuses to run as root: choose who runs it and what that user can reach.

Permissions of folders that already exist are never widened; what the user cannot reach is
placed elsewhere instead (`lugares.py`).
"""

import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .erros import ErroLocal

CANDIDATOS = ("postgres", "nobody")


@dataclass(frozen=True)
class Quem:
    """The operating system user that runs PostgreSQL; `None` fields mean ourselves."""

    uid: int | None = None
    gid: int | None = None

    @property
    def outro(self) -> bool:
        """True when it is not the current user (we are root)."""
        return self.uid is not None

    def popen(self) -> dict[str, Any]:
        """Keyword arguments for `subprocess` that become this user in the child."""
        if not self.outro:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def entregar(self, caminho: Path) -> None:
        """Make the user owner of one path of our own making."""
        if self.outro:
            os.chown(caminho, self.uid or 0, self.gid or 0, follow_symlinks=False)


def escolher(dono_anterior: int | None = None) -> Quem:
    """Ourselves, or, as root, the owner of an existing cluster, `postgres` or `nobody`."""
    if os.geteuid() != 0:
        return Quem()
    if dono_anterior:
        try:
            return Quem(dono_anterior, pwd.getpwuid(dono_anterior).pw_gid)
        except KeyError:
            return Quem(dono_anterior, dono_anterior)
    for nome in CANDIDATOS:
        try:
            conta = pwd.getpwnam(nome)
        except KeyError:
            continue
        return Quem(conta.pw_uid, conta.pw_gid)
    raise ErroLocal(
        "O PostgreSQL não roda como root e esta máquina não tem os usuários "
        f"{' nem '.join(CANDIDATOS)}. Crie um deles (useradd --system postgres) ou "
        "execute como usuário comum."
    )


def alcanca(quem: Quem, pasta: Path) -> bool:
    """True when `quem` can enter `pasta`, asked of the system itself (ACLs and mounts count)."""
    if not quem.outro:
        return os.access(pasta, os.X_OK)
    try:
        resultado = subprocess.run(
            ["/bin/sh", "-c", 'cd -- "$1"', "sh", str(pasta)],
            cwd="/",
            stdin=subprocess.DEVNULL,
            capture_output=True,
            **quem.popen(),
        )
    except OSError as erro:
        raise ErroLocal(
            f"Não foi possível trocar de usuário para executar o PostgreSQL ({erro}). "
            "Execute como usuário comum."
        ) from erro
    return resultado.returncode == 0


def executa(quem: Quem, programa: Path) -> bool:
    """True when `quem` can run `programa --version`."""
    try:
        resultado = subprocess.run(
            [str(programa), "--version"],
            cwd="/",
            stdin=subprocess.DEVNULL,
            capture_output=True,
            **quem.popen(),
        )
    except OSError:
        return False
    return resultado.returncode == 0
