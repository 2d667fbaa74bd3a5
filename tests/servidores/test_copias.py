"""Continuous archiving, recovery to an instant and a standby, by the commands of docs/operacao.md."""

import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import psycopg
import pytest

from seiva.local.criacao import ambiente
from seiva.local.enderecos import Enderecos
from seiva.local.lugares import programas
from seiva.local.postgres import Agrupamento
from seiva.local.privilegios import escolher
from tests.servidor import pasta_passageira

pytestmark = pytest.mark.falhas
PRAZO = 60.0


class Casa:
    """A cluster with continuous archiving, and the programs to copy it."""

    def __init__(self, pasta: Path) -> None:
        self.pasta = pasta
        self.quem = escolher()
        self.arquivo = self._pasta("wal")
        self.agrupamento = Agrupamento(pasta / "pg")
        self.enderecos: Enderecos = self.agrupamento.iniciar()
        self.instalacao = programas(self.quem)
        with psycopg.connect(self.enderecos.super_, autocommit=True) as c:
            c.execute("ALTER SYSTEM SET archive_mode = on")
            copiar = f"test ! -f {self.arquivo}/%f && cp %p {self.arquivo}/%f"
            c.execute(f"ALTER SYSTEM SET archive_command = '{copiar}'")
        self.agrupamento.parar()
        self.enderecos = self.agrupamento.iniciar()

    def _pasta(self, nome: str) -> Path:
        pasta = self.pasta / nome
        pasta.mkdir(mode=0o700)
        self.quem.entregar(pasta)
        return pasta

    def sql(self, comando: str, endereco: str = "") -> list[tuple]:
        with psycopg.connect(endereco or self.enderecos.super_, autocommit=True) as c:
            cursor = c.execute(comando)
            return cursor.fetchall() if cursor.description else []

    def copiar(self, nome: str, *opcoes: str) -> Path:
        """`pg_basebackup` of the cluster that is running."""
        destino = self._pasta(nome)
        partes = urlsplit(self.enderecos.super_)
        soquete = parse_qs(partes.query)["host"][0]
        subprocess.run(
            [
                str(self.instalacao / "bin" / "pg_basebackup"),
                *("-h", soquete, "-U", str(partes.username), "-D", str(destino)),
                *("-X", "stream", "-c", "fast", *opcoes),
            ],
            env=ambiente(self.instalacao) | {"PGPASSWORD": unquote(str(partes.password))},
            check=True,
            cwd=self.pasta,
            **self.quem.popen(),
        )
        return destino

    @contextmanager
    def ligado(self, dados: Path) -> Iterator[str]:
        """The copy in `dados` as a server of its own; its superuser's address."""
        comando = [str(self.instalacao / "bin" / "postgres"), "-D", str(dados), "-k", str(dados)]
        comando += ["-c", "listen_addresses="]
        processo = subprocess.Popen(
            comando, env=ambiente(self.instalacao), cwd=self.pasta, **self.quem.popen()
        )
        partes = urlsplit(self.enderecos.super_)
        endereco = f"postgresql://{partes.username}:{partes.password}@{partes.path}?host={dados}"
        try:
            ate(lambda: responde(endereco))
            yield endereco
        finally:
            processo.terminate()
            processo.wait(30)


def responde(endereco: str) -> bool:
    try:
        with psycopg.connect(endereco) as c:
            return c.execute("SELECT 1").fetchone() == (1,)
    except psycopg.OperationalError:
        return False


def ate(condicao: object) -> None:
    fim = time.monotonic() + PRAZO
    while not condicao():  # type: ignore[operator]
        assert time.monotonic() < fim
        time.sleep(0.1)


@pytest.fixture
def casa() -> Iterator[Casa]:
    pasta = pasta_passageira("seiva-copias-")
    nova = Casa(pasta)
    yield nova
    nova.agrupamento.remover()
    shutil.rmtree(pasta, ignore_errors=True)


def test_o_banco_volta_ao_instante_de_antes_do_engano(casa: Casa) -> None:
    casa.sql("CREATE TABLE recado (texto text)")
    casa.sql("INSERT INTO recado VALUES ('antes da cópia')")
    copia = casa.copiar("copia")
    casa.sql("INSERT INTO recado VALUES ('depois da cópia')")
    ((instante,),) = casa.sql("SELECT clock_timestamp()::text")
    time.sleep(0.1)
    casa.sql("DELETE FROM recado")
    ((segmento,),) = casa.sql("SELECT pg_walfile_name(pg_switch_wal())")
    ate(lambda: (casa.arquivo / segmento).exists())
    with (copia / "postgresql.auto.conf").open("a") as ajustes:
        ajustes.write(
            f"restore_command = 'cp {casa.arquivo}/%f %p'\n"
            f"recovery_target_time = '{instante}'\n"
            "recovery_target_action = 'promote'\n"
            "archive_mode = off\n"
        )
    (copia / "recovery.signal").touch()
    with casa.ligado(copia) as endereco:
        ate(lambda: casa.sql("SELECT NOT pg_is_in_recovery()", endereco) == [(True,)])
        recados = casa.sql("SELECT texto FROM recado ORDER BY 1", endereco)
    assert recados == [("antes da cópia",), ("depois da cópia",)]
    assert casa.sql("SELECT count(*) FROM recado") == [(0,)]


def test_a_reserva_acompanha_e_assume_quando_a_principal_morre(casa: Casa) -> None:
    casa.sql("CREATE TABLE recado (texto text)")
    reserva = casa.copiar("reserva", "-R")
    with casa.ligado(reserva) as endereco:
        casa.sql("INSERT INTO recado VALUES ('enquanto há duas')")
        ate(lambda: casa.sql("SELECT count(*) FROM recado", endereco) == [(1,)])
        with pytest.raises(psycopg.errors.ReadOnlySqlTransaction):
            casa.sql("INSERT INTO recado VALUES ('na reserva')", endereco)
        casa.agrupamento.matar()
        assert casa.sql("SELECT pg_promote(true, 60)", endereco) == [(True,)]
        casa.sql("INSERT INTO recado VALUES ('depois da queda')", endereco)
        assert casa.sql("SELECT count(*) FROM recado", endereco) == [(2,)]
