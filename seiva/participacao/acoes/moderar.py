"""Publicar e reter contribuição: with a reason from a list, which its author reads."""

from seiva.core.acoes import Condicao, acao
from seiva.core.ator import Ator
from seiva.core.erros import Conflito, RegraViolada
from seiva.core.relogio import agora
from seiva.core.textos import uma_linha
from seiva.organizacao.lugares import lembrar_lugar
from seiva.participacao.acoes.conduzir import CONDUZIR
from seiva.participacao.models import Contribuicao
from seiva.participacao.regras.estado import Estado
from seiva.processos.situacao import ABERTO_AQUI, situacao_de

Situacao = Contribuicao.Situacao

PROCESSO_DA_CONSULTA_AQUI = Condicao(
    ABERTO_AQUI.codigo,
    ABERTO_AQUI.mensagem,
    lambda ator, contribuicao: situacao_de(ator, contribuicao.consulta.processo).aberta_aqui,
)
POR_RELATAR = Condicao(
    "consulta_relatada",
    "As contribuições já foram reunidas no relatório: não mudam mais.",
    lambda _ator, contribuicao: (
        contribuicao.consulta.relatorio_id is None
        and contribuicao.consulta.estado(agora()) in {Estado.ABERTA, Estado.ENCERRADA}
    ),
)
MODERAVEL = (PROCESSO_DA_CONSULTA_AQUI, POR_RELATAR)


@acao(
    "publicar_contribuicao",
    titulo="Publicar contribuição",
    exige=CONDUZIR,
    estado=MODERAVEL,
    sobre="contribuicao",
    registra=False,
)
def publicar_contribuicao(ator: Ator, *, contribuicao: Contribuicao, vista: str) -> Contribuicao:
    """Let everybody read it. `vista` is the mark of what the moderator saw (`marca`): when
    somebody else decided meanwhile, nothing changes and `Conflito` is raised."""
    _conferir_vista(contribuicao, vista)
    contribuicao.motivo = contribuicao.explicacao = ""
    return _decidir(ator, contribuicao, Situacao.PUBLICADA)


@acao(
    "reter_contribuicao",
    titulo="Não publicar contribuição",
    exige=CONDUZIR,
    estado=MODERAVEL,
    sobre="contribuicao",
    registra=False,
)
def reter_contribuicao(
    ator: Ator, *, contribuicao: Contribuicao, vista: str, motivo: str, explicacao: str = ""
) -> Contribuicao:
    """Withhold it, or maintain what was withheld after its author answered."""
    _conferir_vista(contribuicao, vista)
    if motivo not in Contribuicao.Motivo.values:
        raise RegraViolada("sem_motivo", "Escolha o motivo.", campo="motivo")
    explicacao = uma_linha(explicacao)
    if len(explicacao) > 500:
        raise RegraViolada("longo", "A explicação tem até 500 letras.", campo="explicacao")
    if contribuicao.replicada_em is not None:
        contribuicao.mantida_em = agora()
    contribuicao.motivo, contribuicao.explicacao = motivo, explicacao
    # Its author may answer: what waits for a person is looked for where they have something.
    lembrar_lugar(contribuicao.conta.cpf)
    return _decidir(ator, contribuicao, Situacao.RETIDA)


def marca(contribuicao: Contribuicao) -> str:
    """What tells one state of a contribution from another, for forms."""
    vezes = [contribuicao.moderada_em, contribuicao.replicada_em, contribuicao.retirada_em]
    instante = max((vez for vez in vezes if vez is not None), default=None)
    return f"{contribuicao.situacao}:{instante.isoformat() if instante else ''}"


def _conferir_vista(contribuicao: Contribuicao, vista: str) -> None:
    if contribuicao.situacao == Situacao.RETIRADA:
        raise RegraViolada("retirada", "Quem escreveu esta contribuição a retirou.")
    if vista != marca(contribuicao):
        quem = contribuicao.moderada_por.nome if contribuicao.moderada_por else "Quem escreveu"
        raise Conflito(
            "mudou_antes",
            f"{quem} mexeu nesta contribuição depois que você abriu a página. Veja-a de novo.",
        )


def _decidir(ator: Ator, contribuicao: Contribuicao, situacao: str) -> Contribuicao:
    contribuicao.situacao = situacao
    contribuicao.moderada_em, contribuicao.moderada_por_id = agora(), ator.minha_conta
    contribuicao.save()
    return contribuicao
