"""Excluir um registro that nothing ever used."""

from typing import Any

from django.db import IntegrityError
from django.db.models import ProtectedError, RestrictedError

from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.organizacao.alteracoes import registrar_alteracao
from seiva.organizacao.cadastros import cadastro_de
from seiva.organizacao.cadastros.valores import apagar, foto, valores_de
from seiva.organizacao.models import Alteracao


@acao(
    "excluir_registro",
    titulo="Excluir registro dos cadastros",
    exige="instituicao.administrar",
    sobre="registro",
    registra=False,
)
def excluir_registro(ator: Ator, *, registro: Any) -> None:
    """Take out an entry created by mistake. What anything refers to is only put out of use.

    Raises `RegraViolada` when a reference of the database, or a rule, keeps it.
    """
    cadastro = cadastro_de(registro)
    if cadastro.encerra and cadastro.usa(registro):
        for regra in cadastro.ao_encerrar:
            regra(ator, registro)
    antes = foto(cadastro, registro, valores_de(cadastro, registro))
    chave, rotulo = registro.pk, str(registro)
    try:
        apagar(cadastro, registro)
    except (IntegrityError, ProtectedError, RestrictedError) as erro:
        raise RegraViolada(
            "em_uso_em_outro_lugar",
            f"“{rotulo}” já foi usado e por isso não se exclui: o que foi feito com ele ficaria "
            "sem explicação. Desative-o, e ele deixa de ser oferecido.",
        ) from erro
    registro.pk = chave
    registrar_alteracao(ator, registro, Alteracao.Verbo.EXCLUIU, antes=antes, rotulo=rotulo)
