"""Background jobs of a reorganisation: a chain of lots, each committed with the next one."""

from seiva.core.ator import Ator
from seiva.core.jobs import enfileirar, tarefa
from seiva.reorganizacao.execucao import encerrar, fazer_blocos, fazer_lote
from seiva.reorganizacao.models import Reorganizacao
from seiva.reorganizacao.querysets import ainda_por_mover

RODADAS = 5
VARREDURA = 300  # seconds: no request that was under way at the confirmation lasts so long


@tarefa("reorganizacao.mover_lote")
def mover_lote(ator: Ator, *, reorganizacao_id: int, depois: int, rodada: int) -> None:
    """One lot. Run twice, or late, it finds the cursor ahead of it and does nothing.

    After the last one: the blocks, and another round when something came in meanwhile.
    """
    feita = Reorganizacao.travar(reorganizacao_id)
    if feita.concluida or (feita.cursor, feita.rodada) != (depois, rodada):
        return
    if fazer_lote(feita):
        _seguir(feita)
        return
    fazer_blocos(feita)
    if _sobrou(feita) and feita.rodada < RODADAS:
        feita.rodada, feita.cursor = feita.rodada + 1, 0
        feita.save(update_fields=["rodada", "cursor"])
        _seguir(feita)
        return
    encerrar(feita)
    enfileirar(varrer, espera=VARREDURA, reorganizacao_id=feita.pk)


@tarefa("reorganizacao.varrer")
def varrer(ator: Ator, *, reorganizacao_id: int) -> None:
    """What somebody who came in before the confirmation left in a unit that ended, after it."""
    feita = Reorganizacao.travar(reorganizacao_id)
    if not feita.concluida or not _sobrou(feita):
        return
    feita.cursor = 0
    if fazer_lote(feita):
        enfileirar(varrer, espera=1, reorganizacao_id=feita.pk)


def _sobrou(feita: Reorganizacao) -> bool:
    if not feita.extingue:
        return False
    unidades = feita.unidades.values_list("unidade_id", flat=True)
    return ainda_por_mover(list(unidades)).exists()


def _seguir(feita: Reorganizacao) -> None:
    enfileirar(
        mover_lote,
        trava=f"reorganizacao-{feita.pk}",
        reorganizacao_id=feita.pk,
        depois=feita.cursor,
        rodada=feita.rodada,
    )
