"""A lot that does not go on: which one, why, and what comes next, in words."""

from dataclasses import dataclass
from datetime import datetime

from seiva.catalogo.models import NivelAcesso
from seiva.core.jobs import Esperada, ultima
from seiva.reorganizacao.execucao import LOTE
from seiva.reorganizacao.models import Reorganizacao
from seiva.reorganizacao.querysets import processos_a_mover

MOVER = "reorganizacao.mover_lote"
# What each kind of error means to who administers; the first that the name ends with.
EM_PALAVRAS = (
    ("IntegrityError", "O banco de dados recusou uma mudança que quebraria uma regra dos dados."),
    ("OperationalError", "O banco de dados não respondeu, ou interrompeu o trabalho."),
    ("ExecutorMorto", "O programa que faz o trabalho foi interrompido todas as vezes."),
    ("RegraViolada", "Uma regra do sistema não deixou mover um dos processos."),
    ("Conflito", "Outra pessoa mudou o mesmo ao mesmo tempo."),
    ("AtoSemAndamento", "O sistema desfez o lote porque o histórico ficaria incompleto."),
)
OUTRO = "O sistema encontrou um erro que não esperava."


@dataclass(frozen=True)
class Parada:
    """`o_que`: the processes of the lot. `desistiu`: it will not be tried by itself any more;
    otherwise `de_novo_em` says when it will."""

    o_que: str
    por_que: str
    tecnico: str
    tentativas: int
    falhou_em: datetime | None
    desistiu: bool
    de_novo_em: datetime | None


def trabalho(feita: Reorganizacao) -> Esperada | None:
    """The job of the next lot; None when nobody asked for it, or it was done."""
    return ultima(MOVER, reorganizacao_id=feita.pk, depois=feita.cursor, rodada=feita.rodada)


def parada(feita: Reorganizacao) -> Parada | None:
    """Why the reorganisation does not go on; None while nothing failed in its next lot."""
    if feita.concluida:
        return None
    lote = trabalho(feita)
    if lote is None or not lote.classe or lote.fazendo:
        return None
    classe = lote.classe.rsplit(".", 1)[-1]
    por_que = next((dito for fim, dito in EM_PALAVRAS if classe.endswith(fim)), OUTRO)
    return Parada(
        o_que=_lote(feita),
        por_que=por_que,
        tecnico=f"{classe}: {lote.mensagem}" if lote.mensagem else classe,
        tentativas=lote.tentativas,
        falhou_em=lote.falhou_em,
        desistiu=lote.falhou,
        de_novo_em=None if lote.falhou else lote.quando_de_novo,
    )


def _lote(feita: Reorganizacao) -> str:
    """The processes that the lot would move, by where they begin; or the blocks, at the end."""
    ids = list(feita.unidades.values_list("unidade_id", flat=True))
    proximos = processos_a_mover(ids, com_acervo=feita.acervo, depois=feita.cursor)
    abertos = proximos.filter(nivel_efetivo__lt=NivelAcesso.SIGILOSO)
    numeros = list(abertos.values_list("numero", flat=True)[:LOTE])
    if not proximos.exists():
        return "os blocos da unidade"
    ate = min(feita.vistos + LOTE, max(feita.total, feita.vistos + len(numeros)))
    dito = f"os processos {feita.vistos + 1} a {ate} de {feita.total}"
    return f"{dito}, a começar por {numeros[0]}" if numeros else dito
