"""`python -m bench.carga`: run the phases asked for on standard input, answer samples in a file.

A process of its own, because locust patches the standard library for its green threads.
"""

from gevent import monkey

monkey.patch_all()

import json  # noqa: E402
import sys  # noqa: E402
import time  # noqa: E402
from pathlib import Path  # noqa: E402
from typing import Any  # noqa: E402

import gevent  # noqa: E402
from locust.env import Environment  # noqa: E402

from bench.carga.arquivos import arquivos  # noqa: E402
from bench.carga.cenarios import USUARIOS, Cidadao  # noqa: E402
from bench.carga.lacos import PRONTOS, Laco  # noqa: E402
from bench.carga.pessoa import Pessoa  # noqa: E402
from bench.carga.portal import Visitante  # noqa: E402
from bench.carga.registro import MUNDO  # noqa: E402

SUBIDA = 5.0  # seconds in which all users of a profile come
PRAZO_DA_ENTRADA = 60.0  # seconds for everyone of a loop to log in and be answered once


def _comecar(classes: list[type[Pessoa]], usuarios: int, por_segundo: float) -> Any:
    MUNDO.amostras.clear()
    ambiente = Environment(user_classes=classes, host=MUNDO.base)
    corredor = ambiente.create_local_runner()
    Pessoa.inicio = time.monotonic()
    corredor.start(usuarios, spawn_rate=por_segundo)
    return corredor


def laco(pedido: dict[str, Any]) -> dict[str, Any]:
    """One step in a closed loop for some seconds; those of the warming up do not count."""
    classe = type("Laco1", (Laco,), {"nome_do_passo": pedido["passo"]})
    PRONTOS.clear()
    corredor = _comecar([classe], pedido["usuarios"], 100)
    limite = time.monotonic() + PRAZO_DA_ENTRADA
    while len(PRONTOS) < pedido["usuarios"] and time.monotonic() < limite:
        gevent.sleep(0.1)
    gevent.sleep(pedido["aquecer"])
    MUNDO.amostras.clear()
    inicio = time.monotonic()
    gevent.sleep(pedido["segundos"])
    amostras, duracao = MUNDO.exportar(), time.monotonic() - inicio
    corredor.quit()
    return {**pedido, "duracao": duracao, "amostras": amostras}


def perfil(pedido: dict[str, Any]) -> dict[str, Any]:
    """Everybody at once, until all have made their turns or the time is over."""
    MUNDO.pausas = pedido["pausas"]
    qual = 0 if pedido["perfil"] == "ci" else 1
    classes: list[type[Pessoa]] = []
    for classe, usuarios in USUARIOS.items():
        classe.fixed_count = usuarios[qual]
        voltas = classe.voltas[:1] * 2 if pedido.get("uma_volta") else classe.voltas
        classes.append(type(classe.__name__, (classe,), {"voltas": voltas}))
    if pedido["perfil"] == "publico":
        Cidadao.fixed_count = Visitante.fixed_count = pedido.get("usuarios", 5)
        classes = [Cidadao, Visitante]
    total = sum(classe.fixed_count for classe in classes)
    corredor = _comecar(classes, total, max(1.0, total / SUBIDA))
    inicio = time.monotonic()
    while time.monotonic() - inicio < pedido["limite"]:
        gevent.sleep(0.5)
        if corredor.state == "running" and not corredor.user_count:
            break
    terminou = corredor.user_count == 0
    duracao = time.monotonic() - inicio
    corredor.quit()
    return {
        **pedido,
        "usuarios": total,
        "terminou": terminou,
        "duracao": duracao,
        "amostras": MUNDO.exportar(),
        "criados": len(MUNDO.criados),
    }


FASES = {"laco": laco, "perfil": perfil, "arquivos": arquivos}


def main() -> None:
    pedido = json.loads(sys.stdin.read())
    MUNDO.base = pedido["base"]
    MUNDO.ler(Path(pedido["dados"]))
    feitas = []
    for fase in pedido["fases"]:
        feitas.append(FASES[fase["tipo"]](fase))
        print(
            f"  {fase.get('passo') or fase.get('perfil') or fase['tipo']}: {len(MUNDO.amostras)} amostras",
            flush=True,
        )
    Path(pedido["saida"]).write_text(json.dumps(feitas), encoding="utf-8")


if __name__ == "__main__":
    main()
