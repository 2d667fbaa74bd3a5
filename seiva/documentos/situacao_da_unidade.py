"""What documents change in the mesa of units: drafts to sign, and news for the others."""

from seiva.catalogo.models import NivelAcesso
from seiva.core.ator import Ator
from seiva.documentos.models import Documento
from seiva.processos.models import Passagem, Processo


def contar_para_assinar(processo: Processo, unidade_id: int) -> None:
    """Keep the count of drafts that the unit still has to sign, inside a running act.

    The count is for the whole unit: a draft under sigilo in an open process is not in it.
    """
    minutas = Documento.objects.editaveis_em(unidade_id).filter(processo=processo)
    if not processo.sigiloso:
        minutas = minutas.exclude(nivel=NivelAcesso.SIGILOSO)
    total = minutas.count()
    Passagem.objects.filter(processo=processo, unidade_id=unidade_id).update(para_assinar=total)


def avisar_outras_unidades(ator: Ator, processo: Processo, documento: Documento) -> None:
    """Tell every other unit where the process is open that there is something new to see.

    Of a document under sigilo in an open process, nobody hears.
    """
    if documento.nivel == NivelAcesso.SIGILOSO and not processo.sigiloso:
        return
    Passagem.objects.filter(processo=processo, aberta=True, novidade=False).exclude(
        unidade_id=ator.unidade_id
    ).update(novidade=True)
