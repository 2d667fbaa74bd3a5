"""Kill everything, at any moment, many times: what was acknowledged is there, and whole.

Real processes over a real, durable cluster: two clerks at work through the acts, the worker of
background jobs, PostgreSQL. Each round one of them dies by SIGKILL, as in a power cut.
"""

import json
import os
import random
import time

import pytest

from tests.falhas.casa import Casa

pytestmark = pytest.mark.falhas
QUEM_MORRE = ("cliente", "trabalhador", "banco") * 2
TRABALHAR_POR = 0.8  # seconds between deaths, at least


def _no_meio_de_um_selo(casa: Casa, sorte: random.Random) -> None:
    """Wait until the worker has a signature in hand, and a little more."""
    fim = time.monotonic() + 8
    while time.monotonic() < fim:
        if casa.perguntar("SELECT 1 FROM procrastinate_jobs WHERE status = 'doing' LIMIT 1"):
            time.sleep(sorte.uniform(0, 0.3))
            return
        time.sleep(0.01)


def test_nada_se_perde_e_nada_fica_pela_metade(casa: Casa) -> None:
    sorte = random.Random(int(os.environ.get("SEIVA_SEMENTE", time.time_ns())))  # noqa: S311
    for volta, quem in enumerate(QUEM_MORRE):
        casa.levantar(volta)
        antes = len(casa.avisados["documento"])
        fim = time.monotonic() + 15
        while len(casa.avisados["documento"]) < antes + 2 and time.monotonic() < fim:
            time.sleep(0.02)
        time.sleep(sorte.uniform(0, TRABALHAR_POR))
        if quem == "cliente":
            casa.matar(next(nome for nome in casa.processos if nome.startswith("cliente")))
        elif quem == "trabalhador":
            _no_meio_de_um_selo(casa, sorte)
            casa.matar("trabalhador")
        else:
            casa.agrupamento.matar()
    casa.parar()
    if not casa.agrupamento.vivo():
        casa.enderecos = casa.agrupamento.iniciar()
    casa.esgotar_a_fila()
    achado = json.loads(casa.rodar("-m", "tests.falhas.cliente", "conferir"))
    assert achado["problemas"] == [], casa.erros.read_text()[-2000:]
    for fato in ("processo", "documento", "versao", "assinatura", "remessa"):
        assert casa.avisados[fato], f"ninguém chegou a fazer: {fato}"
        perdidos = casa.avisados[fato] - set(achado[fato])
        assert perdidos == set(), f"confirmado e perdido: {fato} {perdidos}"
    falhos = casa.perguntar("SELECT count(*) FROM procrastinate_jobs WHERE status = 'failed'")
    assert falhos == (0,)
