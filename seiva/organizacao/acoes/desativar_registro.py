"""Desativar um registro: it is no longer offered, and stays in what used it."""

from datetime import date
from typing import Any

from seiva.core.acoes import Condicao, acao
from seiva.core.ator import Ator
from seiva.core.relogio import hoje
from seiva.organizacao.alteracoes import registrar_alteracao, retrato
from seiva.organizacao.cadastros import cadastro_de
from seiva.organizacao.models import Alteracao


def _em_uso(_ator: Ator, registro: Any) -> bool:
    cadastro = cadastro_de(registro)
    return bool(cadastro.encerra) and cadastro.usa(registro)


EM_USO = Condicao("fora_de_uso", "Este registro já está fora de uso.", _em_uso)


@acao(
    "desativar_registro",
    titulo="Desativar registro dos cadastros",
    exige="instituicao.administrar",
    estado=(EM_USO,),
    sobre="registro",
    registra=False,
)
def desativar_registro(ator: Ator, *, registro: Any, fim: date | None = None) -> Any:
    """Put an entry out of use; `fim` is its last day, today unless told, where there is one.

    Raises `RegraViolada` when a rule of the register keeps it in use.
    """
    cadastro = cadastro_de(registro)
    for regra in cadastro.ao_encerrar:
        regra(ator, registro)
    antes = retrato(registro, [cadastro.encerra])
    setattr(registro, cadastro.encerra, (fim or hoje()) if cadastro.encerra == "fim" else False)
    registro.save(update_fields=[cadastro.encerra])
    registrar_alteracao(
        ator,
        registro,
        Alteracao.Verbo.DESATIVOU,
        antes=antes,
        depois=retrato(registro, [cadastro.encerra]),
    )
    return registro
