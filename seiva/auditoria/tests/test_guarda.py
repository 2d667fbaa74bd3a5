"""Readings are kept for their time: nobody changes them, and nobody forgets them before it."""

from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg
import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError

from seiva.auditoria.models import Especie, RegistroDeLeitura
from seiva.auditoria.registro import DeOnde, Lido, registrar_leituras
from seiva.auditoria.regras.guarda import guardar_desde
from seiva.auditoria.tarefas import esquecer_vencidas
from seiva.core.relogio import agora, como_em
from seiva.web.tests.apoio import novo
from tests.elenco import Elenco

TABELA = "auditoria_registrodeleitura"


def registrar(elenco: Elenco, *dias: int) -> None:
    processo = novo(elenco, nivel=1)
    with elenco.em(elenco.casa):
        for quantos in dias:
            with como_em(agora() - timedelta(days=quantos)):
                visto = Lido(processo.pk, None, Especie.PROCESSO, 1)
                registrar_leituras(elenco.ator("ana"), [visto], DeOnde("192.0.2.1"))


def idades(elenco: Elenco) -> list[int]:
    with elenco.em(elenco.casa):
        quando = RegistroDeLeitura.objects.values_list("quando", flat=True)
        return sorted((agora() - instante).days for instante in quando)


@pytest.mark.parametrize(
    ("meses", "desde"),
    [
        (60, datetime(2021, 8, 31, 10, tzinfo=UTC)),
        (6, datetime(2026, 2, 28, 10, tzinfo=UTC)),
        (1, datetime(2026, 2, 28, 10, tzinfo=UTC)),  # never fewer than the law's six
        (8, datetime(2025, 12, 31, 10, tzinfo=UTC)),
    ],
)
def test_o_prazo_conta_meses_do_calendario_e_nunca_menos_de_seis(
    meses: int, desde: datetime
) -> None:
    assert guardar_desde(datetime(2026, 8, 31, 10, tzinfo=UTC), meses) == desde


@pytest.mark.django_db
def test_a_tarefa_da_noite_elimina_so_o_que_venceu(elenco: Elenco, settings: Any) -> None:
    settings.AUDITORIA_MESES = 12
    registrar(elenco, 0, 100, 300, 400, 2000)
    esquecer_vencidas.func(0)
    assert idades(elenco) == [0, 100, 300]
    esquecer_vencidas.func(0)
    assert idades(elenco) == [0, 100, 300]


@pytest.mark.django_db
@pytest.mark.parametrize("comando", ["UPDATE {} SET perfil = 'outro'", "TRUNCATE {}"])
def test_a_aplicacao_nao_muda_nem_esvazia(elenco: Elenco, comando: str) -> None:
    registrar(elenco, 0)
    with (
        elenco.em(elenco.casa),
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(comando.format(TABELA))


@pytest.mark.django_db
def test_a_aplicacao_nao_apaga_o_que_a_lei_manda_guardar(elenco: Elenco) -> None:
    registrar(elenco, 0, 170)
    with (
        elenco.em(elenco.casa),
        pytest.raises(ProgrammingError, match="só aceita acréscimos"),
        transaction.atomic(),
    ):
        RegistroDeLeitura.objects.all().delete()
    assert idades(elenco) == [0, 170]


@pytest.mark.django_db(transaction=True)
def test_nem_o_dono_do_esquema_muda_ou_apaga_antes_da_hora(
    elenco: Elenco, url_do_dono: str
) -> None:
    registrar(elenco, 0, 400)
    casa = str(elenco.casa.instituicao.pk)
    with psycopg.connect(url_do_dono, autocommit=True) as c:
        c.execute("SELECT set_config('app.instituicao', %s, false)", [casa])
        for comando in (f"UPDATE {TABELA} SET perfil = ''", f"DELETE FROM {TABELA}",
                        f"TRUNCATE {TABELA}"):  # fmt: skip
            with pytest.raises(psycopg.errors.InsufficientPrivilege, match="só aceita"):
                c.execute(comando)
    assert idades(elenco) == [0, 400]
