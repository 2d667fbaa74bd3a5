"""The schema can be cut by institution: what the engine demands of each table holds."""

import re

import pytest
from django.db import connection

from seiva.comandos.distribuicao import de_referencia, distribuidas, plano
from tests.isolamento.test_esquema import GLOBAIS, tabelas_com_inquilino

pytestmark = pytest.mark.django_db


def test_cada_tabela_com_instituicao_e_cortada_ou_inteira_em_toda_parte() -> None:
    assert set(distribuidas()) | (set(de_referencia()) - set(GLOBAIS)) == tabelas_com_inquilino()
    assert not set(distribuidas()) & set(de_referencia())


def test_nenhuma_tabela_inteira_aponta_para_uma_cortada() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conrelid::regclass::text, confrelid::regclass::text FROM pg_constraint "
            "WHERE contype = 'f'"
        )
        referencias = cursor.fetchall()
    cortadas = set(distribuidas())
    assert [r for r in referencias if r[1] in cortadas and r[0] not in cortadas] == []
    fora = {alvo for tabela, alvo in referencias if tabela in cortadas} - cortadas
    assert fora <= set(de_referencia())


def test_o_plano_tira_reparte_e_repoe_tudo_uma_vez() -> None:
    comandos = list(plano())
    tiradas = [re.search(r'TABLE (\S+) DROP CONSTRAINT "(.+)";', c) for c in comandos]
    postas = [re.search(r'TABLE (\S+) ADD CONSTRAINT "(.+?)" ', c) for c in comandos]
    assert sorted(m.groups() for m in tiradas if m) == sorted(m.groups() for m in postas if m)
    repartidas = re.findall(r"create_(?:distributed|reference)_table\('(\w+)'", "\n".join(comandos))
    assert sorted(repartidas) == sorted([*distribuidas(), *de_referencia()])
    ordem = ["DROP", "create_reference", "create_distributed", "ADD"]
    posicoes = [next(i for i, p in enumerate(ordem) if p in c) for c in comandos]
    assert posicoes == sorted(posicoes)


def test_o_plano_sem_a_parte_do_agrupamento_deixa_o_banco_como_estava(url_super: str) -> None:
    """The references that it takes away come back: PostgreSQL itself runs both halves."""
    import psycopg

    with psycopg.connect(url_super) as c:
        quantas = "SELECT count(*) FROM pg_constraint WHERE contype = 'f'"
        antes = c.execute(quantas).fetchone()
        for comando in plano():
            if comando.startswith("ALTER"):
                c.execute(comando)
        assert c.execute(quantas).fetchone() == antes
        c.rollback()
