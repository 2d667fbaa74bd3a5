"""Database addresses and the roles behind them, for the embedded cluster and for a given one."""

from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

import psycopg
from psycopg import sql

from .erros import ErroLocal

SUPER = "postgres"
DONO = "seiva_dono"
APLICACAO = "seiva_app"
PESQUISA = "seiva_pesquisa"  # owns the function that searches, and nothing else; never logs in
MUDANCA = "seiva_mudanca"  # owns the reset of pilots and the moving of sequences; never logs in
BANCO = "seiva"


@dataclass(frozen=True)
class Enderecos:
    """Addresses (`postgresql://…`) of one database for its three roles."""

    dono: str
    aplicacao: str
    super_: str

    def do_banco(self, nome: str) -> "Enderecos":
        """The same roles in another database of the same server."""
        return Enderecos(*(trocar_banco(u, nome) for u in (self.dono, self.aplicacao, self.super_)))


def url(papel: str, senha: str, soquete: str, banco: str = BANCO) -> str:
    """Address of `banco` through the Unix socket in the folder `soquete`."""
    consulta = urlencode({"host": soquete, "port": 5432}, quote_via=quote, safe="/")
    return f"postgresql://{quote(papel)}:{quote(senha, safe='')}@/{quote(banco)}?{consulta}"


def trocar_banco(endereco: str, nome: str) -> str:
    """`endereco` with another database name."""
    return urlunsplit(urlsplit(endereco)._replace(path=f"/{quote(nome)}"))


def nome_do_banco(endereco: str) -> str:
    """Database name inside `endereco`."""
    return unquote(urlsplit(endereco).path.lstrip("/")) or BANCO


def assumindo(endereco: str, papel: str) -> str:
    """`endereco` whose sessions act as `papel` from the start (libpq `options`)."""
    partes = urlsplit(endereco)
    consulta = dict(parse_qsl(partes.query))
    consulta["options"] = f"{consulta.get('options', '')} -c role={papel}".strip()
    return urlunsplit(partes._replace(query=urlencode(consulta, quote_via=quote, safe="/")))


def criar_papel(conexao: psycopg.Connection, nome: str, senha: str | None = None) -> None:
    """Create the role if absent, without privileges of its own; with `senha`, let it log in.

    Safe to run from two processes at once.
    """
    papel = sql.Identifier(nome)
    modo = sql.SQL("NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS")
    existe = conexao.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [nome]).fetchone()
    if not existe:
        with suppress(psycopg.errors.DuplicateObject, psycopg.errors.UniqueViolation):
            conexao.execute(sql.SQL("CREATE ROLE {} {}").format(papel, modo))
    if senha is not None:
        comando = sql.SQL("ALTER ROLE {} LOGIN PASSWORD {}").format(papel, sql.Literal(senha))
        conexao.execute(comando)


def criar_banco(conexao: psycopg.Connection, nome: str, dono: str) -> None:
    """Create the database if absent (autocommit connection), owned by `dono`."""
    existe = conexao.execute("SELECT 1 FROM pg_database WHERE datname = %s", [nome]).fetchone()
    if not existe:
        comando = sql.SQL("CREATE DATABASE {} OWNER {}")
        conexao.execute(comando.format(sql.Identifier(nome), sql.Identifier(dono)))


def repartir(conexao: psycopg.Connection, nome: str, dono: str = DONO) -> None:
    """In the connected database `nome`: schema to its owner, only use to the application role.

    The owner may give functions to the roles of the search and of moving.
    """
    criar_papel(conexao, PESQUISA)
    criar_papel(conexao, MUDANCA)
    partes = {
        "banco": sql.Identifier(nome),
        "dono": sql.Identifier(dono),
        "app": sql.Identifier(APLICACAO),
        "pesquisa": sql.Identifier(PESQUISA),
        "mudanca": sql.Identifier(MUDANCA),
    }
    for comando in (
        "ALTER SCHEMA public OWNER TO {dono}",
        "REVOKE ALL ON SCHEMA public FROM PUBLIC",
        "GRANT USAGE ON SCHEMA public TO {app}",
        "REVOKE ALL ON DATABASE {banco} FROM PUBLIC",
        "GRANT CONNECT, TEMPORARY ON DATABASE {banco} TO {app}",
        "GRANT {pesquisa} TO {dono}",
        "GRANT {mudanca} TO {dono}",
    ):
        conexao.execute(sql.SQL(comando).format(**partes))


def preparar_dado(endereco: str) -> None:
    """Make a database given by `DATABASE_URL` ready: the application role exists.

    With a single address its login must be able to become the application role, which never
    bypasses row security. Raises `ErroLocal` when the server does not answer or refuses.
    """
    try:
        with psycopg.connect(endereco, autocommit=True, connect_timeout=10) as conexao:
            conexao.execute("SELECT pg_advisory_lock(7340001)")
            criar_papel(conexao, APLICACAO)
            with suppress(psycopg.errors.InsufficientPrivilege):  # the search does without it
                criar_papel(conexao, PESQUISA)
                criar_papel(conexao, MUDANCA)
            # Before PostgreSQL 16 being a member was the right to become the role.
            direito = "SET" if conexao.info.server_version >= 160000 else "MEMBER"
            pode = conexao.execute("SELECT pg_has_role(%s, %s)", [APLICACAO, direito]).fetchone()
            if not (pode and pode[0]):
                papel = sql.Identifier(APLICACAO)
                conexao.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(papel))
            conexao.execute(
                sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(sql.Identifier(APLICACAO))
            )
    except psycopg.OperationalError as erro:
        raise ErroLocal(f"O banco de DATABASE_URL não respondeu: {erro}".strip()) from erro
    except psycopg.errors.InsufficientPrivilege as erro:
        raise ErroLocal(
            f"O usuário de DATABASE_URL não pode criar ou assumir o papel {APLICACAO}. "
            "Veja docs/operacao.md, “Banco próprio”."
        ) from erro
