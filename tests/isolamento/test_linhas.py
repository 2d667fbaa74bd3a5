"""Rows: nothing without scope, nothing foreign with it, and no reference across institutions."""

import psycopg
import pytest
from django.db import connection, transaction
from django.db.models import ForeignKey, Model
from psycopg import sql

from seiva.core.erros import EscopoAusente
from seiva.core.modelos import ModeloDoInquilino, TenantForeignKey
from seiva.processos.models import Processo
from tests.elenco import Casa, Elenco
from tests.isolamento.povoar import modelos_do_inquilino, povoar
from tests.isolamento.test_esquema import SEM_CHAVE_COMPOSTA

MODELOS = [m for m in modelos_do_inquilino() if m._meta.db_table not in SEM_CHAVE_COMPOSTA]


def donos_das_linhas(modelo: type[Model]) -> set[int]:
    """Institutions of the rows that plain SQL sees now."""
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT DISTINCT instituicao_id FROM "{modelo._meta.db_table}"')
        return {linha[0] for linha in cursor.fetchall()}


@pytest.mark.django_db
def test_cada_tabela_so_mostra_as_linhas_da_instituicao_no_escopo(elenco: Elenco) -> None:
    casas = {"ana": elenco.casa, "caio": elenco.outra}
    for quem, casa in casas.items():
        povoar(elenco, casa, quem)
    for casa in casas.values():
        with elenco.em(casa):
            vistas = {m.__name__: donos_das_linhas(m) for m in MODELOS}
        vazias = {nome for nome, donos in vistas.items() if not donos}
        assert vazias == set(), "tests/isolamento/povoar.py ainda não enche estas tabelas"
        assert {n for n, d in vistas.items() if d != {casa.instituicao.pk}} == set()
    sem_escopo = {m.__name__ for m in MODELOS if donos_das_linhas(m)}
    assert sem_escopo == set()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "modelo", [m for m in MODELOS if issubclass(m, ModeloDoInquilino)], ids=lambda m: m.__name__
)
def test_o_orm_sem_escopo_levanta_a_mao(modelo: type[ModeloDoInquilino]) -> None:
    for perguntar in (
        lambda: modelo.objects.all(),
        lambda: modelo.objects.count(),
        lambda: modelo.objects.filter(pk=1).exists(),
        lambda: modelo.objects.um(pk=1),
        lambda: modelo._base_manager.get(pk=1),
        lambda: modelo._default_manager.first(),
        lambda: modelo.travar(1),
        lambda: modelo.objects.create(),
    ):
        with pytest.raises(Exception) as erro:  # noqa: PT011
            perguntar()
        assert type(erro.value).__name__ in {"EscopoAusente", "EscritaForaDeAto"}
    with pytest.raises(EscopoAusente):
        modelo.objects.none().model.objects.values_list("pk")


@pytest.mark.django_db
def test_o_orm_de_uma_nao_acha_pela_chave_a_linha_da_outra(elenco: Elenco) -> None:
    povoar(elenco, elenco.outra, "caio")
    alheias = {}
    modelos = [m for m in MODELOS if issubclass(m, ModeloDoInquilino)]
    with elenco.em(elenco.outra):
        for modelo in modelos:
            alheias[modelo] = modelo.objects.values_list("pk", flat=True).first()
    with elenco.em(elenco.casa):
        for modelo, pk in alheias.items():
            assert pk is not None, modelo
            assert not modelo.objects.filter(pk=pk).exists(), modelo
            assert not modelo._base_manager.filter(pk=pk).exists(), modelo


def _valor(casa: Casa, modelo: type[Model], coluna: str) -> sql.Composed:
    """Some id of `casa` in the table that the foreign key points to."""
    alvo = next(c for c in modelo._meta.local_concrete_fields if c.column == coluna).related_model
    return sql.SQL("(SELECT min(id) FROM {} WHERE instituicao_id = {})").format(
        sql.Identifier(alvo._meta.db_table), sql.Literal(casa.instituicao.pk)
    )


