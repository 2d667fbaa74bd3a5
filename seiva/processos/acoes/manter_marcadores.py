"""Keeping the labels of one's own unit: what administrators do to those of any unit, too.

The same generic acts of the registers do the work, with their refusals and their log; here the
authority is that of who works in the unit.
"""

from inspect import unwrap
from typing import Any

from seiva.core.acoes import Condicao, acao
from seiva.core.ator import Ator
from seiva.organizacao.acoes.alterar_registro import alterar_registro
from seiva.organizacao.acoes.criar_registro import criar_registro
from seiva.organizacao.acoes.desativar_registro import EM_USO, desativar_registro
from seiva.organizacao.acoes.excluir_registro import excluir_registro
from seiva.organizacao.acoes.reativar_registro import ENCERRADO, reativar_registro
from seiva.organizacao.models import Unidade
from seiva.processos.cadastro_de_marcadores import MARCADORES
from seiva.processos.models import Marcador

PERMISSAO = "andamento.registrar"
DA_MINHA_UNIDADE = Condicao(
    "marcador_de_outra_unidade",
    "Este marcador não é da sua unidade.",
    lambda ator, marcador: marcador.unidade_id == ator.unidade_id,
)
# What the generic acts do, without the authority that they ask for.
_criar, _alterar = unwrap(criar_registro), unwrap(alterar_registro)
_desativar, _reativar = unwrap(desativar_registro), unwrap(reativar_registro)
_excluir = unwrap(excluir_registro)


@acao("criar_marcador", titulo="Criar marcador", exige=PERMISSAO, registra=False)
def criar_marcador(ator: Ator, *, nome: str, cor: str) -> Marcador:
    """A new label of the unit in use. Raises `RegraViolada` for a name already in use there."""
    unidade = Unidade.objects.um(pk=ator.minha_unidade)
    valores: dict[str, Any] = {"unidade": unidade, "nome": nome, "cor": cor}
    criado: Marcador = _criar(ator, cadastro=MARCADORES, valores=valores)
    return criado


@acao(
    "alterar_marcador",
    titulo="Alterar marcador",
    exige=PERMISSAO,
    estado=(DA_MINHA_UNIDADE,),
    sobre="marcador",
    registra=False,
)
def alterar_marcador(ator: Ator, *, marcador: Marcador, nome: str, cor: str) -> Marcador:
    """Another name or colour; what the history of processes already says does not change."""
    valores = {"nome": nome, "cor": cor}
    alterado: Marcador = _alterar(ator, registro=marcador, valores=valores)
    return alterado


@acao(
    "desativar_marcador",
    titulo="Desativar",
    exige=PERMISSAO,
    estado=(DA_MINHA_UNIDADE, EM_USO),
    sobre="marcador",
    registra=False,
)
def desativar_marcador(ator: Ator, *, marcador: Marcador) -> Marcador:
    """No longer offered; it stays on the processes that have it."""
    desativado: Marcador = _desativar(ator, registro=marcador)
    return desativado


@acao(
    "reativar_marcador",
    titulo="Reativar",
    exige=PERMISSAO,
    estado=(DA_MINHA_UNIDADE, ENCERRADO),
    sobre="marcador",
    registra=False,
)
def reativar_marcador(ator: Ator, *, marcador: Marcador) -> Marcador:
    """Offered again, when no other took its name meanwhile."""
    reativado: Marcador = _reativar(ator, registro=marcador)
    return reativado


@acao(
    "excluir_marcador",
    titulo="Excluir",
    exige=PERMISSAO,
    estado=(DA_MINHA_UNIDADE,),
    sobre="marcador",
    registra=False,
)
def excluir_marcador(ator: Ator, *, marcador: Marcador) -> None:
    """Take out a label that was never put on a process; one that was is only put out of use."""
    _excluir(ator, registro=marcador)
