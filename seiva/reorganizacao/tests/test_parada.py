"""A lot that fails for real: a real worker, a real rule of the database, and the way on."""

import os
import subprocess
import sys
from typing import Any

import psycopg
import pytest
from django.db import connection
from django.test import Client

from seiva.local.preparo import RAIZ
from seiva.processos.models import Passagem
from seiva.reorganizacao.acoes.reorganizar import reorganizar_unidades, retomar_reorganizacao
from seiva.reorganizacao.models import Reorganizacao
from seiva.reorganizacao.parada import parada, trabalho
from seiva.reorganizacao.tests.test_reorganizar import plano
from tests.elenco import Elenco
from tests.fabricas import autuar

pytestmark = pytest.mark.django_db(transaction=True)
REGRA = "passagem_que_o_teste_proibe"


def executor(url: str) -> None:
    """Run what waits in the queue, as the worker of the house does."""
    subprocess.run(
        [sys.executable, str(RAIZ / "manage.py"), "procrastinate", "worker", "--one-shot"],
        cwd=RAIZ,
        env=os.environ | {"DATABASE_URL": url, "DATABASE_URL_DONO": url},
        capture_output=True,
        timeout=120,
        check=True,
    )


def ultima_tentativa(job: int) -> None:
    """The next failure of the job will be its end."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET attempts = 8 WHERE id = %s", [job])


def na_base(url: str, sql: str) -> None:
    with psycopg.connect(url, autocommit=True) as conexao:
        conexao.execute(sql)  # type: ignore[arg-type]


@pytest.fixture
def parado(elenco: Elenco, url_da_aplicacao: str, url_do_dono: str) -> Any:
    """RH ends; in the middle of its lot, the third of five processes may not be moved."""
    casa = elenco.casa
    with elenco.em(casa):
        processos = [autuar(elenco.ator("ana"), casa) for _ in range(5)]
        feita = reorganizar_unidades(elenco.ator("edu"), plano=plano(elenco))
        lote = trabalho(feita)
        assert lote is not None
    na_base(
        url_do_dono,
        f"ALTER TABLE processos_passagem ADD CONSTRAINT {REGRA} CHECK "
        f"(processo_id <> {processos[2].pk} OR unidade_id <> {casa.unidades['TRIB'].pk})",
    )
    ultima_tentativa(lote.job)
    executor(url_da_aplicacao)
    yield feita
    na_base(url_do_dono, f"ALTER TABLE processos_passagem DROP CONSTRAINT IF EXISTS {REGRA}")


def navegador(elenco: Elenco) -> Client:
    edu = Client()
    edu.force_login(elenco.contas["edu"])
    return edu


def test_a_pagina_diz_qual_lote_falhou_e_por_que_e_nada_ficou_pela_metade(
    elenco: Elenco, parado: Reorganizacao
) -> None:
    with elenco.em(elenco.casa):
        achada = parada(parado)
        assert achada is not None
        assert achada.desistiu
        assert achada.o_que.startswith("os processos 1 a 5 de 5, a começar por ")
        assert Passagem.objects.abertas_em(elenco.casa.unidades["RH"].pk).count() == 5
    edu, slug = navegador(elenco), elenco.casa.instituicao.slug
    pagina = edu.get(f"/{slug}/administracao/reorganizar/feitas/{parado.pk}/").content.decode()
    assert "Um lote falhou" in pagina
    assert "os processos 1 a 5 de 5" in pagina
    assert "O banco de dados recusou uma mudança" in pagina
    assert "IntegrityError" in pagina
    assert "Tentar de novo" in pagina
    lista = edu.get(f"/{slug}/administracao/reorganizar/").content.decode()
    assert "Parou" in lista


def test_tirada_a_causa_tentar_de_novo_leva_o_mesmo_lote_ao_fim(
    elenco: Elenco, parado: Reorganizacao, url_da_aplicacao: str, url_do_dono: str
) -> None:
    na_base(url_do_dono, f"ALTER TABLE processos_passagem DROP CONSTRAINT {REGRA}")
    edu, slug = navegador(elenco), elenco.casa.instituicao.slug
    endereco = f"/{slug}/administracao/reorganizar/feitas/{parado.pk}/"
    edu.post(f"{endereco}retomar/")
    with elenco.em(elenco.casa):
        assert parada(parado) is None or not parada(parado).desistiu  # type: ignore[union-attr]
    executor(url_da_aplicacao)
    pagina = edu.get(endereco).content.decode()
    assert "concluída" in pagina
    assert "Um lote falhou" not in pagina
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE status = 'failed'")
        assert cursor.fetchone() == (0,)  # nor does the operator see it as failed any more
    with elenco.em(elenco.casa):
        assert Passagem.objects.abertas_em(elenco.casa.unidades["TRIB"].pk).count() == 5


def test_sem_tirar_a_causa_falha_outra_vez_e_diz_de_novo(
    elenco: Elenco, parado: Reorganizacao, url_da_aplicacao: str
) -> None:
    with elenco.em(elenco.casa):
        retomar_reorganizacao(elenco.ator("edu"), reorganizacao=parado)
        lote = trabalho(parado)
        assert lote is not None
        assert not lote.falhou
    ultima_tentativa(lote.job)
    executor(url_da_aplicacao)
    with elenco.em(elenco.casa):
        outra = parada(parado)
    assert outra is not None
    assert outra.desistiu


def test_o_que_ainda_se_tenta_sozinho_diz_quando_e_pode_ser_apressado(
    elenco: Elenco, parado: Reorganizacao, url_da_aplicacao: str
) -> None:
    with elenco.em(elenco.casa):
        retomar_reorganizacao(elenco.ator("edu"), reorganizacao=parado)
        lote = trabalho(parado)
        assert lote is not None
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET attempts = 2 WHERE id = %s", [lote.job])
    executor(url_da_aplicacao)
    with elenco.em(elenco.casa):
        entre = parada(parado)
        assert entre is not None
        assert not entre.desistiu
        assert entre.de_novo_em is not None
        retomar_reorganizacao(elenco.ator("edu"), reorganizacao=parado)
        depois = parada(parado)
    assert depois is not None
    assert depois.de_novo_em is not None
    assert depois.de_novo_em < entre.de_novo_em
