"""Passar à produção: the pilot ends, and what is done from here on is never undone."""

from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.erros import Conflito, RegraViolada
from seiva.implantacao.passos import situacoes
from seiva.organizacao.alteracoes import registrar_alteracao, retrato
from seiva.organizacao.models import Alteracao, Fase, Instituicao
from seiva.organizacao.seguranca.senha import conferir_senha


@acao(
    "passar_a_producao",
    titulo="Passar à produção",
    exige="instituicao.administrar",
    registra=False,
    antes=conferir_senha,
)
def passar_a_producao(ator: Ator, *, senha: str) -> Instituicao:
    """End the pilot, once a process was signed. Only forward: production is never a pilot again.

    Raises `Conflito` when somebody else did it first.
    """
    casa = Instituicao.objects.select_for_update().get(pk=ator.instituicao_id)
    if casa.fase == Fase.PRODUCAO:
        raise Conflito("ja_em_producao", "A instituição já está em produção.")
    if any(s.por_fazer for s in situacoes(ator) if s.passo.chave == "primeiro"):
        raise RegraViolada(
            "sem_primeiro_processo",
            "Assine antes o primeiro processo: é ele que mostra que tudo funciona.",
        )
    antes = retrato(casa, ["fase"])
    casa.fase = Fase.PRODUCAO
    casa.save(update_fields=["fase"])
    registrar_alteracao(
        ator, casa, Alteracao.Verbo.ALTEROU, antes=antes, depois=retrato(casa, ["fase"])
    )
    return casa
