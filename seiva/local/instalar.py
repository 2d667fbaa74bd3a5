"""`python3 seiva/local/instalar.py [--testes]`: make `.venv` with the pinned dependencies.

Standard library only, since it runs before anything is installed. A stamp inside `.venv` keyed
by the requirements makes the next run do nothing.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

RAIZ = Path(__file__).resolve().parents[2]
VENV = RAIZ / ".venv"
MINIMO = (3, 11)


class Falha(Exception):
    """A step that could not be done; the message (pt-BR) says what to do."""


def dizer(texto: str) -> None:
    print(f"» {texto}", flush=True)


def listas(testes: bool) -> list[Path]:
    """The pinned lists to install."""
    nomes = ["requirements.txt"] + (["requirements-dev.txt"] if testes else [])
    return [RAIZ / nome for nome in nomes]


def marca(testes: bool) -> str:
    """What the stamp must say: the lists' contents and the interpreter's version."""
    resumo = hashlib.sha256(repr(sys.version_info[:2]).encode())
    for lista in listas(testes):
        resumo.update(lista.read_bytes())
    return resumo.hexdigest()


def selo(testes: bool) -> Path:
    return VENV / (".seiva-testes" if testes else ".seiva-instalado")


def em_dia(testes: bool) -> bool:
    """True when the stamp matches and the environment's interpreter still exists."""
    try:
        atual = selo(testes).read_text(encoding="ascii").strip()
    except OSError:
        return False
    return atual == marca(testes) and (VENV / "bin" / "python").exists()


def rodar(*comando: str | Path, ambiente: dict[str, str] | None = None) -> bool:
    """Run with the output in view; False when it fails or does not exist."""
    try:
        return subprocess.run([str(c) for c in comando], env=ambiente, check=False).returncode == 0
    except OSError:
        return False


def _funciona(programa: Path, *argumentos: str) -> bool:
    try:
        saida = subprocess.run([str(programa), *argumentos], capture_output=True, check=False)
    except OSError:
        return False
    return saida.returncode == 0


def _tem_ensurepip() -> bool:
    prova = "import ensurepip, venv; ensurepip.version()"
    return _funciona(Path(sys.executable), "-c", prova)


def criar_ambiente() -> None:
    """Make `.venv`; on Debian, where `venv` is a package apart, install it when we may."""
    igual = f"import sys, pip; sys.exit(sys.version_info[:2] != {tuple(sys.version_info[:2])})"
    if _funciona(VENV / "bin" / "python", "-c", igual):
        return
    if not _tem_ensurepip():
        versao = f"{sys.version_info[0]}.{sys.version_info[1]}"
        pacotes = (f"python{versao}-venv", "python3-venv")
        if os.geteuid() == 0 and shutil.which("apt-get"):
            dizer("Instalando o módulo venv do Python…")
            rodar("apt-get", "update", "-qq")
            sem_perguntas = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
            for pacote in pacotes:
                if rodar("apt-get", "install", "-y", "-qq", pacote, ambiente=sem_perguntas):
                    break
        if not _tem_ensurepip():
            raise Falha(
                "O Python desta máquina não traz o módulo venv. Instale-o (no Debian e no "
                f"Ubuntu: sudo apt-get install {pacotes[1]}) e repita."
            )
    dizer(f"Criando o ambiente em {VENV}…")
    limpar = [] if VENV.is_symlink() or not VENV.exists() else ["--clear"]
    if not rodar(sys.executable, "-m", "venv", *limpar, VENV):
        raise Falha(f"Não foi possível criar {VENV}.")


def _ambiente_do_uv(python: Path) -> dict[str, str]:
    """Give uv the package sources and certificate that pip is configured with."""
    ambiente = dict(os.environ)
    saida = subprocess.run(
        [str(python), "-m", "pip", "config", "list"], capture_output=True, text=True, check=False
    )
    pares = {
        "index-url": "UV_DEFAULT_INDEX",
        "extra-index-url": "UV_INDEX",
        "find-links": "UV_FIND_LINKS",
        "cert": "SSL_CERT_FILE",
    }
    for linha in saida.stdout.splitlines():
        chave, _, valor = linha.partition("=")
        nome = pares.get(chave.split(".")[-1].strip())
        if nome:
            ambiente.setdefault(nome, " ".join(valor.strip().strip("'\"").split()))
    if "UV_INDEX" in ambiente:
        ambiente.setdefault("UV_INDEX_STRATEGY", "unsafe-best-match")  # as pip chooses
    if "UV_FIND_LINKS" in ambiente:
        ambiente["UV_FIND_LINKS"] = ",".join(ambiente["UV_FIND_LINKS"].split())
    return ambiente


def instalar(testes: bool) -> None:
    """Install the pinned lists: with uv when it can be had, else with pip."""
    python = VENV / "bin" / "python"
    argumentos = [parte for lista in listas(testes) for parte in ("-r", str(lista))]
    uv = Path(shutil.which("uv") or VENV / "bin" / "uv")
    if not _funciona(uv, "--version"):
        uv = VENV / "bin" / "uv"
        rodar(python, "-m", "pip", "install", "-q", "--disable-pip-version-check", "uv")
    if _funciona(uv, "--version"):
        ambiente = _ambiente_do_uv(python)
        if rodar(uv, "pip", "install", "--python", python, *argumentos, ambiente=ambiente):
            return
        dizer("O uv não conseguiu; tentando com o pip…")
    if not rodar(python, "-m", "pip", "install", "--disable-pip-version-check", *argumentos):
        raise Falha(
            "As dependências não puderam ser instaladas. Confira a rede (ou o espelho de pacotes "
            "configurado no pip) e repita o comando: ele continua de onde parou."
        )


def principal(testes: bool) -> int:
    """Exit code; a second copy waits for the first one to finish installing."""
    if sys.version_info < MINIMO:
        print("O Seiva precisa de Python 3.11 ou mais novo: make demo PYTHON=python3.12")
        return 1
    if em_dia(testes):
        return 0
    trava = os.open(RAIZ, os.O_RDONLY)
    fcntl.flock(trava, fcntl.LOCK_EX)
    if em_dia(testes):
        return 0
    inicio = time.monotonic()
    try:
        criar_ambiente()
        dizer("Instalando as dependências (só na primeira vez)…")
        instalar(testes)
    except Falha as falha:
        print(f"\n{falha}", file=sys.stderr)
        return 1
    for feito in {False, testes}:
        selo(feito).write_text(marca(feito) + "\n", encoding="ascii")
    dizer(f"Dependências prontas em {time.monotonic() - inicio:.0f} s.")
    return 0


if __name__ == "__main__":
    sys.exit(principal("--testes" in sys.argv[1:]))
