"""Reativar um registro that was out of use."""

from typing import Any

from seiva.core.acoes import Condicao, acao
from seiva.core.ator import Ator
from seiva.organizacao.alteracoes import registrar_alteracao, retrato
from seiva.organizacao.cadastros import cadastro_de
from seiva.organizacao.cadastros.valores import valores_de
from seiva.organizacao.models import Alteracao


def _encerrado(_ator: Ator, registro: Any) -> bool:
    cadastro = cadastro_de(registro)
    return bool(cadastro.encerra) and getattr(registro, cadastro.encerra) not in (True, None)


ENCERRADO = Condicao("em_uso", "Este registro já está em uso.", _encerrado)


@acao(
    "reativar_registro",
    titulo="Reativar registro dos cadastros",
    exige="instituicao.administrar",
    estado=(ENCERRADO,),
    sobre="registro",
    registra=False,
)
def reativar_registro(ator: Ator, *, registro: Any) -> Any:
    """Offer an entry again. Its rules are asked again, for the rest may have changed since."""
    cadastro = cadastro_de(registro)
    antes = retrato(registro, [cadastro.encerra])
    setattr(registro, cadastro.encerra, None if cadastro.encerra == "fim" else True)
    todos = valores_de(cadastro, registro)
    for regra in cadastro.regras:
        regra(ator, registro, todos)
    registro.save(update_fields=[cadastro.encerra])
    registrar_alteracao(
        ator,
        registro,
        Alteracao.Verbo.REATIVOU,
        antes=antes,
        depois=retrato(registro, [cadastro.encerra]),
    )
    return registro
