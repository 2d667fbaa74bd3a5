"""The shape of the database, read from its own catalogue: every tenant table has both locks.

Each list of exceptions is complete: a new name fails until someone writes it here with its
reason, and a name that is no longer an exception fails too. Lists may only shrink.
"""

from typing import Any

import pytest
from django.db import connection
from django.db.models import ForeignKey

from seiva.core.modelos import ModeloDoInquilino, TenantForeignKey
from tests.isolamento.povoar import modelos_do_inquilino

pytestmark = pytest.mark.django_db

# Issues numbers to the whole installation; the conference page starts from the number alone.
SEM_CHAVE_COMPOSTA = {"documentos_numerodedocumento"}
# Written by one SQL statement under row security; has no tenant manager.
SEM_GERENTE_DO_INQUILINO = {"documentos_numerodedocumento", "processos_sequenciadenumero"}

GLOBAIS = {
    "core_falha": "why a job of the queue failed: shape of the error only",
    "core_limite": "rate limits count addresses and logins, hashed",
    "servicos_oferta": "texts that institutions share with all; each writes its own alone",
    "operacao_aviso": "notices of the platform to everybody",
    "organizacao_conta": "one person, one login for every institution",
    "organizacao_instituicao": "the tenants themselves",
    "organizacao_autenticador": "second factor of a person, not of a town",
    "organizacao_chavedeacesso": "passkeys of a person, not of a town",
    "organizacao_codigoderecuperacao": "recovery codes of a person, hashed",
    "organizacao_sessaoaberta": "sessions begin before an institution is chosen",
    "organizacao_pedidodeconta": "who asked for an account, before any institution",
    "organizacao_contapropria": "how the account of a person was opened",
    "organizacao_vinculogovbr": "what gov.br says of a person, not of a town",
    "organizacao_provagovbr": "gov.br said of a person, once, that it was them",
    "organizacao_trocadeemail": "another e-mail of a person's account",
    "organizacao_lugardocidadao": "in which institutions to look for a CPF, and nothing else",
    "organizacao_municipio": "public facts of the IBGE, read by all and written by nobody",
    "django_session": "sessions begin before an institution is chosen",
    "django_content_type": "framework",
    "django_migrations": "framework",
    "auth_group": "framework, empty",
    "auth_group_permissions": "framework, empty",
    "auth_permission": "framework",
    "procrastinate_events": "the queue: ids only",
    "procrastinate_jobs": "the queue: ids only",
    "procrastinate_periodic_defers": "the queue: ids only",
    "procrastinate_workers": "the queue: ids only",
}
OUTRAS_POLITICAS = {
    # The operator of the platform reads numbers of every institution: counts, never content.
    ("operacao_saude", "plataforma", "SELECT", "{public}"),
    ("operacao_saudedodia", "plataforma", "SELECT", "{public}"),
    # The operator reads counts of every institution, and everyone what the platform suggests.
    ("estatisticas_resumomensal", "plataforma", "SELECT", "{public}"),
    ("estatisticas_atualizacao", "plataforma", "SELECT", "{public}"),
    ("estatisticas_parametros", "sugeridos", "SELECT", "{public}"),
    # A person sees own lotações in every institution, to choose where to work.
    ("organizacao_lotacao", "propria", "SELECT", "{public}"),
    # A person sees own register in every institution, to know who read what concerns them.
    ("organizacao_pessoa", "propria", "SELECT", "{public}"),
    # The gallery of services: anyone reads, only who offered changes.
    ("servicos_oferta", "galeria", "SELECT", "{public}"),
    ("servicos_oferta", "propria", "ALL", "{public}"),
    # The search functions read the indexes as a role of its own, that cannot log in.
    ("pesquisa_indicedocumento", "pesquisa", "SELECT", "{seiva_pesquisa}"),
    ("pesquisa_indiceprocesso", "pesquisa", "SELECT", "{seiva_pesquisa}"),
}
# Functions that run with the power of their owner, with the owner.
FUNCOES_DO_DONO = {
    # The reset of a pilot and the moving of sequences, as a role that cannot log in (ADR 0029).
    ("seiva_avancar_sequencia", "seiva_mudanca"),
    ("seiva_reiniciar_lote", "seiva_mudanca"),
    ("seiva_pesquisar_atos_publicos", "seiva_pesquisa"),
    ("seiva_pesquisar_documentos", "seiva_pesquisa"),
    ("seiva_pesquisar_processos", "seiva_pesquisa"),
}
CONDICAO = (
    "(instituicao_id = (NULLIF(current_setting('app.instituicao'::text, true), ''::text))::bigint)"
)


