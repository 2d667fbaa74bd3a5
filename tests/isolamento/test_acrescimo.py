"""Append-only tables: neither the application nor the schema's owner changes a row."""

import psycopg
import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError

from seiva.adesao.models import AvisoDeAdesao
from seiva.andamentos.models import Andamento, RaizDeAndamentos
from seiva.blocos.models import Ocorrencia
from seiva.documentos.models import (
    Arquivo,
    Assinatura,
    Autenticacao,
    Base,
    CancelamentoDeAssinaturas,
    CancelamentoDeAutenticacao,
    Congelamento,
    Movido,
    NumeroDeDocumento,
    Selo,
    Versao,
)
from seiva.organizacao.models import Alteracao
from seiva.participacao.models import Trecho
from seiva.peticionamento.models import Protocolo
from seiva.processos.models import PassoDeMarca
from tests.elenco import Elenco
from tests.isolamento.povoar import povoar

SO_CRESCEM = (
    AvisoDeAdesao,
    Alteracao,
    Andamento,
    Arquivo,
    Assinatura,
    Autenticacao,
    Base,
    CancelamentoDeAssinaturas,
    CancelamentoDeAutenticacao,
    Congelamento,
    Movido,
    NumeroDeDocumento,
    Ocorrencia,
    PassoDeMarca,
    Protocolo,
    RaizDeAndamentos,
    Selo,
    Trecho,
    Versao,
)
COMANDOS = (
    'UPDATE "{}" SET instituicao_id = instituicao_id',
    'DELETE FROM "{}"',
    'TRUNCATE "{}" CASCADE',
)


def test_a_lista_e_a_das_tabelas_protegidas_no_banco(url_super: str) -> None:
    with psycopg.connect(url_super) as c:
        linhas = c.execute(
            "SELECT tgrelid::regclass::text, count(*) FROM pg_trigger t "
            "JOIN pg_proc p ON p.oid = t.tgfoid WHERE proname = 'seiva_somente_acrescimo' "
            "AND tgenabled = 'O' GROUP BY 1"
        ).fetchall()
    assert dict(linhas) == {m._meta.db_table: 2 for m in SO_CRESCEM}


@pytest.mark.django_db
@pytest.mark.parametrize("modelo", SO_CRESCEM, ids=lambda m: m.__name__)
def test_a_aplicacao_so_acrescenta(elenco: Elenco, modelo: type) -> None:
    for comando in COMANDOS:
        with (
            elenco.em(elenco.casa),
            pytest.raises(ProgrammingError, match="permission denied"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(comando.format(modelo._meta.db_table))


@pytest.mark.django_db(transaction=True)
def test_nem_o_dono_do_esquema_muda_o_que_ja_esta_escrito(elenco: Elenco, url_do_dono: str) -> None:
    povoar(elenco, elenco.casa, "ana")
    with psycopg.connect(url_do_dono, autocommit=True) as c:
        c.execute(
            "SELECT set_config('app.instituicao', %s, false)", [str(elenco.casa.instituicao.pk)]
        )
        for modelo in SO_CRESCEM:
            tabela = modelo._meta.db_table
            (antes,) = c.execute(f'SELECT count(*) FROM "{tabela}"').fetchone()
            assert antes, tabela
            for comando in COMANDOS:
                with pytest.raises(psycopg.errors.InsufficientPrivilege, match="só aceita"):
                    c.execute(comando.format(tabela))
            assert c.execute(f'SELECT count(*) FROM "{tabela}"').fetchone() == (antes,)
