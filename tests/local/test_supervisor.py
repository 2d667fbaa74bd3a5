"""The supervisor with a minimal application: starts, stops and survives every kind of end."""

import contextlib
import shutil
import signal
import socket
import time
from collections.abc import Iterator

import psutil
import psycopg
import pytest

from seiva.local.casa import MARCA
from seiva.local.enderecos import SUPER, trocar_banco
from seiva.local.postgres import Agrupamento
from seiva.local.processos import da_pasta, postgres_em
from tests.servidor import ServidorDeTeste, pasta_passageira

pytestmark = pytest.mark.falhas
MINIMA = {"DJANGO_SETTINGS_MODULE": "tests.local.minima.settings"}


@pytest.fixture(scope="module")
def casa() -> Iterator[ServidorDeTeste]:
    """One data folder for the whole module; each test starts and stops on it."""
    pasta = pasta_passageira()
    servidor = ServidorDeTeste(pasta / "dados", **MINIMA)
    yield servidor
    servidor.apagar()
    shutil.rmtree(pasta, ignore_errors=True)


@pytest.fixture
def no_ar(casa: ServidorDeTeste) -> Iterator[ServidorDeTeste]:
    casa.subir()
    yield casa
    casa.descer()


def _vivos(casa: ServidorDeTeste) -> list[psutil.Process]:
    dados = Agrupamento(casa.dados / "pg").dados
    return [*da_pasta(MARCA, str(casa.dados)), *postgres_em(dados)]


def _recados(casa: ServidorDeTeste) -> list[str]:
    return casa.pedir().split(":", 1)[1].split(",")


def _esperar_recados(casa: ServidorDeTeste, prazo: float = 20.0) -> list[str]:
    fim = time.monotonic() + prazo
    while True:
        try:
            return _recados(casa)
        except (OSError, IndexError):
            assert time.monotonic() < fim, casa.saida
            time.sleep(0.1)


def test_a_primeira_vez_prepara_tudo_mostra_os_acessos_e_guarda_segredos(
    no_ar: ServidorDeTeste,
) -> None:
    assert no_ar.base in no_ar.saida
    assert "ana  senha-de-demonstração" in no_ar.saida
    assert _recados(no_ar) == ["demo"]
    segredos = no_ar.dados / "segredos.json"
    assert segredos.stat().st_mode & 0o777 == 0o600
    assert "SEIVA_CHAVE_MESTRA" in segredos.read_text()


def test_na_segunda_vez_nada_e_refeito_e_os_dados_estao_la(casa: ServidorDeTeste) -> None:
    casa.subir()
    casa.pedir("/guardar/lembrete/")
    assert casa.descer() == 0
    assert _vivos(casa) == []
    segredos = (casa.dados / "segredos.json").read_text()
    inicio = time.monotonic()
    casa.subir()
    try:
        assert time.monotonic() - inicio < 30  # 2 s on an idle machine
        assert "Preparando as tabelas" not in casa.saida
        assert "Reunindo" not in casa.saida
        assert _recados(casa) == ["demo", "lembrete"]
        assert (casa.dados / "segredos.json").read_text() == segredos
    finally:
        casa.descer()


@pytest.mark.parametrize("sinal", [signal.SIGINT, signal.SIGHUP])
def test_um_sinal_encerra_tudo_em_poucos_segundos_sem_orfaos(
    casa: ServidorDeTeste, sinal: int
) -> None:
    casa.subir()
    assert len(_vivos(casa)) > 3
    inicio = time.monotonic()
    assert casa.descer(sinal) == 0
    assert time.monotonic() - inicio < 15
    assert _vivos(casa) == []
    assert "Os dados ficaram guardados" in casa.saida


def test_um_sinal_durante_a_preparacao_tambem_encerra_tudo(casa: ServidorDeTeste) -> None:
    (casa.dados / "preparo.json").unlink(missing_ok=True)
    casa.lancar()
    while "Preparando as tabelas" not in casa.saida:
        time.sleep(0.02)
    assert casa.descer() == 0
    assert _vivos(casa) == []