def perguntar(sql: str) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


def tabelas_com_inquilino() -> set[str]:
    return {
        nome
        for (nome,) in perguntar(
            "SELECT relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid "
            "WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace "
            "AND a.attname = 'instituicao_id' AND NOT a.attisdropped"
        )
    }


def test_toda_tabela_e_do_inquilino_ou_esta_na_lista_das_globais() -> None:
    todas = {n for (n,) in perguntar("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")}
    assert todas - tabelas_com_inquilino() == set(GLOBAIS)


def test_as_tabelas_do_banco_sao_as_dos_modelos() -> None:
    assert tabelas_com_inquilino() == {m._meta.db_table for m in modelos_do_inquilino()}


def test_a_seguranca_por_linha_esta_ligada_e_vale_ate_para_o_dono() -> None:
    ligadas = {
        nome
        for (nome,) in perguntar(
            "SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity"
        )
    }
    assert tabelas_com_inquilino() - ligadas == SEM_CHAVE_COMPOSTA


def test_a_politica_e_uma_so_e_vale_para_ler_e_para_gravar() -> None:
    politicas = perguntar(
        "SELECT tablename, policyname, cmd, permissive, roles::text, qual, with_check "
        "FROM pg_policies"
    )
    padrao = {p[0] for p in politicas if p[1] == "instituicao"}
    assert tabelas_com_inquilino() - padrao == SEM_CHAVE_COMPOSTA
    for tabela, nome, comando, permissiva, papeis, usando, conferindo in politicas:
        if nome == "instituicao":
            assert (comando, permissiva, papeis) == ("ALL", "PERMISSIVE", "{public}"), tabela
            assert usando == conferindo == CONDICAO, tabela
    outras = {(p[0], p[1], p[2], p[4]) for p in politicas if p[1] != "instituicao"}
    assert outras == OUTRAS_POLITICAS


def test_a_chave_primaria_comeca_pela_instituicao() -> None:
    chaves = dict(
        perguntar(
            "SELECT conrelid::regclass::text, "
            "(SELECT array_agg(attname::text ORDER BY o) FROM unnest(conkey) WITH ORDINALITY "
            " AS k(n, o) JOIN pg_attribute ON attrelid = conrelid AND attnum = n) "
            "FROM pg_constraint WHERE contype = 'p' AND connamespace = 'public'::regnamespace"
        )
    )
    erradas = {t for t in tabelas_com_inquilino() if chaves.get(t) != ["instituicao_id", "id"]}
    assert erradas == SEM_CHAVE_COMPOSTA


def test_todo_indice_unico_comeca_pela_instituicao() -> None:
    """Else a value taken in one institution would be refused in another, and so revealed."""
    unicos = perguntar(
        "SELECT c.relname, i.indexrelid::regclass::text, a.attname FROM pg_index i "
        "JOIN pg_class c ON c.oid = i.indrelid "
        "LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0] "
        "WHERE i.indisunique AND c.relnamespace = 'public'::regnamespace"
    )
    tabelas = tabelas_com_inquilino() - SEM_CHAVE_COMPOSTA
    errados = [u for u in unicos if u[0] in tabelas and u[2] != "instituicao_id"]
    assert errados == []


