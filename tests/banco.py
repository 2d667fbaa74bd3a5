"""pytest plugin: a real PostgreSQL for every test that asks pytest-django for a database.

* `SEIVA_TESTE_URL` (or `DATABASE_URL`), a superuser's address, is used when set; otherwise an
  embedded cluster starts, once per session and only if a test needs it.
* The schema's owner migrates a template database, kept until a migration changes; each session
  works in a copy of it.
* Tests act as the application role `seiva_app`, so grants and row security are really tested.
* After a transactional test the database is copied anew from the template: seeds of migrations
  and sequences come back too, which a flush by TRUNCATE would lose (and is as fast: 40 ms).
"""

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import sql

from seiva.local import enderecos as papeis
from seiva.local.enderecos import Enderecos, assumindo, criar_papel, repartir, trocar_banco
from seiva.local.erros import EmUso, ErroLocal
from seiva.local.postgres import Agrupamento
from seiva.local.preparo import RAIZ, das_migracoes

_MOLDE = "seiva_molde_"
_TESTE = "teste_"


_copias = 0  # how many times the database of the session was copied anew


def _datar(connection: Any, **_resto: object) -> None:
    """Remember of which copy a connection is, as it opens."""
    connection._copia_de_teste = _copias


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Let go of a connection to a copy that is no more.

    While a browser is driven, its event loop gives the thread another set of connections; the one
    of before stays open, to the copy that is dropped meanwhile. Django would take that loop for
    asynchronous code and refuse to close.
    """
    from django.db import connections
    from django.db.backends.signals import connection_created

    connection_created.connect(_datar, dispatch_uid="copia de teste")
    conexao: Any = connections["default"]
    if conexao.connection is not None and conexao._copia_de_teste != _copias:
        with pytest.MonkeyPatch.context() as troca:
            troca.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
            conexao.close()


class BancoDeTeste:
    """One test database, cloned from a migrated template; `recriar` makes it pristine again."""

    def __init__(self, servidor: Enderecos, *, proprio: bool) -> None:
        self.servidor = servidor
        self.proprio = proprio  # the server is ours alone: stale databases may be removed
        self.molde = ""
        self.nome = f"{_TESTE}{os.getpid()}"
        self.enderecos = servidor.do_banco(self.nome)

    def _mestre(self) -> psycopg.Connection:
        return psycopg.connect(trocar_banco(self.servidor.super_, "postgres"), autocommit=True)

    def preparar(self, modulo: str, *, refazer: bool = False) -> None:
        """Make the template if its migrations changed, then the session's database."""
        self.molde = f"{_MOLDE}{das_migracoes(modulo)[:16]}"
        with self._mestre() as c:
            existentes = {linha[0] for linha in c.execute("SELECT datname FROM pg_database")}
            if self.proprio:
                for nome in existentes:
                    if nome.startswith((_TESTE, _MOLDE)) and nome != self.molde:
                        self._apagar(c, nome)
            if refazer:
                self._apagar(c, self.molde)
            if refazer or self.molde not in existentes:
                self._moldar(c, modulo)
        self.recriar()

    def _moldar(self, c: psycopg.Connection, modulo: str) -> None:
        """Migrate as the owner in a database that takes the template's name when complete."""
        parcial = f"{_TESTE}molde_{os.getpid()}"
        self._apagar(c, parcial)
        c.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE template0 OWNER {}").format(
                sql.Identifier(parcial), sql.Identifier(papeis.DONO)
            )
        )
        banco = self.servidor.do_banco(parcial)
        with psycopg.connect(banco.super_, autocommit=True) as dentro:
            repartir(dentro, parcial)
        ambiente = os.environ | {
            "DJANGO_SETTINGS_MODULE": modulo,
            "DATABASE_URL": banco.aplicacao,
            "DATABASE_URL_DONO": banco.dono,
            "SEIVA_MIGRANDO": "1",
        }
        resultado = subprocess.run(
            [sys.executable, str(RAIZ / "manage.py"), "migrate", "--noinput", "-v", "0"],
            cwd=RAIZ,
            env=ambiente,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
        )
        if resultado.returncode != 0:
            self._apagar(c, parcial)
            pytest.exit(f"migrate falhou:\n{resultado.stdout}{resultado.stderr}", returncode=1)
        nomes = (sql.Identifier(parcial), sql.Identifier(self.molde))
        c.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(*nomes))

    def recriar(self) -> None:
        """Copy the template; whoever is still connected to the old copy is disconnected."""
        global _copias
        _copias += 1
        with self._mestre() as c:
            self._apagar(c, self.nome)
            modo = "FILE_COPY" if self.proprio else "WAL_LOG"  # a checkpoint is free without fsync
            c.execute(
                sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER {} STRATEGY {}").format(
                    sql.Identifier(self.nome),
                    sql.Identifier(self.molde),
                    sql.Identifier(papeis.DONO),
                    sql.SQL(modo),
                )
            )
            # Grants on the database itself are not copied from the template.
            for comando in (
                "REVOKE ALL ON DATABASE {} FROM PUBLIC",
                "GRANT CONNECT, TEMPORARY ON DATABASE {} TO seiva_app",
            ):
                c.execute(sql.SQL(comando).format(sql.Identifier(self.nome)))

    def descartar(self) -> None:
        """Remove the session's database; the template stays for the next session."""
        with self._mestre() as c:
            self._apagar(c, self.nome)

    @staticmethod
    def _apagar(c: psycopg.Connection, nome: str) -> None:
        c.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(nome)))