def test_a_segunda_copia_diz_onde_esta_a_primeira_e_sai(no_ar: ServidorDeTeste) -> None:
    segunda = ServidorDeTeste(no_ar.dados, **MINIMA)
    segunda._saida = no_ar.dados.parent / "segunda.saida"
    segunda.lancar()
    assert segunda.esperar_fim() == 1
    assert f"já está em funcionamento em {no_ar.base} (processo {no_ar.pid}" in segunda.saida
    assert _recados(no_ar)[0] == "demo"


def test_supervisor_morto_a_forca_e_sucedido_com_os_dados(casa: ServidorDeTeste) -> None:
    casa.subir()
    casa.pedir("/guardar/antes-do-corte/")
    casa.descer(signal.SIGKILL)
    orfaos = {p.pid for p in _vivos(casa)}
    assert orfaos
    casa.subir()
    try:
        assert "antes-do-corte" in _recados(casa)
        assert not orfaos & {p.pid for p in _vivos(casa)}
    finally:
        assert casa.descer() == 0


def test_tudo_morto_a_forca_ao_mesmo_tempo_nao_perde_o_que_foi_gravado(
    casa: ServidorDeTeste,
) -> None:
    casa.subir()
    casa.pedir("/guardar/corte-de-luz/")
    for processo in [psutil.Process(casa.pid), *_vivos(casa)]:
        with contextlib.suppress(psutil.NoSuchProcess):
            processo.kill()
    casa.esperar_fim()
    casa.subir()
    try:
        assert "corte-de-luz" in _recados(casa)
    finally:
        casa.descer()


def _principal(casa: ServidorDeTeste, alvo: str) -> psutil.Process | None:
    """The oldest live process of the house whose command names `alvo`."""
    achados = []
    for processo in _vivos(casa):
        with contextlib.suppress(psutil.Error):
            if alvo in " ".join(processo.cmdline()[:5]):
                achados.append((processo.create_time(), processo.pid, processo))
    return min(achados)[2] if achados else None


def test_um_filho_morto_volta_sozinho(no_ar: ServidorDeTeste) -> None:
    for alvo in ("granian", "procrastinate", "seiva.local.govbr", "postgres"):
        antes = _principal(no_ar, alvo)
        assert antes is not None
        antes.kill()
        fim = time.monotonic() + 20
        while _principal(no_ar, alvo) in (None, antes):
            assert time.monotonic() < fim, no_ar.saida
            time.sleep(0.1)
        assert "demo" in _esperar_recados(no_ar)
    for quem in ("servidor de páginas", "executor de tarefas", "gov.br de demonstração"):
        assert f"{quem} parou" in no_ar.saida
    assert "banco de dados parou" in no_ar.saida


def test_porta_ocupada_por_outro_e_dita_com_a_saida(casa: ServidorDeTeste) -> None:
    with socket.socket() as outro:
        # Connections of the house that was here a moment ago may still hold the number.
        outro.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        outro.bind(("127.0.0.1", casa.porta))
        outro.listen()
        casa.lancar()
        assert casa.esperar_fim() == 1
    assert f"A porta {casa.porta} já está ocupada" in casa.saida
    assert "SEIVA_PORTA=" in casa.saida
    assert _vivos(casa) == []


def test_com_banco_proprio_nada_e_embutido(casa: ServidorDeTeste) -> None:
    pasta = pasta_passageira()
    alheio = Agrupamento(pasta / "pg", duravel=False)
    url = alheio.iniciar().super_
    with psycopg.connect(trocar_banco(url, SUPER), autocommit=True) as c:
        c.execute("CREATE DATABASE prefeitura")
        c.execute("DROP DATABASE seiva")
        c.execute("DROP ROLE seiva_app")
    servidor = ServidorDeTeste(
        pasta / "dados", DATABASE_URL=trocar_banco(url, "prefeitura"), **MINIMA
    )
    try:
        servidor.subir()
        assert _recados(servidor) == ["demo"]
        assert not (servidor.dados / "pg").exists()
        servidor.descer()
        assert alheio.vivo()
    finally:
        servidor.apagar()
        alheio.remover()
        shutil.rmtree(pasta, ignore_errors=True)