def test_toda_chave_estrangeira_entre_inquilinos_leva_a_instituicao() -> None:
    compostas = {
        (tabela, coluna, alvo)
        for tabela, coluna, alvo in perguntar(
            "SELECT conrelid::regclass::text, a.attname::text, confrelid::regclass::text "
            "FROM pg_constraint c "
            "JOIN pg_attribute a ON a.attrelid = conrelid AND a.attnum = conkey[2] "
            "JOIN pg_attribute i ON i.attrelid = conrelid AND i.attnum = conkey[1] "
            "JOIN pg_attribute fi ON fi.attrelid = confrelid AND fi.attnum = confkey[1] "
            "JOIN pg_attribute fa ON fa.attrelid = confrelid AND fa.attnum = confkey[2] "
            "WHERE contype = 'f' AND convalidated AND array_length(conkey, 1) = 2 "
            "AND i.attname = 'instituicao_id' AND fi.attname = 'instituicao_id' "
            "AND fa.attname = 'id'"
        )
    }
    esperadas = {
        (modelo._meta.db_table, campo.column, campo.related_model._meta.db_table)
        for modelo in modelos_do_inquilino()
        for campo in modelo._meta.local_concrete_fields
        if isinstance(campo, TenantForeignKey)
    }
    assert esperadas - compostas == set()
    assert len(esperadas) > 50


def test_nenhuma_chave_comum_aponta_para_tabela_do_inquilino() -> None:
    """Neither from a tenant table nor, worse, from a global one."""
    from django.apps import apps

    erradas = [
        str(campo)
        for modelo in apps.get_models()
        for campo in modelo._meta.local_concrete_fields
        if isinstance(campo, ForeignKey)
        and not isinstance(campo, TenantForeignKey)
        and issubclass(campo.related_model, ModeloDoInquilino)
    ]
    assert erradas == []


def test_nenhum_modelo_do_inquilino_usa_tabela_de_ligacao_automatica() -> None:
    assert [str(m) for m in modelos_do_inquilino() if m._meta.local_many_to_many] == []


def test_todo_modelo_com_instituicao_tem_o_gerente_que_filtra() -> None:
    fora = {
        m._meta.db_table for m in modelos_do_inquilino() if not issubclass(m, ModeloDoInquilino)
    }
    assert fora == SEM_GERENTE_DO_INQUILINO


def test_toda_visao_obedece_a_quem_pergunta() -> None:
    """A plain view reads as its owner and would show every institution."""
    visoes = perguntar(
        "SELECT relname, relkind::text, coalesce(array_to_string(reloptions, ','), '') "
        "FROM pg_class WHERE relkind IN ('v', 'm') AND relnamespace = 'public'::regnamespace"
    )
    assert [v for v in visoes if v[1] == "m" or "security_invoker=true" not in v[2]] == []


def test_funcoes_que_agem_com_o_poder_do_dono_estao_na_lista() -> None:
    funcoes = perguntar(
        "SELECT proname, proowner::regrole::text, proconfig::text FROM pg_proc "
        "WHERE prosecdef AND pronamespace = 'public'::regnamespace"
    )
    assert {funcao[:2] for funcao in funcoes} == FUNCOES_DO_DONO
    assert [f for f in funcoes if "search_path=" not in (f[2] or "")] == []


def test_o_papel_da_pesquisa_so_le_os_proprios_indices() -> None:
    (papel,) = perguntar(
        "SELECT rolcanlogin, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = 'seiva_pesquisa'"
    )
    assert papel == (False,) * 3
    direitos = perguntar(
        "SELECT c.relname, a.privilege_type FROM pg_class c, aclexplode(c.relacl) a "
        "WHERE a.grantee = 'seiva_pesquisa'::regrole"
    )
    assert sorted(direitos) == [
        ("pesquisa_indicedocumento", "SELECT"),
        ("pesquisa_indiceprocesso", "SELECT"),
    ]


def test_a_aplicacao_nao_tem_como_contornar_as_travas() -> None:
    (papel,) = perguntar(
        "SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication "
        "FROM pg_roles WHERE rolname = current_user"
    )
    assert papel == (False,) * 5
    outros = perguntar(
        "SELECT rolname FROM pg_roles WHERE rolname <> current_user "
        "AND pg_has_role(current_user, oid, 'MEMBER')"
    )
    assert outros == []
    donas = perguntar("SELECT tablename FROM pg_tables WHERE tableowner = current_user")
    assert donas == []
    assert perguntar("SELECT has_schema_privilege('public', 'CREATE')") == [(False,)]