def _so_com_chaves_estrangeiras(c: psycopg.Connection, tabela: str) -> None:
    """Take away whatever else could refuse the change, so that the key alone answers."""
    nome = sql.Identifier(tabela)
    c.execute(sql.SQL("ALTER TABLE {} DISABLE TRIGGER USER").format(nome))
    condicoes = c.execute(
        "SELECT conname FROM pg_constraint WHERE contype = 'c' AND conrelid = %s::regclass",
        [tabela],
    ).fetchall()
    for (condicao,) in condicoes:
        c.execute(
            sql.SQL("ALTER TABLE {} DROP CONSTRAINT {}").format(nome, sql.Identifier(condicao))
        )
    c.execute("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.mark.django_db(transaction=True)
def test_nenhuma_linha_aponta_para_linha_de_outra_instituicao(
    elenco: Elenco, url_super: str
) -> None:
    """Even a superuser, whom row security does not stop, meets the composite key."""
    povoar(elenco, elenco.casa, "ana")
    povoar(elenco, elenco.outra, "caio")
    chaves = [
        (m, c.column)
        for m in MODELOS
        for c in m._meta.local_concrete_fields
        if isinstance(c, TenantForeignKey)
    ]
    aceitas = []
    with psycopg.connect(url_super, autocommit=True) as c:
        for modelo, coluna in chaves:
            tabela = sql.Identifier(modelo._meta.db_table)
            mudar = sql.SQL(
                "UPDATE {0} SET {1} = {2} WHERE id = (SELECT min(id) FROM {0} WHERE instituicao_id = {3})"
            )
            try:
                with c.transaction(force_rollback=True):
                    _so_com_chaves_estrangeiras(c, modelo._meta.db_table)
                    c.execute(
                        mudar.format(
                            tabela,
                            sql.Identifier(coluna),
                            _valor(elenco.outra, modelo, coluna),
                            sql.Literal(elenco.casa.instituicao.pk),
                        )
                    )
                    aceitas.append((modelo.__name__, coluna))
            except psycopg.errors.ForeignKeyViolation:
                continue
    assert aceitas == []
    assert len(chaves) > 50


@pytest.mark.django_db
def test_ninguem_grava_linha_para_outra_instituicao(elenco: Elenco) -> None:
    """Under the scope of one, an INSERT or UPDATE that names the other is refused."""
    casa, outra = elenco.casa.instituicao.pk, elenco.outra.instituicao.pk
    comandos = (
        f"INSERT INTO catalogo_feriado (instituicao_id, data, nome) VALUES ({outra}, now(), 'x')",
        f"UPDATE organizacao_unidade SET instituicao_id = {outra}",
    )
    for comando in comandos:
        with (
            elenco.em(elenco.casa),
            pytest.raises(Exception, match="row-level security"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(comando)
    with elenco.em(elenco.outra), connection.cursor() as cursor:
        cursor.execute(f"UPDATE organizacao_unidade SET nome = 'x' WHERE instituicao_id = {casa}")
        assert cursor.rowcount == 0
        cursor.execute(f"DELETE FROM catalogo_tipoarquivo WHERE instituicao_id = {casa}")
        assert cursor.rowcount == 0


@pytest.mark.django_db
def test_a_funcao_de_pesquisa_nao_atravessa_instituicoes(elenco: Elenco) -> None:
    """It sees every row of the index; the condition of the institution is inside it."""
    casas = {"ana": elenco.casa, "caio": elenco.outra}
    for quem, casa in casas.items():
        povoar(elenco, casa, quem)

    def achados() -> set[int]:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT processo_id FROM seiva_pesquisar_processos("
                "to_tsquery('pg_catalog.portuguese', 'janeiro'), 1000)"
            )
            return {linha[0] for linha in cursor.fetchall()}

    vistos = {}
    for casa in casas.values():
        with elenco.em(casa):
            proprios = set(Processo.objects.values_list("pk", flat=True))
            vistos[casa.instituicao.slug] = achados()
            assert vistos[casa.instituicao.slug]
            assert vistos[casa.instituicao.slug] <= proprios
    assert achados() == set()


@pytest.mark.django_db
def test_as_ligacoes_do_orm_levam_a_instituicao_na_juncao(elenco: Elenco) -> None:
    """The join itself carries the tenant, so that it stays inside one shard."""
    modelos = [m for m in MODELOS if issubclass(m, ModeloDoInquilino)]
    with elenco.em(elenco.casa):
        for modelo in modelos:
            for campo in modelo._meta.local_concrete_fields:
                if isinstance(campo, TenantForeignKey) and isinstance(campo, ForeignKey):
                    consulta = str(modelo.objects.select_related(campo.name).query)
                    juncao = consulta.split(" JOIN ", 1)[1]
                    assert juncao.count('"instituicao_id"') >= 2, (modelo, campo)
