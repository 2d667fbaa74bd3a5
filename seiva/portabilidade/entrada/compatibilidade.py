"""Does the package fit this Seiva, and is there room for the institution here?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import NOT_PROVIDED, Field

from seiva.organizacao.models import Instituicao
from seiva.portabilidade import dicionario as dic

# Columns of the package, by table.
Colunas = dict[str, set[str]]


def colunas_do_pacote(dicionario: dict[str, Any]) -> Colunas:
    return {t["tabela"]: {c["nome"] for c in t["colunas"]} for t in dicionario["tabelas"]}


def _dispensavel(campo: Field[Any, Any]) -> bool:
    """A column that an older package may lack: this Seiva knows what to put there."""
    return campo.null or campo.default is not NOT_PROVIDED


def desencontros(colunas: Colunas) -> Iterator[str]:
    """What the package has that this Seiva does not know, and what it lacks."""
    daqui = {modelo._meta.db_table: modelo for modelo in dic.tabelas()}
    for tabela in sorted(set(colunas) - set(daqui)):
        yield f"A tabela {tabela} não existe neste Seiva: atualize-o antes de importar."
    for tabela, modelo in daqui.items():
        if tabela not in colunas:
            continue  # of a Seiva before this table: it begins empty
        campos = dic.campos(modelo)
        for coluna in sorted(colunas[tabela] - set(campos)):
            yield f"A coluna {tabela}.{coluna} não existe neste Seiva."
        for coluna in sorted(set(campos) - colunas[tabela]):
            if not _dispensavel(campos[coluna]):
                yield f"Falta a coluna {tabela}.{coluna}, que este Seiva exige."


def instituicao_nova(ficha: dict[str, Any], endereco: str) -> Instituicao:
    """The institution as it will be here, not saved. `endereco` replaces the package's slug."""
    campos = set(dic.campos(Instituicao)) - dic.DA_INSTALACAO
    dados = {c: v for c, v in ficha["instituicao"].items() if c in campos}
    return Instituicao(**(dados | {"slug": endereco or dados["slug"]}))


def ocupados(nova: Instituicao, anterior: Instituicao | None = None) -> Iterator[str]:
    """Why there is no room for it: somebody has its address, CNPJ or municipality.

    `anterior` is the institution whose place it takes.
    """
    outras = Instituicao.objects.exclude(pk=anterior.pk if anterior else 0)
    if outras.filter(slug=nova.slug).exists():
        yield f"O endereço {nova.slug} já é de outra instituição daqui. Escolha outro."
    if nova.cnpj and outras.filter(cnpj=nova.cnpj).exists():
        yield f"Já há aqui uma instituição com o CNPJ {nova.cnpj}."
    if nova.ibge and outras.filter(ibge=nova.ibge, natureza=nova.natureza).exists():
        yield (
            f"Já há aqui uma instituição desta natureza no município de código IBGE {nova.ibge}."
        )
    try:
        nova.clean_fields()
        if anterior is None:
            nova.validate_constraints()
    except ValidationError as erro:
        yield from erro.messages
