"""Reiniciar o piloto: trial data gone, configuration kept; once, and never in production."""

from typing import Any

import psycopg
import pytest
from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.db.utils import OperationalError, ProgrammingError
from django.test import Client

from seiva.core import storage
from seiva.core.relogio import agora
from seiva.documentos.models import Arquivo, Assinatura
from seiva.organizacao.acoes.importar import receber_planilha
from seiva.organizacao.models import (
    Alteracao,
    Instituicao,
    LinhaDePlanilha,
    Lotacao,
    Planilha,
    Unidade,
)
from seiva.organizacao.tests.planilhas import PESSOAS, em_csv, pessoa
from seiva.portabilidade import reinicio
from seiva.portabilidade.acoes.reiniciar import reiniciar_piloto
from seiva.portabilidade.dicionario import do_inquilino
from seiva.portabilidade.models import Reinicio
from seiva.portabilidade.reinicio import de_teste, guardados
from tests.apoio import executar_tarefas, recusado
from tests.elenco import SENHA, Elenco
from tests.fabricas import autuar
from tests.isolamento.povoar import povoar

pytestmark = pytest.mark.django_db
DE_TESTE = de_teste()
CERTO = {"senha": SENHA, "endereco": "campo-alto"}


def contar(elenco: Elenco) -> dict[str, int]:
    """Rows of each table of the house."""
    contas = {}
    with elenco.em(elenco.casa), connection.cursor() as cursor:
        for modelo in do_inquilino():
            tabela = modelo._meta.db_table
            cursor.execute(
                f'SELECT count(*) FROM "{tabela}" WHERE instituicao_id = %s',
                [elenco.casa.instituicao.pk],
            )
            contas[tabela] = cursor.fetchone()[0]
    return contas


def em_piloto(elenco: Elenco) -> None:
    Instituicao.objects.filter(pk=elenco.casa.instituicao.pk).update(fase="piloto")
    elenco.casa.instituicao.refresh_from_db()


@pytest.fixture
def piloto(elenco: Elenco) -> Elenco:
    """A pilot with something in every table."""
    em_piloto(elenco)
    povoar(elenco, elenco.casa, "ana")
    with elenco.em(elenco.casa):
        Reinicio.objects.all().delete()  # what the tests of isolation put there
    return elenco


