"""Housekeeping."""

import pytest
from django.db import connection

from seiva.core.limites import LimiteExcedido, contar
from seiva.core.tarefas import UM_DIA, arrumar

pytestmark = pytest.mark.django_db


def _contadores() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM core_limite")
        return cursor.fetchone()[0]


def test_arruma_so_o_que_ja_venceu() -> None:
    contar("teste", "alguém", maximo=5, segundos=60)
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO core_limite (chave, janela) VALUES ('velho:x:60', 1)")
        cursor.execute("SELECT extract(epoch FROM now())::bigint")
        agora = cursor.fetchone()[0]
    arrumar(agora)
    assert _contadores() == 1
    arrumar(agora + 2 * UM_DIA)
    assert _contadores() == 0


def test_cada_um_tem_o_seu_limite() -> None:
    for _ in range(3):
        contar("teste", "um", maximo=3, segundos=60)
    contar("teste", "outro", maximo=3, segundos=60)
    with pytest.raises(LimiteExcedido, match="Aguarde"):
        contar("teste", "um", maximo=3, segundos=60)
