"""A limit holds for who is refused too: a refusal undoes the request, not what it counted."""

import pytest
from django.db import transaction
from django.test import Client

from seiva.core.limites import LimiteExcedido, contar, devolver, lembrar, recontar
from tests.elenco import Elenco


def _uma() -> None:
    contar("prova", "alguém", maximo=2, segundos=86_400)


def _desfeita() -> None:
    lembrar()
    with pytest.raises(ValueError, match="recusada"), transaction.atomic():
        _uma()
        raise ValueError("recusada")
    recontar()


def test_o_que_se_desfez_continua_contado(db: None) -> None:
    _desfeita()
    _desfeita()
    with pytest.raises(LimiteExcedido):
        _uma()


def test_o_que_foi_devolvido_nao_volta_a_contar(db: None) -> None:
    for _ in range(5):
        lembrar()
        _uma()
        devolver("prova", "alguém", segundos=86_400)
        recontar()
    _uma()


@pytest.mark.parametrize(
    ("endereco", "quantas"),
    [
        ("/campo-alto/processo/31060199999{n:04d}202611/", 120),
        ("/campo-alto/documento/99{n:05d}/", 120),
        ("/campo-alto/documento/99{n:05d}/arquivo/", 480),
    ],
)
def test_quem_adivinha_numeros_tambem_espera(
    elenco: Elenco, client: Client, endereco: str, quantas: int
) -> None:
    for n in range(quantas):
        assert client.get(endereco.format(n=n)).status_code == 404
    assert client.get(endereco.format(n=9999)).status_code == 429
