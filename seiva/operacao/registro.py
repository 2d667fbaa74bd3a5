"""Changes that the operator makes to an institution: in the platform's log, and in its own."""

from dataclasses import replace
from typing import Any

from seiva.core.ator import Ator
from seiva.core.tenancy import escopo
from seiva.organizacao.alteracoes import registrar_alteracao
from seiva.organizacao.models import Alteracao, Instituicao


def registrar_nas_duas(
    ator: Ator, instituicao: Instituicao, *, antes: dict[str, Any], depois: dict[str, Any]
) -> None:
    """Write the change where who operates sees it and where the institution sees it.

    In the institution's log the operator acts from outside: with no unit of it.
    """
    registrar_alteracao(ator, instituicao, Alteracao.Verbo.ALTEROU, antes=antes, depois=depois)
    if instituicao.pk == ator.instituicao_id:
        return
    de_fora = replace(ator, instituicao_id=instituicao.pk, unidade_id=None, unidade_sigla="")
    with escopo(instituicao.pk):
        registrar_alteracao(
            de_fora, instituicao, Alteracao.Verbo.ALTEROU, antes=antes, depois=depois
        )
