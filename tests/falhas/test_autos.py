"""The worker is killed while it takes a large process out: another begins again, the file comes
out once and whole, and nothing of the dead stays behind."""

import json
import time
from contextlib import suppress
from pathlib import Path

import pytest

from tests.falhas.casa import Casa

pytestmark = pytest.mark.falhas
# How far the work went when the worker dies, by what is in its folder: begun, some pieces
# joined, the index printed and the binding under way.
MOMENTOS = ("", "*/lote-*.pdf", "indice-*.pdf")
PRAZO = 120


def _bancadas(casa: Casa) -> set[Path]:
    return set((casa.pasta / "autos").glob("autos-*"))


def _esperar(casa: Casa, mortas: set[Path], momento: str) -> Path:
    """The folder of the worker that lives, once the work in it has come so far."""
    fim = time.monotonic() + PRAZO
    while time.monotonic() < fim:
        for viva in _bancadas(casa) - mortas:
            with suppress(FileNotFoundError):  # the folder may go away while it is looked at
                if not momento or any(viva.glob(momento)):
                    return viva
        time.sleep(0.002)
    raise AssertionError(f"o trabalho não chegou a {momento!r}: {casa.erros.read_text()[-2000:]}")


def _situacao(casa: Casa, exportacao: int) -> tuple[str, str]:
    estado, deposito = casa.perguntar(
        f"SELECT estado, deposito FROM autos_exportacao WHERE id = {exportacao}"  # noqa: S608
    )
    return str(estado), str(deposito)


def _esperar_pronta(casa: Casa, exportacao: int) -> None:
    fim = time.monotonic() + PRAZO
    while _situacao(casa, exportacao)[0] != "pronta":
        assert time.monotonic() < fim, casa.erros.read_text()[-2000:]
        time.sleep(0.1)


def test_o_processo_inteiro_sai_uma_vez_e_inteiro_por_mais_que_matem_quem_o_faz(
    casa: Casa,
) -> None:
    pedido = json.loads(casa.rodar("-m", "tests.falhas.autos", "pedir", SEIVA_AUTOS_NA_HORA="0"))[
        "exportacao"
    ]
    mortas: set[Path] = set()
    for momento in MOMENTOS:
        casa.trabalhador()
        viva = _esperar(casa, mortas, momento)
        casa.matar("trabalhador")
        # Dead in the middle: nothing is offered yet, and the next one swept what was before.
        assert _situacao(casa, pedido) in {("fazendo", ""), ("pendente", "")}
        assert _bancadas(casa) == {viva}
        mortas = {viva}
        # What living workers do every minute for the jobs of the dead.
        casa.rodar("-m", "tests.falhas.cliente", "retomar")
    casa.trabalhador()
    _esperar_pronta(casa, pedido)
    casa.matar("trabalhador")
    casa.esgotar_a_fila()
    vezes = casa.perguntar(
        "SELECT array_agg(status::text), max(attempts) FROM procrastinate_jobs "
        f"WHERE task_name = 'autos.preparar' AND (args->>'exportacao_id')::int = {pedido}"  # noqa: S608
    )
    # One job, that ended well; a slow machine may take a living worker for dead once more.
    assert vezes[0] == ["succeeded"]
    assert vezes[1] > len(MOMENTOS)
    achado = json.loads(casa.rodar("-m", "tests.falhas.autos", "conferir", str(pedido)))
    assert achado.pop("frente") >= 2
    assert achado == {
        "pedidos": 1,
        "estado": 200,
        "hash_confere": True,
        "guardados": 1,
        "bancadas": [],
        "trocadas": [],
    }
