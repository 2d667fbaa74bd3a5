"""Declarar passo: what the administrator says of a step that no fact can tell."""

from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.erros import NaoEncontrado, RegraViolada
from seiva.core.textos import uma_linha
from seiva.implantacao.passos import POR_CHAVE
from seiva.organizacao.alteracoes import registrar_alteracao
from seiva.organizacao.models import Alteracao, Instituicao


@acao(
    "declarar_passo",
    titulo="Declarar passo",
    exige="instituicao.administrar",
    registra=False,
)
def declarar_passo(ator: Ator, *, passo: str, motivo: str = "") -> None:
    """Say that a step does not apply here, and why, or that what it asks to read was read.

    It is the person's word, shown with name and date; facts speak over it.
    """
    qual = POR_CHAVE.get(passo)
    if qual is None:
        raise NaoEncontrado
    motivo = uma_linha(motivo)
    if qual.conferivel:
        _dizer(ator, passo, "Lido e conferido.")
        return
    if not qual.dispensavel:
        raise RegraViolada("passo_indispensavel", f"“{qual.titulo}” vale para toda instituição.")
    if not motivo:
        raise RegraViolada("sem_motivo", "Escreva por que não se aplica.", campo="motivo")
    if len(motivo) > 200:
        raise RegraViolada("motivo_longo", "O motivo tem até 200 caracteres.", campo="motivo")
    _dizer(ator, passo, f"Não se aplica: {motivo}.".replace("..", "."))


@acao(
    "desdizer_passo",
    titulo="Voltar atrás no passo",
    exige="instituicao.administrar",
    registra=False,
)
def desdizer_passo(ator: Ator, *, passo: str) -> None:
    """Take back what was said of a step: its facts alone speak again."""
    if passo not in POR_CHAVE:
        raise NaoEncontrado
    _dizer(ator, passo, "")


def _dizer(ator: Ator, passo: str, dito: str) -> None:
    casa = Instituicao.objects.get(pk=ator.instituicao_id)
    registrar_alteracao(
        ator,
        casa,
        Alteracao.Verbo.ALTEROU,
        depois={"passo": passo, "dito": dito, "título": POR_CHAVE[passo].titulo},
    )
