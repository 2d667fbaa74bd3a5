"""Programs that misbehave, to stand where tesseract and LibreOffice would."""

import atexit
import shutil
from pathlib import Path

from tests.servidor import pasta_passageira

_CORPOS = {
    "trava": "exec sleep 600",
    "come memória": 'exec python3 -c "x = []\nwhile True: x.append(bytearray(50_000_000))"',
    "escreve sem fim": "exec cat /dev/zero > sem-fim",
    "enche a pasta": 'n=0; while :; do head -c 9000000 /dev/zero > "f$n" || exit 1; n=$((n+1)); done',
    "quebra": "kill -SEGV $$",
    "deixa um filho": "(setsid sleep 611 &) ; exit 1",
}


def programa(nome: str) -> str:
    """Path of a program with this bad habit, where the workshop can reach it."""
    pasta = pasta_passageira("seiva-programa-")
    atexit.register(shutil.rmtree, pasta, True)
    pasta.chmod(0o755)
    caminho: Path = pasta / "programa"
    caminho.write_text(f"#!/bin/sh\n{_CORPOS[nome]}\n")
    caminho.chmod(0o755)
    return str(caminho)
