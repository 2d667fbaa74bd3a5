"""Ver: first access from outside the unit makes the document immutable."""

from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.documentos.credenciais import pode_assinar_por_credencial
from seiva.documentos.models import Documento
from seiva.documentos.situacao import liberacoes
from seiva.processos.models import Passagem, Processo


@acao("ver_documento", titulo="Ver documento", registra=False)
def ver_documento(ator: Ator, *, documento: Documento) -> None:
    """Note that someone outside the generating unit read a firm document (the black pen).

    A job is nobody; a unit that reads by a release, and who reads in order to sign under
    sigilo, are still inside (domain.md §2.5). The mark is a fact of the document, not an entry
    of the legal history.
    """
    if documento.visto_fora or documento.firmado_em is None or ator.porta == "tarefa":
        return
    if documento.unidade_id == ator.unidade_id or liberacoes(ator, documento):
        return
    if not pode_assinar_por_credencial(ator, documento):
        Documento.objects.filter(pk=documento.pk, firmado_em__isnull=False).update(visto_fora=True)


@acao("ver_novidades", titulo="Ver novidades", registra=False)
def ver_novidades(ator: Ator, *, processo: Processo) -> None:
    """The unit opened the process: what was new is new no longer."""
    Passagem.objects.filter(processo=processo, unidade_id=ator.minha_unidade, novidade=True).update(
        novidade=False
    )
