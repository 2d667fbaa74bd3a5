"""Criar um registro: a new entry in one of the institution's registers."""

from typing import Any

from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.tenancy import instituicao_atual
from seiva.organizacao.alteracoes import registrar_alteracao
from seiva.organizacao.cadastros import Cadastro
from seiva.organizacao.cadastros.valores import (
    conferir_campos,
    conferir_escolhas,
    foto,
    gravar,
    preencher,
)
from seiva.organizacao.models import Alteracao


@acao(
    "criar_registro",
    titulo="Criar registro nos cadastros",
    exige="instituicao.administrar",
    registra=False,
)
def criar_registro(ator: Ator, *, cadastro: Cadastro, valores: dict[str, Any]) -> Any:
    """A new entry with these values (name of the field → value; a list of rows for a tie).

    Raises `RegraViolada` for what the fields, the rules of the register or the database refuse.
    """
    registro = cadastro.modelo(instituicao_id=instituicao_atual())
    todos = preencher(cadastro, registro, valores, novo=True)
    conferir_campos(cadastro, registro, todos)
    conferir_escolhas(cadastro, {}, todos)
    for regra in cadastro.regras:
        regra(ator, registro, todos)
    gravar(cadastro, registro, todos)
    registrar_alteracao(
        ator, registro, Alteracao.Verbo.CRIOU, depois=foto(cadastro, registro, todos)
    )
    return registro
