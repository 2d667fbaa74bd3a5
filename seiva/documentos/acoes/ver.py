"""Ver: first access from outside the unit makes the document immutable."""

from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.documentos.credenciais import pode_assinar_por_credencial
from seiva.documentos.models import Documento
from seiva.documentos.situacao import liberacoes
from seiva.processos.models import Passagem, Processo


def pode_marcar(ator: Ator, documento: Documento) -> bool:
    """Whether a reading by `ator` could make the document immutable: asked before the
    act, because most readings change nothing. What is seen outside never ceases to be
    while it is firm."""
    daqui = documento.unidade_id == ator.unidade_id
    return not (daqui or documento.visto_fora or ator.porta == "tarefa")


@acao("ver_documento", titulo="Ver documento", registra=False, mesmo_suspensa=True)
def ver_documento(ator: Ator, *, documento: Documento) -> None:
    """Note that someone outside the generating unit read a firm document (the black pen).

    A job is nobody; a unit that reads by a release, and who reads in order to sign under
    sigilo, are still inside (domain.md §2.5). The mark is a fact of the document, not an entry
    of the legal history.
    """
    if documento.firmado_em is None or not pode_marcar(ator, documento):
        return
    if not (liberacoes(ator, documento) or pode_assinar_por_credencial(ator, documento)):
        Documento.objects.filter(pk=documento.pk, firmado_em__isnull=False).update(visto_fora=True)


@acao("ver_novidades", titulo="Ver novidades", registra=False, mesmo_suspensa=True)
def ver_novidades(ator: Ator, *, processo: Processo) -> None:
    """The unit opened the process: what was new is new no longer."""
    Passagem.objects.filter(processo=processo, unidade_id=ator.minha_unidade, novidade=True).update(
        novidade=False
    )
