"""Stop what runs on a data folder, and erase the folder."""

import os
import shutil
import signal
import time
from pathlib import Path

import psutil

from .casa import MARCA, Ajustes
from .erros import ErroLocal
from .postgres import Agrupamento
from .preparo import RAIZ
from .processos import da_pasta, encerrar
from .trava import Trava

PRAZO = 20.0


def parar() -> int:
    """Ask the supervisor of this data folder to stop, and wait; quiet when none runs."""
    ajustes = Ajustes.do_ambiente()
    if not ajustes.dados.is_dir():
        return 0
    trava = Trava(ajustes.dados / "trava")
    fim = time.monotonic() + PRAZO
    pedido = False
    while not trava.tomar():
        pid = trava.quem().get("pid")
        if not pedido and isinstance(pid, int) and _e_supervisor(pid):
            os.kill(pid, signal.SIGTERM)
            pedido = True
        if time.monotonic() > fim:
            raise ErroLocal(f"O Seiva em {ajustes.dados} não parou (processo {pid}).")
        time.sleep(0.1)
    encerrar(da_pasta(MARCA, str(ajustes.dados)), signal.SIGTERM, 5.0)
    trava.soltar()
    return 0


def _e_supervisor(pid: int) -> bool:
    try:
        return "seiva.local" in psutil.Process(pid).cmdline()
    except psutil.Error:
        return False


def limpar() -> int:
    """Stop, then erase the data folder, also the clusters that were placed outside it."""
    parar()
    dados = Ajustes.do_ambiente().dados
    for pasta in {dados / "pg", dados / "testes" / "pg", RAIZ / ".dados" / "testes" / "pg"}:
        if pasta.is_dir():
            Agrupamento(pasta).remover()
    _apagar(dados)
    return 0


def _apagar(dados: Path) -> None:
    """Erase a data folder, after checking that it is one."""
    if dados.is_dir() and (dados == RAIZ / ".dados" or (dados / "segredos.json").exists()):
        shutil.rmtree(dados)
