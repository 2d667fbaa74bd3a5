"""The tests' own database: right role, right grants, pristine after each test."""

import os
import subprocess
import sys

import psycopg
import pytest
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import DatabaseError, connection, transaction

from seiva.local.preparo import RAIZ


def _papel() -> tuple[str, bool, bool]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_user, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user"
        )
        linha = cursor.fetchone()
    return linha[0], linha[1], linha[2]


@pytest.mark.django_db
def test_os_testes_agem_com_o_papel_da_aplicacao() -> None:
    assert _papel() == ("seiva_app", False, False)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "comando",
    [
        "CREATE TABLE intrusa (id int)",
        "TRUNCATE django_content_type CASCADE",
        "SET session_replication_role = replica",
        "ALTER TABLE django_content_type ADD COLUMN x int",
    ],
)
def test_a_aplicacao_nao_muda_o_esquema_nem_esvazia_tabelas(comando: str) -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(comando)


def test_o_dono_possui_as_tabelas_e_nao_e_superusuario(url_do_dono: str) -> None:
    with psycopg.connect(url_do_dono) as c:
        linha = c.execute(
            "SELECT tableowner, rolsuper FROM pg_tables JOIN pg_roles ON rolname = tableowner"
            " WHERE tablename = 'django_migrations'"
        ).fetchone()
    assert linha == ("seiva_dono", False)


@pytest.mark.parametrize("volta", [1, 2])
@pytest.mark.django_db(transaction=True)
def test_o_que_um_teste_transacional_gravou_nao_chega_ao_seguinte(
    volta: int, url_super: str
) -> None:
    with psycopg.connect(url_super, autocommit=True) as c:
        achado = c.execute("SELECT to_regclass('public.rastro')").fetchone()
        c.execute("CREATE TABLE rastro (id int)")
        c.execute("TRUNCATE auth_permission, django_content_type CASCADE")
    assert achado == (None,)


@pytest.mark.django_db
def test_as_sementes_das_migracoes_voltam_depois_de_um_teste_transacional() -> None:
    assert ContentType.objects.filter(model="contenttype").exists()
    assert Permission.objects.exists()


@pytest.mark.django_db
def test_um_comando_em_outro_processo_enxerga_o_banco_de_teste(url_da_aplicacao: str) -> None:
    codigo = "from django.db import connection as c; print(c.settings_dict['NAME'])"
    saida = subprocess.run(
        [sys.executable, str(RAIZ / "manage.py"), "shell", "-v", "0", "-c", codigo],
        env=os.environ,
        cwd=RAIZ,
        capture_output=True,
        text=True,
        check=True,
    )
    assert saida.stdout.split()[-1] == connection.settings_dict["NAME"]