@contextlib.contextmanager
def _servidor_dado(url: str) -> Iterator[Enderecos]:
    """A given server: the login becomes each role for its session (libpq `options`)."""
    with psycopg.connect(url, autocommit=True) as c:
        for papel in (papeis.DONO, papeis.APLICACAO):
            criar_papel(c, papel)
    yield Enderecos(
        dono=assumindo(url, papeis.DONO), aplicacao=assumindo(url, papeis.APLICACAO), super_=url
    )


@contextlib.contextmanager
def _servidor_embutido() -> Iterator[Enderecos]:
    """The checkout's test cluster, kept for its template; a passing one if that is busy."""
    pasta = Path(os.environ.get("SEIVA_TESTES_DADOS") or RAIZ / ".dados" / "testes")
    agrupamento = Agrupamento(pasta / "pg", duravel=False)
    try:
        enderecos = agrupamento.iniciar()
    except EmUso:
        pasta = Path(tempfile.mkdtemp(prefix="seiva-testes-"))
        pasta.chmod(0o711)
        agrupamento = Agrupamento(pasta / "pg", duravel=False)
        enderecos = agrupamento.iniciar()
        try:
            yield enderecos
        finally:
            agrupamento.remover()
            shutil.rmtree(pasta, ignore_errors=True)
        return
    except ErroLocal:
        agrupamento.remover()  # written without fsync: a power cut may have broken it
        enderecos = agrupamento.iniciar()
    try:
        yield enderecos
    finally:
        agrupamento.parar()


@pytest.fixture(scope="session")
def servidor_de_banco() -> Iterator[Enderecos]:
    """Addresses of the database server of this session."""
    url = os.environ.get("SEIVA_TESTE_URL") or os.environ.get("DATABASE_URL")
    with _servidor_dado(url) if url else _servidor_embutido() as enderecos:
        yield enderecos


@pytest.fixture(scope="session")
def banco_de_teste(
    servidor_de_banco: Enderecos, request: pytest.FixtureRequest
) -> Iterator[BancoDeTeste]:
    """The session's migrated database (`--create-db` migrates again from nothing)."""
    dado = os.environ.get("SEIVA_TESTE_URL") or os.environ.get("DATABASE_URL")
    banco = BancoDeTeste(servidor_de_banco, proprio=not dado)
    modulo = os.environ["DJANGO_SETTINGS_MODULE"]
    banco.preparar(modulo, refazer=request.config.getvalue("create_db"))
    yield banco
    banco.descartar()


def _apontar(endereco: str) -> None:
    """Make Django's `default` connection use `endereco`, in place, engine unchanged."""
    from django.db import connections

    from seiva.config.settings import banco

    novo = banco(endereco)
    ajustes = connections.settings["default"]
    for chave in ("NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS"):
        ajustes[chave] = novo[chave]
    connections["default"].close()


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None,
    django_db_blocker: object,
    banco_de_teste: BancoDeTeste,
) -> Iterator[None]:
    """Replaces pytest-django's: no database made by Django, and tests as the application role."""
    from django.db import connections
    from django.test import TransactionTestCase

    def limpar(_caso: TransactionTestCase) -> None:
        connections["default"].close()
        banco_de_teste.recriar()

    with pytest.MonkeyPatch.context() as troca:
        troca.setenv("DATABASE_URL", banco_de_teste.enderecos.aplicacao)
        troca.setenv("DATABASE_URL_DONO", banco_de_teste.enderecos.dono)
        # Django's flush needs TRUNCATE and signals, neither of which the application may do.
        troca.setattr(TransactionTestCase, "_fixture_teardown", limpar)
        _apontar(banco_de_teste.enderecos.aplicacao)
        yield
        connections["default"].close()


@pytest.fixture(scope="session")
def url_do_dono(django_db_setup: None, banco_de_teste: BancoDeTeste) -> str:
    """Address of the test database for the schema's owner."""
    return banco_de_teste.enderecos.dono


@pytest.fixture(scope="session")
def url_super(django_db_setup: None, banco_de_teste: BancoDeTeste) -> str:
    """Address of the test database for the superuser."""
    return banco_de_teste.enderecos.super_


@pytest.fixture(scope="session")
def url_da_aplicacao(django_db_setup: None, banco_de_teste: BancoDeTeste) -> str:
    """Address of the test database for the application role."""
    return banco_de_teste.enderecos.aplicacao


@pytest.fixture(scope="session", autouse=True)
def arquivos_de_teste(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Uploaded files go to a passing folder; templates need no `collectstatic`; quick hashes."""
    from django.conf import settings
    from django.test import override_settings

    pasta = tmp_path_factory.mktemp("arquivos")
    armazem = settings.STORAGES["default"]
    with override_settings(
        STORAGES={
            **settings.STORAGES,
            "default": {**armazem, "OPTIONS": {**armazem["OPTIONS"], "location": str(pasta)}},
            "staticfiles": {
                "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage",
            },
        },
        AUTOS_PASTA=str(tmp_path_factory.mktemp("autos")),
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
    ):
        yield pasta