def reiniciar(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        reiniciar_piloto(elenco.ator("edu"), **CERTO)
    executar_tarefas()


def test_o_que_e_de_teste_some_e_a_configuracao_fica(piloto: Elenco) -> None:
    antes = contar(piloto)
    reiniciar(piloto)
    depois = contar(piloto)
    assert {t: depois[t] for t in DE_TESTE if t != "documentos_arquivo"} == dict.fromkeys(
        (t for t in DE_TESTE if t != "documentos_arquivo"), 0
    )
    planilhas = {"organizacao_planilha", "organizacao_linhadeplanilha"}
    mudam = {"organizacao_alteracao", "portabilidade_reinicio"} | planilhas
    assert {depois[t] for t in planilhas} == {0}
    ficam = set(antes) - set(DE_TESTE) - mudam
    assert {t: depois[t] for t in ficam} == {t: antes[t] for t in ficam}
    assert depois["organizacao_alteracao"] == antes["organizacao_alteracao"] + 1
    with piloto.em(piloto.casa):
        reinicio = Reinicio.objects.get()
        assert reinicio.terminado_em is not None and reinicio.apagadas > 100
        assert Unidade.objects.exists() and Lotacao.objects.exists()


def test_os_bytes_que_ninguem_cita_somem_e_o_brasao_fica(piloto: Elenco) -> None:
    from seiva.documentos.arquivos import guardar_arquivo

    casa = piloto.casa.instituicao
    with piloto.em(piloto.casa):
        brasao = guardar_arquivo([b"brasao"], nome="b.png", tipo_mime="image/png")
    Instituicao.objects.filter(pk=casa.pk).update(brasao=brasao.sha256)
    assert len(list(guardados(casa.pk))) > 5
    reiniciar(piloto)
    assert list(guardados(casa.pk)) == [brasao.sha256]
    assert default_storage.exists(storage.caminho(casa.pk, brasao.sha256))
    with piloto.em(piloto.casa):
        assert [a.sha256 for a in Arquivo.objects.all()] == [brasao.sha256]


def test_as_planilhas_enviadas_somem_com_linhas_e_arquivos(piloto: Elenco, settings: Any) -> None:
    settings.PLANILHA_NA_HORA = 0
    with piloto.em(piloto.casa):
        edu = piloto.ator("edu")
        arquivo = em_csv(("Sigla", "Nome"), ("A", "A"))
        grande = receber_planilha(edu, especie="organograma", nome="o.csv", arquivo=arquivo)
        settings.PLANILHA_NA_HORA = 300
        receber_planilha(edu, especie="pessoas", nome="p.csv", arquivo=em_csv(PESSOAS, pessoa()))
        reiniciar_piloto(edu, **CERTO)
    reinicio.apagar(piloto.casa.instituicao.pk)
    with piloto.em(piloto.casa):
        assert not Planilha.objects.exists()
        assert not LinhaDePlanilha.objects.exists()
    assert not default_storage.exists(grande.deposito)
    executar_tarefas()  # the job that waited finds nothing


def test_a_numeracao_recomeca_e_a_casa_trabalha(piloto: Elenco) -> None:
    reiniciar(piloto)
    with piloto.em(piloto.casa):
        assert "0000001" in autuar(piloto.ator("ana"), piloto.casa).numero


def test_so_uma_vez(piloto: Elenco) -> None:
    reiniciar(piloto)
    with piloto.em(piloto.casa), recusado("ja_reiniciado"):
        reiniciar_piloto(piloto.ator("edu"), **CERTO)


def test_em_producao_nada_se_apaga(cena: Elenco) -> None:
    with recusado("em_producao"):
        reiniciar_piloto(cena.ator("edu"), **CERTO)


def test_a_plataforma_nao_se_reinicia(elenco: Elenco) -> None:
    em_piloto(elenco)
    Instituicao.objects.filter(pk=elenco.casa.instituicao.pk).update(plataforma=True)
    with elenco.em(elenco.casa), recusado("plataforma"):
        reiniciar_piloto(elenco.ator("edu"), **CERTO)


def test_suspensa_nao_se_reinicia(elenco: Elenco) -> None:
    em_piloto(elenco)
    Instituicao.objects.filter(pk=elenco.casa.instituicao.pk).update(suspensa_em=agora())
    with elenco.em(elenco.casa), recusado("instituicao_suspensa"):
        reiniciar_piloto(elenco.ator("edu"), **CERTO)


@pytest.mark.parametrize(
    ("troca", "codigo"),
    [({"senha": "outra"}, "senha_incorreta"), ({"endereco": "serra-azul"}, "endereco_errado")],
)
def test_a_senha_e_o_endereco_confirmam(elenco: Elenco, troca: Any, codigo: str) -> None:
    em_piloto(elenco)
    with elenco.em(elenco.casa), recusado(codigo):
        reiniciar_piloto(elenco.ator("edu"), **(CERTO | troca))


def test_quem_nao_administra_nao_reinicia(elenco: Elenco) -> None:
    em_piloto(elenco)
    with elenco.em(elenco.casa), recusado("sem_permissao"):
        reiniciar_piloto(elenco.ator("ana"), **CERTO)


def test_enquanto_apaga_a_casa_esta_fechada_para_todos(piloto: Elenco) -> None:
    with piloto.em(piloto.casa):
        reiniciar_piloto(piloto.ator("edu"), **CERTO)
    cliente = Client()
    cliente.force_login(piloto.contas["bia"])
    resposta = cliente.get("/campo-alto/mesa/")
    assert resposta.status_code == 503 and "reiniciado" in resposta.content.decode()
    assert Client().get("/campo-alto/conferir/").status_code == 503
    with piloto.em(piloto.casa), pytest.raises(OperationalError, match="sendo reiniciada"):
        autuar(piloto.ator("bia"), piloto.casa)
    executar_tarefas()
    assert cliente.get("/campo-alto/mesa/").status_code == 200


def test_o_executor_que_morre_no_meio_e_seguido_por_outro(piloto: Elenco) -> None:
    with piloto.em(piloto.casa):
        reiniciar_piloto(piloto.ator("edu"), **CERTO)
        with connection.cursor() as cursor:
            for tabela in DE_TESTE[:12]:
                cursor.execute("SELECT seiva_reiniciar_lote(%s, 2, '{}')", [tabela])
    executar_tarefas()
    with piloto.em(piloto.casa):
        assert Reinicio.objects.get().terminado_em is not None
        assert not Assinatura.objects.exists()


def test_a_pagina_reinicia_e_leva_ao_inicio(piloto: Elenco) -> None:
    cliente = Client()
    cliente.force_login(piloto.contas["edu"])
    errada = cliente.post("/campo-alto/administracao/reiniciar/", CERTO | {"endereco": "x"})
    assert errada.status_code == 422 and "não é o desta" in errada.content.decode()
    assert cliente.post("/campo-alto/administracao/reiniciar/", CERTO).status_code == 302
    executar_tarefas()
    with piloto.em(piloto.casa):
        assert Alteracao.objects.filter(cadastro="portabilidade.reinicio").count() == 1
    assert (
        "Só se reinicia uma vez"
        in cliente.get("/campo-alto/administracao/reiniciar/").content.decode()
    )


def _tentar(elenco: Elenco, comando: str, *valores: Any) -> None:
    with (
        elenco.em(elenco.casa),
        pytest.raises(ProgrammingError, match=r"permission denied|só|Só|não pode"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(comando, valores)


def test_a_porta_nao_se_abre_sem_reinicio_pedido_nem_em_producao(elenco: Elenco) -> None:
    """Even for the application, which may write the row that asks for it."""
    for tabela in ("andamentos_andamento", "documentos_documento"):
        _tentar(elenco, "SELECT seiva_reiniciar_lote(%s, 10, '{}')", tabela)
    with elenco.em(elenco.casa):
        edu = elenco.ator("edu")
        Reinicio.objects.create(conta_id=edu.conta_id, unidade_id=edu.unidade_id, pedido_em=agora())
    _tentar(elenco, "SELECT seiva_reiniciar_lote('documentos_documento', 10, '{}')")


def test_a_porta_so_da_para_os_dados_de_teste(piloto: Elenco) -> None:
    with piloto.em(piloto.casa):
        reiniciar_piloto(piloto.ator("edu"), **CERTO)
    for tabela in ("organizacao_alteracao", "organizacao_lotacao", "documentos_chaveinstitucional"):
        _tentar(piloto, "SELECT seiva_reiniciar_lote(%s, 10, '{}')", tabela)
    _tentar(piloto, "DELETE FROM andamentos_andamento")
    _tentar(piloto, "SET ROLE seiva_mudanca")


def test_quem_tem_historico_em_producao_nao_volta_a_ser_piloto(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        autuar(elenco.ator("ana"), elenco.casa)
    with pytest.raises(ProgrammingError, match="não pode mudar"), transaction.atomic():
        em_piloto(elenco)


def test_o_piloto_nao_vira_producao_no_meio_do_reinicio(piloto: Elenco) -> None:
    with piloto.em(piloto.casa):
        reiniciar_piloto(piloto.ator("edu"), **CERTO)
    with pytest.raises(ProgrammingError, match="não pode mudar"), transaction.atomic():
        Instituicao.objects.filter(pk=piloto.casa.instituicao.pk).update(fase="producao")


def test_os_direitos_do_papel_sao_os_da_lista(url_super: str) -> None:
    with psycopg.connect(url_super) as c:
        linhas = c.execute(
            "SELECT c.relname FROM pg_class c, aclexplode(c.relacl) a "
            "WHERE a.grantee = 'seiva_mudanca'::regrole AND a.privilege_type = 'DELETE'"
        ).fetchall()
        papel = c.execute(
            "SELECT rolcanlogin, rolsuper, rolbypassrls FROM pg_roles "
            "WHERE rolname = 'seiva_mudanca'"
        ).fetchone()
    assert {nome for (nome,) in linhas} == set(DE_TESTE)
    assert papel == (False,) * 3


def test_toda_tabela_que_depende_de_um_processo_e_de_teste() -> None:
    """Else a new table would stop the reset half-way: nothing kept may name what goes."""
    from seiva.core.modelos import TenantForeignKey

    presas = {
        (modelo._meta.db_table, campo.remote_field.model._meta.db_table)
        for modelo in do_inquilino()
        for campo in modelo._meta.local_concrete_fields
        if isinstance(campo, TenantForeignKey)
        and modelo._meta.db_table not in DE_TESTE
        and campo.remote_field.model._meta.db_table in DE_TESTE
    }
    # Only the platform's institution has adoptions, and it is never reset.
    assert {tabela for tabela, _ in presas} <= {"adesao_adesao"}
    depois = {
        (modelo._meta.db_table, campo.remote_field.model._meta.db_table)
        for modelo in do_inquilino()
        for campo in modelo._meta.local_concrete_fields
        if isinstance(campo, TenantForeignKey)
        and modelo._meta.db_table in DE_TESTE
        and campo.remote_field.model._meta.db_table in DE_TESTE
        and DE_TESTE.index(modelo._meta.db_table)
        > DE_TESTE.index(campo.remote_field.model._meta.db_table)
    }
    assert depois == set()
