"""Liberar, recusar, desativar and reativar the registration of a citizen."""

from collections.abc import Callable

from seiva.core.acoes import Condicao, acao
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.core.relogio import agora
from seiva.core.textos import uma_linha
from seiva.organizacao.acoes.pedir_cadastro import DO_CADASTRO
from seiva.organizacao.alteracoes import registrar_alteracao, retrato
from seiva.organizacao.models import Alteracao, CadastroExterno
from seiva.organizacao.pessoas import ADMINISTRAR

Estado, Verbo = CadastroExterno.Estado, Alteracao.Verbo

PENDENTE = Condicao(
    "cadastro_decidido",
    "Este cadastro já foi decidido.",
    lambda _ator, cadastro: cadastro.estado == Estado.PENDENTE,
)
ATIVO = Condicao(
    "cadastro_inativo", "Este cadastro está desativado.", lambda _ator, cadastro: cadastro.ativo
)
INATIVO = Condicao(
    "cadastro_ativo", "Este cadastro está ativo.", lambda _ator, cadastro: not cadastro.ativo
)
DE_OUTRA_PESSOA = Condicao(
    "proprio_cadastro",
    "Ninguém confere o próprio cadastro: peça a um colega.",
    lambda ator, cadastro: cadastro.conta_id != ator.conta_id,
)


@acao(
    "liberar_cadastro",
    titulo="Liberar cadastro",
    exige=ADMINISTRAR,
    estado=(PENDENTE, ATIVO, DE_OUTRA_PESSOA),
    sobre="cadastro",
    registra=False,
)
def liberar_cadastro(ator: Ator, *, cadastro: CadastroExterno) -> CadastroExterno:
    """Somebody of the institution checked who the person is. It is a fact of this institution
    alone: it proves the CPF to no other one, and changes nothing in the account."""
    return _decidir(ator, cadastro, Estado.LIBERADO, "")


@acao(
    "recusar_cadastro",
    titulo="Recusar cadastro",
    exige=ADMINISTRAR,
    estado=(PENDENTE, ATIVO, DE_OUTRA_PESSOA),
    sobre="cadastro",
    registra=False,
)
def recusar_cadastro(ator: Ator, *, cadastro: CadastroExterno, motivo: str) -> CadastroExterno:
    """Say why; the person reads it and may ask again."""
    return _decidir(ator, cadastro, Estado.RECUSADO, _motivo(motivo))


@acao(
    "desativar_cadastro",
    titulo="Desativar cadastro",
    exige=ADMINISTRAR,
    estado=(ATIVO, DE_OUTRA_PESSOA),
    sobre="cadastro",
    registra=False,
)
def desativar_cadastro(ator: Ator, *, cadastro: CadastroExterno, motivo: str) -> CadastroExterno:
    """Stop it from counting, whatever its state, with the reason."""
    motivo = _motivo(motivo)

    def mudar() -> None:
        cadastro.ativo, cadastro.motivo = False, motivo

    return _registrar(ator, cadastro, Verbo.DESATIVOU, mudar)


@acao(
    "reativar_cadastro",
    titulo="Reativar cadastro",
    exige=ADMINISTRAR,
    estado=(INATIVO, DE_OUTRA_PESSOA),
    sobre="cadastro",
    registra=False,
)
def reativar_cadastro(ator: Ator, *, cadastro: CadastroExterno) -> CadastroExterno:
    """Let it count again, in the state in which it was."""

    def mudar() -> None:
        cadastro.ativo, cadastro.motivo = True, ""

    return _registrar(ator, cadastro, Verbo.REATIVOU, mudar)


def _motivo(texto: str) -> str:
    motivo = uma_linha(texto)[:300]
    if not motivo:
        raise RegraViolada("motivo_obrigatorio", "Escreva o motivo.", campo="motivo")
    return motivo


def _decidir(ator: Ator, cadastro: CadastroExterno, estado: str, motivo: str) -> CadastroExterno:
    def mudar() -> None:
        cadastro.estado, cadastro.motivo = estado, motivo
        cadastro.forma = CadastroExterno.Forma.CONFERENCIA
        cadastro.decidido_em, cadastro.decidido_por_id = agora(), ator.minha_conta

    return _registrar(ator, cadastro, Verbo.ALTEROU, mudar)


def _registrar(
    ator: Ator, cadastro: CadastroExterno, verbo: str, mudar: Callable[[], None]
) -> CadastroExterno:
    antes = retrato(cadastro, DO_CADASTRO)
    mudar()
    cadastro.save()
    depois = retrato(cadastro, DO_CADASTRO)
    nome = cadastro.conta.nome
    registrar_alteracao(ator, cadastro, verbo, antes=antes, depois=depois, rotulo=nome)
    return cadastro
