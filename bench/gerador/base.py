"""Institutions with their units and catalogues: one is made by the product, the rest copy it."""

from typing import Any

import psycopg
from django.contrib.auth.hashers import make_password
from django.db import transaction
from psycopg import sql

from bench.gerador.palavras import CIDADES_A, CIDADES_B
from bench.gerador.plano import IDS_POR_CASA, UNIDADES_DE_JORNADA, Casa, Plano
from bench.gerador.tabelas import Tabelas
from bench.gerador.textos import Escritor
from seiva.adesao.plantio import plantar_feriados
from seiva.adesao.sementes.modelos import Unidade
from seiva.comandos.dados_demo import modelos as demo
from seiva.comandos.dados_demo.leitura import catalogo
from seiva.comandos.implantar import INICIO, implantar
from seiva.core.relogio import hoje
from seiva.core.tenancy import escopo
from seiva.organizacao import models as organizacao
from seiva.organizacao.querysets import dobrar

SENHA = "ipê-amarelo-de-medição"
MASCARA = "3106.01.@seq_anual_cod_orgao_sei_07d@/@ano_4d@-@dv_mod97_base10_executivo_federal_2d@"
SECRETARIAS = (
    "Administração", "Fazenda", "Saúde", "Educação", "Obras", "Meio Ambiente", "Cultura",
    "Assistência Social", "Planejamento", "Transportes",
)  # fmt: skip
SETORES = ("Protocolo", "Compras", "Pessoal", "Contabilidade", "Fiscalização")
CARGOS = ("Agente Administrativo", "Analista", "Secretário Municipal", "Procurador", "Fiscal")
# Copied from the first institution to the others, parents first.
COPIADAS = (
    "organizacao_perfil", "organizacao_cargo", "organizacao_orgao", "organizacao_unidade",
    "catalogo_assunto", "catalogo_hipoteselegal", "catalogo_tipoprocesso",
    "catalogo_assuntosugerido", "catalogo_tipodocumento", "catalogo_modelodocumento",
    "catalogo_textopadrao", "catalogo_tipoconferencia", "catalogo_tipoarquivo",
    "catalogo_feriado",
)  # fmt: skip


def semear(plano: Plano, conexao: psycopg.Connection) -> None:
    """Everything that exists before the first process."""
    with transaction.atomic():
        implantar(_primeira(), catalogo())
        with escopo(1):
            plantar_feriados("MG", range(plano.fim.year - 5, hoje().year - 1))
            for cargo in CARGOS:
                organizacao.Cargo.objects.create(nome=cargo)
    tabelas = Tabelas()
    escritor = Escritor(1)
    for casa in plano.casas[1:]:
        _instituicao(tabelas, casa)
    tabelas.copiar(conexao)
    with conexao.transaction():
        conexao.execute("SET LOCAL session_replication_role = replica")
        for tabela in COPIADAS if plano.casas[1:] else ():
            _multiplicar(conexao, tabela, plano)
    guardada = make_password(SENHA)
    with transaction.atomic(), escopo(1):
        perfis = dict(organizacao.Perfil.objects.values_list("nome", "pk"))
        cargos = list(organizacao.Cargo.objects.order_by("pk").values_list("pk", flat=True))
    for casa in plano.casas:
        _pessoas(tabelas, casa, escritor, guardada, perfis["Gestor"], cargos)
        _interessados(tabelas, casa, escritor)
    tabelas.copiar(conexao)


def _primeira() -> demo.Instituicao:
    unidades = []
    for s, nome in enumerate(SECRETARIAS):
        sigla = f"SM{s:02d}"
        unidades.append(_unidade(sigla, f"Secretaria Municipal de {nome}", f"{s:02d}0"))
        for d, setor in enumerate(SETORES, 1):
            unidades.append(
                _unidade(f"{sigla}/{setor[:4].upper()}", f"{setor} – {nome}", f"{s:02d}{d}", sigla)
            )
    orgao = demo.Orgao("PREF", "Prefeitura Municipal", "3106", MASCARA, tuple(unidades))
    textos = dict.fromkeys(demo.Instituicao.__dataclass_fields__, "")
    return demo.Instituicao(
        **textos
        | {
            "slug": "cidade-1",
            "nome": "Prefeitura Municipal de Grande Campo",
            "municipio": "Grande Campo",
            "uf": "MG",
            "cnpj": "11222333000181",
            "orgaos": (orgao,),
            "feriados": (),
            "servidores": (),
            "interessados": (),
            "processos": (),
        }
    )


def _unidade(sigla: str, nome: str, codigo: str, pai: str = "") -> Unidade:
    email = f"{sigla.lower().replace('/', '.')}@cidade.example"
    return Unidade(sigla, nome, codigo, pai, email, "(31) 5555-0100", "Praça Exemplo, 1")


