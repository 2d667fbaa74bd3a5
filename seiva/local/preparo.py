"""What must be done before serving, and how to know that it is done already."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

import psycopg

from .segredos import gravar

RAIZ = Path(__file__).resolve().parents[2]
_PACOTE = RAIZ / "seiva"


def impressao(arquivos: Iterable[Path], *extras: str) -> str:
    """SHA-256 over names and contents of `arquivos` and over `extras`."""
    resumo = hashlib.sha256()
    for arquivo in sorted(arquivos):
        if arquivo.is_file():
            conteudo = hashlib.sha256(arquivo.read_bytes()).hexdigest()
            resumo.update(f"{arquivo.relative_to(RAIZ)}\0{conteudo}\n".encode())
    for extra in extras:
        resumo.update(f"{extra}\n".encode())
    return resumo.hexdigest()


def das_migracoes(*extras: str) -> str:
    """Fingerprint of everything that `migrate` runs, dependencies included."""
    arquivos = [*_PACOTE.glob("*/migrations/**/*.py"), *_PACOTE.glob("*/migrations/**/*.sql")]
    base = [RAIZ / "requirements.txt", _PACOTE / "config" / "settings.py"]
    return impressao([*arquivos, *base], *extras)


def dos_estaticos(*extras: str) -> str:
    """Fingerprint of the sources of `collectstatic`."""
    arquivos = [a for p in _PACOTE.glob("*/static") for a in p.rglob("*")]
    base = [RAIZ / "requirements.txt", _PACOTE / "config" / "settings.py"]
    return impressao([*arquivos, *base, _PACOTE / "web" / "juntos.py"], *extras)


def da_demonstracao(*extras: str) -> str:
    """Fingerprint of the demonstration's own code and data."""
    arquivos = [a for a in (_PACOTE / "comandos").rglob("*") if "__pycache__" not in a.parts]
    return impressao(arquivos, *extras)


def identidade(endereco: str) -> str | None:
    """Tell one database from another, and from itself before a restore.

    Cluster identifier, database oid and the state of Django's migration table; `None` when
    the login may not read them, which means: never skip anything.
    """
    try:
        with psycopg.connect(endereco, connect_timeout=10) as conexao:
            linha = conexao.execute(
                "SELECT (SELECT system_identifier FROM pg_control_system()), oid"
                " FROM pg_database WHERE datname = current_database()"
            ).fetchone()
            tabela = conexao.execute("SELECT to_regclass('public.django_migrations')").fetchone()
            migracoes = None
            if tabela and tabela[0]:
                migracoes = conexao.execute(
                    "SELECT count(*), max(id) FROM public.django_migrations"
                ).fetchone()
    except psycopg.Error:
        return None
    return f"{linha}/{migracoes}"


class Feitos:
    """Small file of finished steps: name → fingerprint under which it was finished."""

    def __init__(self, arquivo: Path) -> None:
        self.arquivo = arquivo

    def _ler(self) -> dict[str, str]:
        try:
            lido = json.loads(self.arquivo.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return lido if isinstance(lido, dict) else {}

    def feito(self, passo: str, marca: str) -> bool:
        """True when `passo` was finished under this very fingerprint."""
        return self._ler().get(passo) == marca

    def anotar(self, passo: str, marca: str) -> None:
        """Remember that `passo` is finished."""
        gravar(self.arquivo, json.dumps(self._ler() | {passo: marca}, indent=1))
