"""Liberar and recolher: what a unit lets another see or sign, by an act of an upper module."""

from collections.abc import Collection, Sequence

from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.relogio import agora
from seiva.documentos.models import Documento, Liberacao
from seiva.organizacao.models import Unidade
from seiva.processos.models import Processo


@acao("liberar_documentos", titulo="Liberar documentos", registra=False)
def liberar_documentos(
    ator: Ator,
    *,
    origem: str,
    unidades: Collection[Unidade],
    documentos: Sequence[Documento] = (),
    processos: Sequence[Processo] = (),
    assina: bool = False,
) -> None:
    """Let each unit read these documents (and sign, with `assina`) and the drafts of these
    processes.

    Only what the unit of the actor wrote is released: it has no say over drafts of others. The
    history is written by who calls; `origem` is the key to take everything back.
    """
    quando = agora()
    alvos: list[tuple[int, int | None]] = [
        (documento.processo_id, documento.pk)
        for documento in documentos
        if documento.interno and documento.unidade_id == ator.unidade_id
    ]
    alvos += [(processo.pk, None) for processo in processos]
    Liberacao.objects.bulk_create(
        Liberacao(
            processo_id=processo_id,
            documento_id=documento_id,
            dona_id=ator.minha_unidade,
            unidade=unidade,
            assina=assina and documento_id is not None,
            origem=origem,
            quando=quando,
        )
        for unidade in unidades
        for processo_id, documento_id in alvos
    )


@acao("recolher_documentos", titulo="Recolher documentos", registra=False)
def recolher_documentos(ator: Ator, *, origem: str, unidade_id: int | None = None) -> None:
    """Take back what `origem` released, to one unit or to all. Signatures made stay."""
    liberacoes = Liberacao.objects.da_origem(origem)
    if unidade_id is not None:
        liberacoes = liberacoes.filter(unidade_id=unidade_id)
    liberacoes.delete()