def _instituicao(tabelas: Tabelas, casa: Casa) -> None:
    a = CIDADES_A[casa.indice % len(CIDADES_A)]
    b = CIDADES_B.split()[casa.indice // len(CIDADES_A) % 12]
    nome = f"{a} {b} {casa.pk}"
    tabelas.por(
        organizacao.Instituicao,
        id=casa.pk,
        slug=casa.slug,
        nome=f"Prefeitura Municipal de {nome}",
        cnpj="",
        municipio=nome,
        uf="MG",
        criada_em="2020-01-01T12:00:00Z",
    )


def _multiplicar(conexao: psycopg.Connection, tabela: str, plano: Plano) -> None:
    """Copy the rows of the first institution to all others, each in its own range of ids."""
    colunas, deslocadas = _colunas(conexao, tabela)
    partes = []
    for coluna in colunas:
        if coluna == "instituicao_id":
            partes.append(sql.SQL("c.pk"))
        elif coluna in deslocadas:
            partes.append(sql.SQL("t.{} + c.salto").format(sql.Identifier(coluna)))
        else:
            partes.append(sql.SQL("t.{}").format(sql.Identifier(coluna)))
    limite = sql.SQL("")
    if tabela == "organizacao_unidade":
        limite = sql.SQL(" WHERE t.id <= c.unidades")
    casas = sql.SQL(", ").join(
        sql.SQL("({}, {}, {})").format(c.pk, c.indice * IDS_POR_CASA, c.unidades)
        for c in plano.casas[1:]
    )
    conexao.execute(
        sql.SQL(
            "INSERT INTO {t} ({colunas}) SELECT {partes} FROM (SELECT * FROM {t} "
            "WHERE instituicao_id = 1) t CROSS JOIN (VALUES {casas}) c(pk, salto, unidades){limite}"
        ).format(
            t=sql.Identifier(tabela),
            colunas=sql.SQL(", ").join(map(sql.Identifier, colunas)),
            partes=sql.SQL(", ").join(partes),
            casas=casas,
            limite=limite,
        )
    )


def _colunas(conexao: psycopg.Connection, tabela: str) -> tuple[list[str], set[str]]:
    """Columns of a table, and those whose ids belong to the institution."""
    colunas = [
        linha[0]
        for linha in conexao.execute(
            "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 "
            "AND NOT attisdropped ORDER BY attnum",
            [tabela],
        )
    ]
    chaves = conexao.execute(
        "SELECT a.attname FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = k.conrelid "
        "AND a.attnum = k.conkey[2] WHERE k.conrelid = %s::regclass AND k.contype = 'f' "
        "AND cardinality(k.conkey) = 2",
        [tabela],
    )
    return colunas, {"id", *(linha[0] for linha in chaves)}


def unidade_da_conta(casa: Casa, ordem: int) -> int:
    """Id, in the first institution, of the unit where the n-th person works."""
    if casa.indice == 0:
        return ordem % UNIDADES_DE_JORNADA + 1
    return ordem % casa.unidades + 1


def _pessoas(
    tabelas: Tabelas, casa: Casa, escritor: Escritor, senha: str, perfil: int, cargos: list[int]
) -> None:
    for ordem in range(casa.pessoas):
        pk = casa.conta_inicial + ordem
        comum: dict[str, Any] = {"instituicao_id": casa.pk, "inicio": INICIO}
        tabelas.por(
            organizacao.Conta,
            id=pk,
            password=senha,
            cpf=f"{pk:011d}",
            nome=escritor.nome(),
            email=f"pessoa{pk}@{casa.slug}.example",
            criada_em="2020-01-01T12:00:00Z",
        )
        tabelas.por(
            organizacao.Lotacao,
            id=pk,
            conta_id=pk,
            unidade_id=casa.catalogo(unidade_da_conta(casa, ordem)),
            perfil_id=casa.catalogo(perfil),
            **comum,
        )
        tabelas.por(
            organizacao.Titularidade,
            id=pk,
            conta_id=pk,
            cargo_id=casa.catalogo(cargos[ordem % len(cargos)]),
            **comum,
        )


def _interessados(tabelas: Tabelas, casa: Casa, escritor: Escritor) -> None:
    for ordem in range(casa.interessados):
        juridica = escritor.sorte.random() < 0.2
        nome = escritor.empresa() if juridica else escritor.nome()
        tabelas.por(
            organizacao.Pessoa,
            id=casa.interessado_inicial + ordem,
            instituicao_id=casa.pk,
            tipo="PJ" if juridica else "PF",
            nome=nome,
            nome_busca=dobrar(nome),
            documento="" if juridica else f"{casa.interessado_inicial + ordem:011d}",
            email="",
            criada_em="2021-01-01T12:00:00Z",
        )


def acertar_sequencias(conexao: psycopg.Connection) -> None:
    """Every identity goes on after the greatest id."""
    tabelas = conexao.execute(
        "SELECT c.oid::regclass::text, a.attname, pg_get_serial_sequence(c.oid::regclass::text, "
        "a.attname) FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 "
        "WHERE c.relkind = 'r' AND NOT a.attisdropped AND c.relnamespace = 'public'::regnamespace "
        "AND pg_get_serial_sequence(c.oid::regclass::text, a.attname) IS NOT NULL"
    ).fetchall()
    for tabela, coluna, sequencia in tabelas:
        conexao.execute(
            sql.SQL("SELECT setval({}, max({})) FROM {} HAVING max({}) IS NOT NULL").format(
                sequencia,
                sql.Identifier(coluna),
                sql.SQL(tabela),
                sql.Identifier(coluna),
            )
        )
