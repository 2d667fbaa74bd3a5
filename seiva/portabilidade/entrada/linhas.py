"""Rows of the package as rows of this installation: same ids inside, other ids outside."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from django.db import connection
from psycopg import sql

from seiva.core.relogio import agora
from seiva.core.tenancy import instituicao_atual
from seiva.portabilidade import dicionario as dic

Linha = dict[str, Any]
LOTE = 1_000


@dataclass
class Traducao:
    """Ids that change on the way: of the institution, and of accounts (there → here)."""

    origem: int
    destino: int
    contas: dict[int, int]
    maiores: dict[tuple[str, str], int] = field(default_factory=dict)

    def conta(self, la: int | None) -> int | None:
        return None if la is None else self.contas[la]


def carregar(modelo: dic.Modelo, linhas: Iterable[Linha], traducao: Traducao) -> int:
    """Insert the rows of one table; how many. Needs the scope of the institution open."""
    tabela, chave = modelo._meta.db_table, dic.chave_de(modelo)
    contas, quantas, maior = dic.colunas_de_conta(modelo), 0, 0
    comando = _insercao(modelo)
    traduzidas = (_traduzir(tabela, linha, contas, traducao) for linha in linhas)
    with connection.cursor() as cursor:
        while lote := list(islice(traduzidas, LOTE)):
            completas = [_completa(modelo, linha) for linha in lote]
            cursor.execute(comando, [json.dumps(completas, ensure_ascii=False)])
            quantas += len(lote)
            maior = max(maior, *(linha[chave] for linha in lote))
    if maior:
        traducao.maiores[tabela, chave] = maior
    return quantas


def _insercao(modelo: dic.Modelo) -> sql.Composed:
    colunas = [sql.Identifier(coluna) for coluna in dic.campos(modelo)]
    return sql.SQL(
        "INSERT INTO {tabela} ({colunas}) "
        "SELECT {colunas} FROM json_populate_recordset(NULL::{tabela}, %s::json)"
    ).format(tabela=sql.Identifier(modelo._meta.db_table), colunas=sql.SQL(", ").join(colunas))


def _completa(modelo: dic.Modelo, linha: Linha) -> Linha:
    """A row of an older package with what this Seiva puts in newer columns."""
    for coluna, campo in dic.campos(modelo).items():
        if coluna not in linha:
            linha[coluna] = dic.valor_em_json(campo.get_default())
    return linha


def _traduzir(tabela: str, linha: Linha, contas: list[str], traducao: Traducao) -> Linha:
    if tabela == "andamentos_andamento" and linha.get("instituicao_na_origem") is None:
        # What the hash covers stays as it was where the entry was written.
        linha["instituicao_na_origem"] = traducao.origem
        linha["conta_na_origem"] = linha["conta_id"]
    linha["instituicao_id"] = traducao.destino
    for coluna in contas:
        linha[coluna] = traducao.conta(linha[coluna])
    especial = _ESPECIAIS.get(tabela)
    if especial is not None:
        especial(linha, traducao)
    return linha


def _alteracao(linha: Linha, traducao: Traducao) -> None:
    """The log names the account, or the institution itself, by its key."""
    if linha["cadastro"] == "organizacao.conta":
        linha["objeto_id"] = traducao.contas.get(linha["objeto_id"])
    elif linha["cadastro"] == "organizacao.instituicao":
        linha["objeto_id"] = traducao.destino


def _destino(linha: Linha, traducao: Traducao) -> None:
    """What undoing a sending puts back names who had the process."""
    estado = linha["estado_anterior"]
    if estado and estado.get("atribuida_a_id"):
        estado["atribuida_a_id"] = traducao.contas.get(estado["atribuida_a_id"])


def _chave(linha: Linha, _traducao: Traducao) -> None:
    """Keys of the former installation check signatures; they no longer make any."""
    linha["cifradas"] = {}
    linha["encerrada_em"] = linha["encerrada_em"] or agora().isoformat()


_ESPECIAIS = {
    "organizacao_alteracao": _alteracao,
    "processos_destino": _destino,
    "documentos_chaveinstitucional": _chave,
}


def permitir_ids(instituicao_id: int) -> None:
    """Let entries of the history keep their ids until the transaction ends (migration 0180)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('app.importando', %s, true)", [str(instituicao_id)])


def avancar_sequencias(traducao: Traducao) -> None:
    """Numbers to be given here begin after those that came in."""
    with connection.cursor() as cursor:
        for (tabela, chave), maior in traducao.maiores.items():
            cursor.execute("SELECT seiva_avancar_sequencia(%s, %s, %s)", [tabela, chave, maior])


def cobrar_restricoes() -> None:
    """Have the database check now what it would check at the commit."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def proxima_instituicao() -> int:
    """Reserve the id of the institution: bytes are stored under it before any row exists."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence('organizacao_instituicao', 'id'))")
        return int(cursor.fetchone()[0])


def referencias_soltas() -> Iterator[str]:
    """References inside the institution that lead to no row. Needs its scope open."""
    for modelo in dic.tabelas():
        for coluna, alvo in dic.referencias(modelo):
            pergunta = sql.SQL(
                "SELECT count(*) FROM {t} t LEFT JOIN {a} a "
                "ON a.instituicao_id = t.instituicao_id AND a.id = t.{c} "
                "WHERE t.instituicao_id = %s AND t.{c} IS NOT NULL AND a.id IS NULL"
            ).format(
                t=sql.Identifier(modelo._meta.db_table),
                a=sql.Identifier(alvo),
                c=sql.Identifier(coluna),
            )
            with connection.cursor() as cursor:
                cursor.execute(pergunta, [instituicao_atual()])
                (soltas,) = cursor.fetchone()
            if soltas:
                yield (
                    f"{modelo._meta.db_table}.{coluna}: {soltas} linhas apontam para o que não "
                    f"está em {alvo}."
                )
