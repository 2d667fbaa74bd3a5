"""A lock that dies with its process: `flock` on a file inside the locked folder.

The kernel releases it however the holder ends (also on SIGKILL), so a lock file left behind
never blocks anybody and no global lock is needed.
"""

import fcntl
import json
import os
from pathlib import Path
from typing import Any


class Trava:
    """Exclusive lock on `arquivo`, whose contents tell who holds it."""

    def __init__(self, arquivo: Path) -> None:
        self.arquivo = arquivo
        self._fd: int | None = None

    def tomar(self, **dados: Any) -> bool:
        """Take the lock without waiting; write `dados` (JSON) in it. False if it is held."""
        fd = os.open(self.arquivo, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(fd)
            return False
        self._fd = fd
        self.anotar(pid=os.getpid(), **dados)
        return True

    def anotar(self, **dados: Any) -> None:
        """Replace what the lock says about its holder."""
        if self._fd is None:
            raise RuntimeError("A trava não está tomada.")
        os.ftruncate(self._fd, 0)
        os.pwrite(self._fd, json.dumps(dados, ensure_ascii=False).encode(), 0)

    def quem(self) -> dict[str, Any]:
        """What the holder wrote; empty when nothing readable is there."""
        try:
            lido = json.loads(self.arquivo.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return lido if isinstance(lido, dict) else {}

    def soltar(self) -> None:
        """Release; the file stays (removing it would race with the next holder)."""
        if self._fd is not None:
            os.close(self._fd)
            self._fd = None
