"""The embedded cluster: starts after any end, lets nobody in, widens no permission."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from seiva.local.enderecos import trocar_banco
from seiva.local.erros import EmUso, ErroLocal
from seiva.local.postgres import Agrupamento
from seiva.local.preparo import RAIZ
from seiva.local.processos import postgres_em
from tests.servidor import pasta_passageira

pytestmark = pytest.mark.falhas


@pytest.fixture
def agrupamento() -> Iterator[Agrupamento]:
    pasta = pasta_passageira()
    novo = Agrupamento(pasta / "pg", duravel=False)
    yield novo
    novo.remover()
    shutil.rmtree(pasta, ignore_errors=True)


def _guardar(url: str, texto: str) -> None:
    with psycopg.connect(url) as c:
        c.execute("CREATE TABLE IF NOT EXISTS recado (texto text)")
        c.execute("INSERT INTO recado VALUES (%s)", [texto])


def _recados(url: str) -> list[str]:
    with psycopg.connect(url) as c:
        return [linha[0] for linha in c.execute("SELECT texto FROM recado ORDER BY 1")]


def test_liga_para_e_liga_de_novo_com_os_mesmos_dados(agrupamento: Agrupamento) -> None:
    _guardar(agrupamento.iniciar().dono, "a")
    agrupamento.parar()
    assert postgres_em(agrupamento.dados) == []
    assert _recados(agrupamento.iniciar().dono) == ["a"]


def test_depois_de_morto_a_forca_recupera_o_que_foi_confirmado(agrupamento: Agrupamento) -> None:
    agrupamento.duravel = True
    _guardar(agrupamento.iniciar().dono, "antes do corte")
    agrupamento.matar()
    assert (agrupamento.dados / "postmaster.pid").exists()
    assert _recados(agrupamento.iniciar().dono) == ["antes do corte"]


def test_pid_de_processo_alheio_ou_zumbi_nao_impede_a_partida(agrupamento: Agrupamento) -> None:
    agrupamento.iniciar()
    agrupamento.parar()
    zumbi = subprocess.Popen([sys.executable, "-c", ""])
    os.waitid(os.P_PID, zumbi.pid, os.WEXITED | os.WNOWAIT)  # ended, not reaped
    try:
        for pid in (os.getpid(), zumbi.pid):
            restos = f"{pid}\n{agrupamento.dados}\n1\n5432\n/x\n\n1 1\nready\n"
            (agrupamento.dados / "postmaster.pid").write_text(restos)
            (agrupamento.lugar / "soquete" / ".s.PGSQL.5432.lock").write_text(f"{pid}\n")
            agrupamento.iniciar()
            agrupamento.parar()
    finally:
        zumbi.wait()


def test_a_segunda_copia_da_mesma_pasta_e_recusada(agrupamento: Agrupamento) -> None:
    agrupamento.iniciar()
    with pytest.raises(EmUso, match=f"já está em uso pelo processo {os.getpid()}"):
        Agrupamento(agrupamento.pasta).iniciar()
    assert agrupamento.vivo()


def test_servidor_orfao_e_encerrado_e_os_dados_ficam(agrupamento: Agrupamento) -> None:
    codigo = (
        "import os, sys, pathlib\n"
        "from seiva.local.postgres import Agrupamento\n"
        "Agrupamento(pathlib.Path(sys.argv[1]), duravel=False).iniciar()\n"
        "os.kill(os.getpid(), 9)\n"
    )
    morto = subprocess.run([sys.executable, "-c", codigo, str(agrupamento.pasta)], cwd=RAIZ)
    assert morto.returncode == -signal.SIGKILL
    lugar = agrupamento.pasta / "dados"
    orfaos = {p.pid for p in postgres_em(lugar)}
    assert orfaos
    _guardar(agrupamento.iniciar().dono, "continua")
    assert not orfaos & {p.pid for p in postgres_em(agrupamento.dados)}


def test_as_senhas_sao_de_um_so_leitor_e_ninguem_entra_sem_elas(agrupamento: Agrupamento) -> None:
    enderecos = agrupamento.iniciar()
    assert (agrupamento.lugar / "senhas.json").stat().st_mode & 0o777 == 0o600
    errado = enderecos.aplicacao.replace("seiva_app:", "seiva_app:x")
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(errado)
    with psycopg.connect(enderecos.super_, autocommit=True) as c:
        c.execute("CREATE DATABASE alheio")
        c.execute("REVOKE ALL ON DATABASE alheio FROM PUBLIC")
    with pytest.raises(psycopg.OperationalError, match="permission denied"):
        psycopg.connect(trocar_banco(enderecos.aplicacao, "alheio"))


def test_o_papel_da_aplicacao_nao_tem_poder_algum(agrupamento: Agrupamento) -> None:
    with psycopg.connect(agrupamento.iniciar().aplicacao) as c:
        poderes = c.execute(
            "SELECT rolsuper, rolbypassrls, rolcreatedb, rolcreaterole,"
            " has_schema_privilege('public', 'CREATE') FROM pg_roles WHERE rolname = 'seiva_app'"
        ).fetchone()
    assert poderes == (False, False, False, False, False)


def test_pasta_fechada_acima_nao_e_aberta(tmp_path: Path) -> None:
    fechada = tmp_path / "fechada"
    fechada.mkdir(mode=0o700)
    agrupamento = Agrupamento(fechada / "dados" / "pg", duravel=False)
    outra = Agrupamento(agrupamento.pasta, duravel=False)
    try:
        _guardar(agrupamento.iniciar().dono, "a")
        fora = os.geteuid() == 0  # then another user runs the server and cannot enter
        assert (agrupamento.lugar != agrupamento.pasta) is fora
        assert fechada.stat().st_mode & 0o777 == 0o700
        assert agrupamento.dados.stat().st_mode & 0o777 == 0o700
        agrupamento.parar()
        assert _recados(outra.iniciar().dono) == ["a"]
    finally:
        outra.remover()
    assert not agrupamento.lugar.exists()


def test_caminho_longo_demais_para_o_soquete_tem_saida(agrupamento: Agrupamento) -> None:
    longe = Agrupamento(agrupamento.pasta / ("x" * 60) / ("y" * 60), duravel=False)
    try:
        _guardar(longe.iniciar().dono, "a")
    finally:
        longe.remover()


def test_segredos_ilegiveis_param_a_partida_em_vez_de_serem_trocados(
    agrupamento: Agrupamento,
) -> None:
    agrupamento.iniciar()
    agrupamento.parar()
    arquivo = agrupamento.lugar / "senhas.json"
    certo = arquivo.read_text()
    arquivo.write_text("{")
    with pytest.raises(ErroLocal, match="Não foi possível ler os segredos"):
        agrupamento.iniciar()
    arquivo.write_text(certo)
    agrupamento.iniciar()
