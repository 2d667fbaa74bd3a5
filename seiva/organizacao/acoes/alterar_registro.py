"""Alterar um registro of the institution's registers."""

from typing import Any

from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.organizacao.alteracoes import registrar_alteracao
from seiva.organizacao.cadastros import cadastro_de
from seiva.organizacao.cadastros.conflito import conferir_versao
from seiva.organizacao.cadastros.valores import (
    conferir_campos,
    conferir_escolhas,
    foto,
    gravar,
    preencher,
    valores_de,
)
from seiva.organizacao.models import Alteracao


@acao(
    "alterar_registro",
    titulo="Alterar registro dos cadastros",
    exige="instituicao.administrar",
    sobre="registro",
    registra=False,
)
def alterar_registro(
    ator: Ator, *, registro: Any, valores: dict[str, Any], versao: int | None = None
) -> Any:
    """Change the fields named in `valores`; the others stay.

    `versao` is what the form saw (`versao_de`): when somebody changed the entry since,
    `MudouAntes` is raised and nothing is written. Raises `RegraViolada` as `criar_registro`.
    """
    cadastro = cadastro_de(registro)
    originais = valores_de(cadastro, registro)
    antes = foto(cadastro, registro, originais)
    todos = preencher(cadastro, registro, valores, novo=False)
    if versao is not None:
        conferir_versao(cadastro, registro, versao, foto(cadastro, registro, todos))
    conferir_campos(cadastro, registro, todos)
    conferir_escolhas(cadastro, originais, todos)
    for regra in cadastro.regras:
        regra(ator, registro, todos)
    gravar(cadastro, registro, todos)
    registrar_alteracao(
        ator,
        registro,
        Alteracao.Verbo.ALTEROU,
        antes=antes,
        depois=foto(cadastro, registro, todos),
    )
    return registro
